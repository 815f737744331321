package io.potik.order.messaging;

import io.potik.order.order.Line;
import io.potik.order.order.Money;
import io.potik.order.order.Sale;
import io.potik.order.shop.ShopStatus;
import io.potik.order.shop.ToldOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code inbound.order-received.v1}. */
record OrderReceived(
        UUID receiptId,
        UUID connectionId,
        @Nullable String provider,
        Instant receivedAt,
        Request request,
        Ordered order) {

    static final String TYPE = "inbound.order-received.v1";
    private static final String IMPORT = "import";
    private static final int LONGEST_ID = 200;

    record Request(Instant occurredAt, @Nullable Sender sender) {}

    record Sender(@Nullable String displayName, @Nullable List<Point> contactPoints) {}

    record Point(String kind, String value, @Nullable String raw) {}

    record Ordered(
            String shopOrderId,
            long revision,
            Instant placedAt,
            String status,
            @Nullable String currency,
            @Nullable List<Bought> lines,
            BigDecimal sum,
            @Nullable BigDecimal paid) {}

    record Bought(@Nullable String name, BigDecimal quantity, BigDecimal price) {}

    /**
     * @param workspaceCurrency of an order whose shop names none
     * @throws NullPointerException if what the contract requires is missing
     * @throws IllegalArgumentException for an unknown status or currency, or an id that is too long to be one
     */
    ToldOrder told(String workspaceCurrency) {
        String id = clean(order.shopOrderId());
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("no id of a shop's order");
        }
        String currency = order.currency() == null ? workspaceCurrency : order.currency();
        return new ToldOrder(
                Objects.requireNonNull(receiptId, "receiptId"),
                Objects.requireNonNull(connectionId, "connectionId"),
                id,
                IMPORT.equals(provider),
                order.revision(),
                Objects.requireNonNull(receivedAt, "receivedAt"),
                buyer(),
                state(currency));
    }

    private ToldOrder.State state(String currency) {
        List<Line> lines = order.lines() == null
                ? List.of()
                : order.lines().stream()
                        .map(line -> Line.of(
                                line.name() == null ? "" : clean(line.name()), line.quantity(), line.price(), currency))
                        .toList();
        // A shop that gave everything back may say less than nothing.
        Money sum = Money.rounded(order.sum().max(BigDecimal.ZERO), currency);
        return new ToldOrder.State(
                ShopStatus.of(order.status()),
                lines,
                Sale.kept(sum),
                order.paid() == null ? null : Money.rounded(order.paid().max(BigDecimal.ZERO), currency),
                Objects.requireNonNull(order.placedAt(), "order.placedAt"),
                Objects.requireNonNull(request.occurredAt(), "request.occurredAt"));
    }

    private ToldOrder.Buyer buyer() {
        Sender sender = request.sender();
        List<Point> points = sender == null || sender.contactPoints() == null ? List.of() : sender.contactPoints();
        return new ToldOrder.Buyer(
                sender == null || sender.displayName() == null ? null : clean(sender.displayName()),
                points.stream()
                        .map(point -> new ToldOrder.Point(
                                Objects.requireNonNull(point.kind(), "kind"),
                                Objects.requireNonNull(point.value(), "value"),
                                clean(point.raw() == null ? point.value() : point.raw())))
                        .toList());
    }

    /** PostgreSQL stores every character but this one. */
    private static String clean(String text) {
        return text.replace("\0", "");
    }
}
