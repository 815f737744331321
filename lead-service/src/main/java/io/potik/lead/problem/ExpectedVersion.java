package io.potik.lead.problem;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The version that a change was based on.
 *
 * @param version null when the caller does not mind what stands there
 */
public record ExpectedVersion(@Nullable Long version) {

    /**
     * From the header, else from the body.
     *
     * @param ifMatch {@code "3"}, {@code *} or null
     * @param inBody the body's {@code version}, or null
     * @throws Invalid when the header is no version
     */
    public static ExpectedVersion of(@Nullable String ifMatch, @Nullable Long inBody) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return new ExpectedVersion(inBody);
        }
        var digits = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return new ExpectedVersion(Long.valueOf(digits));
        } catch (NumberFormatException other) {
            throw new Invalid("If-Match", "This is the ETag that the last answer had: a version in quotes.");
        }
    }

    /**
     * Goes on when the change was based on what stands there.
     *
     * @param what the noun, for the problem's text
     * @param current the version that stands there
     * @param shown what stands there as the API shows it; asked for only when it differs
     * @throws Conflict when it was based on another version
     */
    public void check(String what, long current, Supplier<? extends Object> shown) {
        if (version != null && version != current) {
            throw new Conflict(what, shown.get());
        }
    }

    /** A version as an ETag. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }
}
