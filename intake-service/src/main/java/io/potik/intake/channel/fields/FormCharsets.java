package io.potik.intake.channel.fields;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From bytes to text: what is declared counts, then UTF-8 if it is valid, then the code page of old Cyrillic pages. */
final class FormCharsets {

    private static final Charset OLD_PAGES = Charset.forName("windows-1251");
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)");

    private FormCharsets() {}

    /** The media type without its parameters, in lower case; empty when there is none. */
    static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** The charset that a content type names, or null when it names none that is known. */
    static @Nullable Charset declared(@Nullable String contentType) {
        var found = CHARSET.matcher(contentType == null ? "" : contentType);
        return found.find() ? named(found.group(1)) : null;
    }

    /** The content type's charset, else that of the form's hidden {@code _charset_} field, else null. */
    static @Nullable Charset ofForm(@Nullable String contentType, @Nullable String hidden) {
        var declared = declared(contentType);
        return declared != null || hidden == null || hidden.isBlank() ? declared : named(hidden.strip());
    }

    /** The text in these bytes. */
    static String text(byte[] bytes, @Nullable Charset declared) {
        if (declared != null && !declared.equals(StandardCharsets.UTF_8)) {
            return new String(bytes, declared);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, OLD_PAGES);
        }
    }

    /** Decodes {@code application/x-www-form-urlencoded}; a percent sign that begins nothing stands for itself. */
    static String percentDecoded(String encoded, @Nullable Charset declared) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '+') {
                bytes.write(' ');
            } else if (c == '%'
                    && i + 2 < encoded.length()
                    && Character.digit(encoded.charAt(i + 1), 16) >= 0
                    && Character.digit(encoded.charAt(i + 2), 16) >= 0) {
                bytes.write(
                        Character.digit(encoded.charAt(i + 1), 16) * 16 + Character.digit(encoded.charAt(i + 2), 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return text(bytes.toByteArray(), declared);
    }

    private static @Nullable Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
