package io.potik.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * What a file is, by how it begins. What the sender says counts nowhere; the name only tells apart what begins alike.
 * Nothing that a browser runs is ever among them.
 */
final class MediaTypes {

    /** How much of a file {@link #of} wants to see. */
    static final int HEAD = 512;

    private static final String BYTES = "application/octet-stream";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN = "application/vnd.oasis.opendocument.";

    /** What a browser draws from pixels alone. */
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private static final Map<String, String> ZIPPED = Map.of(
            "docx", OFFICE + "wordprocessingml.document",
            "xlsx", OFFICE + "spreadsheetml.sheet",
            "pptx", OFFICE + "presentationml.presentation",
            "odt", OPEN + "text",
            "ods", OPEN + "spreadsheet",
            "odp", OPEN + "presentation");

    private static final Map<String, String> OLD_OFFICE = Map.of(
            "doc", "application/msword", "xls", "application/vnd.ms-excel", "ppt", "application/vnd.ms-powerpoint");

    private MediaTypes() {}

    /** Whether it may be shown in place. */
    static boolean isPicture(String mediaType) {
        return PICTURES.contains(mediaType);
    }

    /**
     * The type of a file.
     *
     * @param head the first {@link #HEAD} bytes, or all if there are less
     */
    static String of(byte[] head, FileName name) {
        var ascii = new String(head, StandardCharsets.ISO_8859_1);
        if (ascii.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        } else if (ascii.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        } else if (ascii.startsWith("GIF87a") || ascii.startsWith("GIF89a")) {
            return "image/gif";
        } else if (ascii.startsWith("RIFF") && ascii.startsWith("WEBP", 8)) {
            return "image/webp";
        } else if (ascii.startsWith("RIFF") && ascii.startsWith("WAVE", 8)) {
            return "audio/wav";
        } else if (ascii.startsWith("%PDF-")) {
            return "application/pdf";
        } else if (ascii.startsWith("PK\u0003\u0004")) {
            return ZIPPED.getOrDefault(name.ending(), "application/zip");
        } else if (ascii.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return OLD_OFFICE.getOrDefault(name.ending(), BYTES);
        } else if (ascii.startsWith("ftyp", 4)) {
            return ascii.startsWith("M4A", 8) ? "audio/mp4" : "video/mp4";
        } else if (ascii.startsWith("OggS")) {
            return "audio/ogg";
        } else if (ascii.startsWith("ID3")) {
            return "audio/mpeg";
        } else if (isText(head)) {
            return name.ending().equals("csv") ? "text/csv" : "text/plain";
        }
        return BYTES;
    }

    private static boolean isText(byte[] head) {
        var text = CharBuffer.allocate(HEAD);
        // A character may be cut at the end, so that is not the end.
        var read = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head), text, false);
        return !read.isError()
                && text.flip().chars().noneMatch(character -> character < ' ' && "\t\n\r\f".indexOf(character) < 0);
    }
}
