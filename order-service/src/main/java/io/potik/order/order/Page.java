package io.potik.order.order;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next what to ask for as {@code after}, null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The page that begins with what was found by asking for one more than the limit. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }
}
