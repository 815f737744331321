package io.potik.lead.imports;

import io.potik.lead.problem.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one line. */
final class LineErrors {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private final List<Invalid.Field> errors = new ArrayList<>();

    void add(String field, String message) {
        errors.add(new Invalid.Field(field, message));
    }

    List<Invalid.Field> all() {
        return errors;
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Tells an error when the text is missing or too long. */
    void check(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            add(field, "This is needed.");
        } else {
            tooLong(field, text.strip(), longest);
        }
    }

    /** The text without the blanks around it; told as an error when it is missing or too long. */
    String text(String field, @Nullable String text, int longest) {
        check(field, text, longest);
        return text == null ? "" : text.strip();
    }

    /** The text without the blanks around it, or null when there is none; told as an error when it is too long. */
    @Nullable
    String optional(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        tooLong(field, text.strip(), longest);
        return text.strip();
    }

    /** The time, to be between two others; told as an error, and replaced by the first, when it is not. */
    Instant time(String field, @Nullable Instant at, Instant notBefore, Instant notAfter) {
        if (at == null) {
            add(field, "A time is needed, such as 2026-11-21T09:30:00Z.");
            return notBefore;
        }
        if (at.isBefore(notBefore) || at.isAfter(notAfter)) {
            add(field, "This time has to be from " + notBefore + " to " + notAfter + ".");
            return notBefore;
        }
        return at;
    }

    /** The time at which a lead came, not in the future. */
    Instant creation(String field, @Nullable Instant at, Instant now) {
        return time(field, at, EARLIEST, now);
    }

    /** The list, or an empty one; told as an error, and cut, when it is longer. */
    <T> List<T> list(String field, @Nullable List<T> list, int longest) {
        if (list == null) {
            return List.of();
        }
        if (list.size() > longest) {
            add(field, "At most " + longest + " of these are taken.");
            return list.subList(0, longest);
        }
        return list;
    }

    private void tooLong(String field, String text, int longest) {
        if (text.length() > longest) {
            add(field, "At most " + longest + " characters are taken.");
        }
        if (text.indexOf('\0') >= 0) {
            add(field, "The character U+0000 is no text.");
        }
    }
}
