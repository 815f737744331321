package io.potik.files;

import org.jspecify.annotations.Nullable;

/** A file that is not taken, and why; nothing of it was stored. Services answer it as they answer a field that is wrong. */
public final class FileRefused extends RuntimeException {

    private final String field;
    private final String reason;
    private final @Nullable String code;

    /** What was sent makes no sense. */
    FileRefused(String field, String reason) {
        this(field, reason, null);
    }

    /** It is more than may be kept. */
    FileRefused(String field, String reason, @Nullable String code) {
        super(reason);
        this.field = field;
        this.reason = reason;
        this.code = code;
    }

    /** What is wrong: {@code name} or {@code file}. */
    public String field() {
        return field;
    }

    /** For people: what is wrong and what would be right. */
    public String reason() {
        return reason;
    }

    /** {@code tooLarge} or {@code full} when it is more than may be kept; null when what was sent makes no sense. */
    public @Nullable String code() {
        return code;
    }
}
