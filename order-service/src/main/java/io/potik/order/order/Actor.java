package io.potik.order.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param kind {@code staff}, {@code channel}, {@code system} or {@code import}
 */
public record Actor(String kind, @Nullable UUID id) {

    /** A member of staff. */
    public static Actor staff(UUID id) {
        return new Actor("staff", id);
    }
}
