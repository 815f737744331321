package io.potik.gateway.term;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A word in one language, with the forms that counting needs.
 *
 * @param one of one: request, заявка
 * @param few of two to four, in languages that tell them apart: заявки; null in the others
 * @param many of more, and of none: requests, заявок
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Word(
        @Nullable String one,
        @Nullable String few,
        @Nullable String many) {

    /** Without the space around the forms; an empty form is none. */
    Word stripped() {
        return new Word(stripped(one), stripped(few), stripped(many));
    }

    private static @Nullable String stripped(@Nullable String form) {
        return form == null || form.isBlank() ? null : form.strip();
    }
}
