package io.potik.order.status;

import com.fasterxml.jackson.annotation.JsonValue;
import io.potik.order.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * How far an order is, in the workspace's own words.
 *
 * @param code its name in events, API and tables, which never changes
 * @param name what people read; null for one of the first four, which screens call by their own word in any language
 * @param color {@code #rrggbb}
 * @param position among those of its kind, from 0
 * @param active whether orders still come to it; those that stand in it stay
 */
public record Status(
        String code, long version, @Nullable String name, Kind kind, String color, int position, boolean active) {

    /** What a status means to everything that counts; it never changes. */
    public enum Kind {
        /** Somebody still works on the order. */
        OPEN("open"),
        /** It was sold and delivered. */
        DONE("done"),
        /** It came to nothing. */
        CANCELLED("cancelled");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word of contracts, API and tables. */
        @JsonValue
        public String word() {
            return word;
        }

        /**
         * The kind of that word.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of status " + word);
        }
    }

    /**
     * Whether an order may go from this one to that: an open order anywhere, an ended one only back to work. Nothing comes
     * to a status that is not in use.
     */
    public boolean leadsTo(Status to) {
        return to.active && !to.code.equals(code) && (kind == Kind.OPEN || to.kind == Kind.OPEN);
    }

    /**
     * This one as its next version; null leaves a property as it is.
     *
     * @param newName an empty one gives one of the first four its own word back
     * @throws Invalid for an empty name of one that has no word of its own
     */
    Status changed(@Nullable String newName, @Nullable String newColor, @Nullable Boolean newActive) {
        String called = newName == null ? name : newName.isBlank() ? null : newName.strip();
        if (called == null && !StatusSet.FIRST_FOUR.contains(code)) {
            throw new Invalid("name", "A status needs a name.");
        }
        return new Status(
                code,
                version + 1,
                called,
                kind,
                newColor == null ? color : newColor,
                position,
                newActive == null ? active : newActive);
    }

    Status at(int place) {
        return place == position ? this : new Status(code, version, name, kind, color, place, active);
    }
}
