package io.potik.intake.channel.mail;

import com.ibm.icu.text.CharsetDetector;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From bytes to text when what is declared may be missing, wrong or unknown. */
public final class MailCharsets {

    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset KOI8 = Charset.forName("KOI8-U");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int LONGEST_SAMPLE = 8_192;

    /** Names that mail programs write for what Java calls otherwise, or whose superset is what they mean. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("koi8-r", "KOI8-U"),
            Map.entry("koi8-ru", "KOI8-U"),
            Map.entry("koi8", "KOI8-U"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("cp1252", "windows-1252"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf-8mb4", "UTF-8"),
            Map.entry("unicode", "UTF-16"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("win-1251", "windows-1251"),
            Map.entry("win1251", "windows-1251"),
            Map.entry("windows1251", "windows-1251"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("ks_c_5601-1987", "x-windows-949"));

    private MailCharsets() {}

    /**
     * The text in these bytes. A declaration counts unless the bytes contradict it; without one, or with one that says
     * nothing (us-ascii, unknown names), valid UTF-8 is UTF-8 and the rest is guessed.
     */
    public static String text(byte[] bytes, @Nullable String declared) {
        var charset = named(declared);
        if (charset == null || charset.equals(StandardCharsets.US_ASCII)) {
            var utf8 = strictUtf8(bytes);
            return utf8 == null ? guessed(bytes) : utf8;
        }
        if (charset.equals(StandardCharsets.UTF_8)) {
            var utf8 = strictUtf8(bytes);
            return utf8 == null ? damagedUtf8(bytes) : utf8;
        }
        if (charset.equals(WESTERN) && mostlyHigh(bytes)) {
            var utf8 = strictUtf8(bytes);
            return utf8 == null ? guessed(bytes) : utf8;
        }
        return withoutMark(new String(bytes, charset));
    }

    /** The charset of this name, as mail programs mean it, or null when nobody knows it. */
    static @Nullable Charset named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        var key = name.strip().toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(MEANT.getOrDefault(key, key));
        } catch (IllegalArgumentException unknown) {
            if (key.startsWith("x-")) {
                return named(key.substring(2));
            }
            // ICU's and Microsoft's spelling: cp-850.
            return key.startsWith("cp-") ? named("cp" + key.substring(3)) : null;
        }
    }

    private static @Nullable String strictUtf8(byte[] bytes) {
        try {
            return withoutMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** A few broken bytes (a text that was cut) do not make it another charset. */
    private static String damagedUtf8(byte[] bytes) {
        var lenient = new String(bytes, StandardCharsets.UTF_8);
        long broken = lenient.chars().filter(c -> c == '\uFFFD').count();
        long foreign = lenient.chars().filter(c -> c > 0x7F).count();
        return broken * 5 <= foreign ? withoutMark(lenient) : guessed(bytes);
    }

    private static String guessed(byte[] bytes) {
        return withoutMark(new String(bytes, guess(bytes)));
    }

    private static Charset guess(byte[] bytes) {
        var sample = bytes.length > LONGEST_SAMPLE ? Arrays.copyOf(bytes, LONGEST_SAMPLE) : bytes;
        boolean high = mostlyHigh(sample);
        var matches = new CharsetDetector().setText(sample).detectAll();
        for (var match : matches == null ? new com.ibm.icu.text.CharsetMatch[0] : matches) {
            var name = match.getName().toLowerCase(Locale.ROOT);
            var charset = name.startsWith("ibm4") || match.getConfidence() < 10 ? null : named(name);
            boolean cyrillic = name.contains("1251") || name.contains("koi8");
            if (charset != null && (cyrillic || !high || match.getConfidence() >= 60)) {
                return charset;
            }
        }
        if (!high) {
            return CYRILLIC;
        }
        // Small letters are more than capitals: they are C0-DF in KOI8 and E0-FF in windows-1251.
        return count(sample, 0xC0, 0xDF) > count(sample, 0xE0, 0xFF) ? KOI8 : CYRILLIC;
    }

    /** Whether there are far more letters beyond ASCII than within it, as in no language of Western Europe. */
    private static boolean mostlyHigh(byte[] bytes) {
        int high = count(bytes, 0xC0, 0xFF);
        return high >= 4 && high > 2 * (count(bytes, 'A', 'Z') + count(bytes, 'a', 'z'));
    }

    private static int count(byte[] bytes, int from, int to) {
        int count = 0;
        for (byte b : bytes) {
            int unsigned = b & 0xFF;
            if (unsigned >= from && unsigned <= to) {
                count++;
            }
        }
        return count;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
