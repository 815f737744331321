package io.potik.intake.channel.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * RFC 2047 as it is really written. The libraries give up on unknown charsets and decode word by word, which breaks a
 * letter whose bytes are in two words.
 */
final class EncodedWords {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^\\r\\n]{0,2000}?)\\?=", Pattern.DOTALL);
    private static final int LONGEST = 10_000;

    private EncodedWords() {}

    /** The text with its encoded words decoded; what is none stays as it is. */
    static String decode(String header) {
        if (!header.contains("=?")) {
            return header;
        }
        var text = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        var decoded = new StringBuilder();
        var bytes = new ByteArrayOutputStream();
        String charset = null;
        int end = 0;
        var words = WORD.matcher(text);
        while (words.find()) {
            var between = text.substring(end, words.start());
            var named = charset(words.group(1));
            boolean adjacent = charset != null && between.isBlank();
            if (!adjacent || !named.equals(charset)) {
                flush(decoded, bytes, charset);
            }
            if (!adjacent) {
                decoded.append(between);
            }
            bytes.writeBytes(words.group(2).equalsIgnoreCase("B") ? base64(words.group(3)) : quoted(words.group(3)));
            charset = named;
            end = words.end();
        }
        flush(decoded, bytes, charset);
        return decoded.append(text, end, text.length()).toString();
    }

    private static void flush(StringBuilder decoded, ByteArrayOutputStream bytes, @Nullable String charset) {
        if (charset != null) {
            decoded.append(MailCharsets.text(bytes.toByteArray(), charset));
            bytes.reset();
        }
    }

    /** Without the language that RFC 2231 allows behind it. */
    private static String charset(String named) {
        int language = named.indexOf('*');
        return (language < 0 ? named : named.substring(0, language)).toLowerCase(Locale.ROOT);
    }

    private static byte[] base64(String text) {
        var letters = text.replaceAll("[^A-Za-z0-9+/]", "");
        // One letter too many carries no whole byte.
        var whole = letters.length() % 4 == 1 ? letters.substring(0, letters.length() - 1) : letters;
        return Base64.getDecoder().decode(whole);
    }

    private static byte[] quoted(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else if (c == '_') {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
