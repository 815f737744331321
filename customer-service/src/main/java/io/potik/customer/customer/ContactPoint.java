package io.potik.customer.customer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach a person. Two are equal when kind and value are; how it was written is no part of who it is.
 *
 * @param kind {@code phone}, {@code email}, {@code telegram} and so on, as lead-service names it
 * @param value normalised: a phone in E.164, an e-mail address in lower case
 * @param raw as it was written
 */
public record ContactPoint(String kind, String value, String raw) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactPoint point && kind.equals(point.kind) && value.equals(point.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, value);
    }
}
