package io.potik.files;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What a file is called: the last part of a path, on one line, at most 200 characters with its ending. */
public record FileName(String text) {

    private static final int LONGEST = 200;

    /**
     * From {@code ?name=} of an address. Not by getParameter: of a body that calls itself a form that would eat the bytes.
     *
     * @throws FileRefused when there is no name in it
     */
    public static FileName of(@Nullable String query) {
        var value = UriComponentsBuilder.newInstance()
                .query(query == null ? "" : query)
                .build()
                .getQueryParams()
                .getFirst("name");
        try {
            // As browsers write forms: a space may be a plus.
            return clean(value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new FileRefused("name", "This is no text as addresses hold it.");
        }
    }

    private static FileName clean(String given) {
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new FileRefused("name", "A file needs a name.");
        }
        int length = name.codePointCount(0, name.length());
        return new FileName(
                length <= LONGEST
                        ? name
                        : name.substring(0, name.offsetByCodePoints(0, LONGEST / 2))
                                + "…"
                                + name.substring(name.offsetByCodePoints(name.length(), 1 - LONGEST / 2)));
    }

    /** What comes after the last dot, in small letters; empty without one. */
    String ending() {
        int dot = text.lastIndexOf('.');
        return dot < 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
