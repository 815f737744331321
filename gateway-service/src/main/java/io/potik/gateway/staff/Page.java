package io.potik.gateway.staff;

import io.potik.gateway.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is ordered by name.
 *
 * @param next what to ask for with {@code after}, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The place in the list after which a part begins. */
    record Place(String name, UUID id) {

        static final Place START = new Place("", new UUID(0, 0));

        /**
         * The place that {@code next} meant.
         *
         * @throws Invalid when it is no cursor of ours
         */
        static Place of(@Nullable String cursor) {
            if (cursor == null) {
                return START;
            }
            try {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                return new Place(text.substring(36), UUID.fromString(text.substring(0, 36)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw (Invalid) new Invalid("after", "This is not a cursor that a list gave as next.").initCause(e);
            }
        }

        String cursor() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((id + name).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A page of the first {@code limit} of {@code found}, which was asked for one more than that. */
    static <T> Page<T> of(List<T> found, int limit, Function<T, Place> place) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, limit);
        return new Page<>(List.copyOf(items), place.apply(items.getLast()).cursor());
    }

    /** The same page of something else. */
    public <S> Page<S> map(Function<T, S> each) {
        return new Page<>(items.stream().map(each).toList(), next);
    }
}
