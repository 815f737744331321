package io.potik.lead.erasure;

import com.fasterxml.jackson.annotation.JsonValue;
import io.potik.lead.timeline.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was forgotten, or is being; nothing in it says who.
 *
 * @param customers how many customers they were, with those who were merged
 * @param leads how many leads stay without them
 * @param orders how many orders stay without them
 * @param parts what was done where, in the order in which it is done
 * @param doneAt null as long as something is missing
 */
record Erasure(
        UUID id,
        Instant askedAt,
        Ref askedBy,
        State state,
        int customers,
        int leads,
        int orders,
        List<Part> parts,
        @Nullable Instant doneAt) {

    /** How far it is. */
    enum State {
        /** What was on its way when it was asked for is taken in first. */
        WAITING,
        /** The services erase. */
        ERASING,
        /** What is left in topics and storages is removed. */
        CLEARING,
        /** Nothing is left. */
        DONE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param place a service, {@code files} or {@code topics}
     * @param rows how many rows of each table were emptied or removed there
     */
    record Part(String place, @Nullable Instant doneAt, Map<String, Integer> rows) {}
}
