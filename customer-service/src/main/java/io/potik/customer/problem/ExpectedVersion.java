package io.potik.customer.problem;

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

    /** A version as an ETag. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }
}
