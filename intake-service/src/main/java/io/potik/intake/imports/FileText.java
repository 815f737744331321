package io.potik.intake.imports;

import io.potik.intake.channel.Words;
import io.potik.intake.problem.Invalid;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of a file: of the table in a workbook, or as it is, in whichever of the usual encodings it was written. */
final class FileText {

    private static final Charset OF_OLD_SPREADSHEETS = Charset.forName("windows-1251");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int LOOKED_AT = 1000;

    private FileText() {}

    /**
     * The text without its byte order mark and fit to be stored.
     *
     * @throws Invalid when it is no text and no workbook that is taken
     */
    static String of(byte[] bytes) {
        if (begins(bytes, OLE2)) {
            throw new Invalid("file", "This is an old or a locked workbook. Save it as .xlsx or CSV and bring that.");
        }
        if (begins(bytes, ZIP)) {
            return Words.storable(Workbook.text(bytes));
        }
        var charset = charset(bytes);
        var text = charset.decode(ByteBuffer.wrap(bytes)).toString();
        return Words.storable(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        // Every line end and separator of UTF-16 has a zero byte, and no other text has one.
        for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
            if (bytes[i] == 0) {
                return i % 2 == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return OF_OLD_SPREADSHEETS;
        }
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
