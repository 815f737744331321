package io.potik.intake.channel.fields;

import org.jspecify.annotations.Nullable;

/** Which fields hold what, where somebody knows it; null where it has to be found out. */
public record FieldHints(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String message) {

    /** Nobody knows anything. */
    public static final FieldHints NONE = new FieldHints(null, null, null, null);
}
