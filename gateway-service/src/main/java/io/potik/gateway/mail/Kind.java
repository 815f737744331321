package io.potik.gateway.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why somebody is told something, as lead-service names it. */
enum Kind {
    /** Somebody gave them a lead. */
    ASSIGNED,
    /** A person answered on a lead of theirs. */
    ANSWERED,
    /** It is time to think of a task. */
    REMINDER,
    /** Somebody gave them a task. */
    TASK;

    /** What goes by mail as long as somebody has not chosen: answers are many, and whoever sells sees them anyway. */
    static final Set<Kind> USUAL = Set.copyOf(EnumSet.complementOf(EnumSet.of(ANSWERED)));

    /** The name in the API and in the database. */
    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    static Kind of(String code) {
        return find(code)
                .orElseThrow(
                        () -> new IllegalArgumentException("A kind is one of assigned, answered, reminder, task."));
    }

    /** The kind of that name, if it is one that this gateway knows. */
    static Optional<Kind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
