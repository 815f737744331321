package io.potik.intake.upload;

import io.potik.intake.problem.Invalid;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.util.UriComponentsBuilder;

/** What a file is called and what it is, as far as who attached it said so. */
record UploadName(String name, String mediaType) {

    private static final int LONGEST = 200;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,80}/[\\w.+-]{1,80}");
    private static final String BYTES = MediaType.APPLICATION_OCTET_STREAM_VALUE;

    /**
     * Reads the query of an address.
     *
     * @throws Invalid when there is no name in it
     */
    static UploadName of(@Nullable String query, @Nullable String contentType) {
        var name = clean(parameter(query, "name"));
        var given = parameter(query, "mediaType");
        return new UploadName(name, mediaType(given == null ? contentType : given, name));
    }

    private static @Nullable String parameter(@Nullable String query, String name) {
        var value = UriComponentsBuilder.newInstance()
                .query(query == null ? "" : query)
                .build()
                .getQueryParams()
                .getFirst(name);
        try {
            // As browsers write forms: a space may be a plus.
            return value == null ? null : URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Invalid(name, "This is no text as addresses hold it.");
        }
    }

    /** The last part of a path, on one line, with its ending when it is too long. */
    private static String clean(@Nullable String given) {
        var name = given == null
                ? ""
                : given.replaceAll(".*[/\\\\]", "")
                        .replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ")
                        .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new Invalid("name", "A file needs a name.");
        }
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST / 2) + "…" + name.substring(name.length() - LONGEST / 2 + 1);
    }

    /** What nobody said, or what a program says that does not know, is guessed by the name's ending. */
    private static String mediaType(@Nullable String given, String name) {
        var type = given == null ? BYTES : given.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!MEDIA_TYPE.matcher(type).matches()
                || type.equals(BYTES)
                || type.equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return MediaTypeFactory.getMediaType(name)
                    .map(guess -> guess.getType() + "/" + guess.getSubtype())
                    .orElse(BYTES);
        }
        return type;
    }
}
