package io.potik.order.shop;

import io.potik.order.order.Line;
import io.potik.order.order.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a shop tells of one of its orders.
 *
 * @param receiptId the delivery that told it, which awaits what becomes of it
 * @param shopOrderId the same for everything that is told of this order on this connection
 * @param imported whether it stands in a table that somebody brought, and in no shop that goes on telling
 * @param revision an older one changes nothing
 * @param receivedAt decides between equal revisions
 */
public record ToldOrder(
        UUID receiptId,
        UUID connectionId,
        String shopOrderId,
        boolean imported,
        long revision,
        Instant receivedAt,
        Buyer buyer,
        State state) {

    /** Who bought, as far as the shop says it; sent on, and not kept here. */
    public record Buyer(@Nullable String name, List<Point> contactPoints) {

        @Override
        public String toString() {
            return "Buyer[…]";
        }
    }

    /** A way to reach the buyer; {@code value} is normalised, {@code raw} as it was written. */
    public record Point(String kind, String value, String raw) {}

    /**
     * The order as it is in the shop then.
     *
     * @param paid null when the shop does not say
     * @param placedAt when it was ordered
     * @param at when it came to be as it is
     */
    public record State(
            ShopStatus status,
            List<Line> lines,
            Money sum,
            @Nullable Money paid,
            Instant placedAt,
            Instant at) {

        /** Copies the lines. */
        public State {
            lines = List.copyOf(lines);
        }

        /** Whether the buyer was forgotten, and with them what the things were called. */
        boolean isForgotten() {
            return !lines.isEmpty() && lines.stream().map(Line::name).allMatch(Line.NAMELESS::equals);
        }

        /** The same without what the things are called. */
        State nameless() {
            return new State(status, lines.stream().map(Line::nameless).toList(), sum, paid, placedAt, at);
        }

        boolean sellsTheSame(State other) {
            return lines.equals(other.lines) && sum.equals(other.sum);
        }
    }

    ShopKey key() {
        return new ShopKey(connectionId, shopOrderId);
    }

    /** By what a shop's order is known again. */
    record ShopKey(UUID connectionId, String shopOrderId) {}
}
