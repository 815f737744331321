package io.potik.gateway.staff.web;

import io.potik.gateway.problem.Invalid;
import org.jspecify.annotations.Nullable;

/** The version that a change is based on: from the body, or from If-Match. */
final class IfMatch {

    private IfMatch() {}

    /** The version, or null when neither gives one ({@code *} means any). */
    static @Nullable Long version(@Nullable String header, @Nullable Long body) {
        if (body != null || header == null || header.strip().equals("*")) {
            return body;
        }
        try {
            return Long.valueOf(header.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw (Invalid) new Invalid("If-Match", "A version is a number in quotes, as ETag gave it.").initCause(e);
        }
    }
}
