package io.potik.analytics.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps orders as they stand now. */
@Component
public class OrderProjection {

    private record OrderFact(
            UUID orderId,
            long version,
            @Nullable UUID leadId,
            String status,
            BigDecimal sum,
            BigDecimal paid,
            String currency,
            Instant createdAt) {

        static OrderFact of(OrderEvent.OrderSnapshot order) {
            return new OrderFact(
                    order.id(),
                    order.version(),
                    order.leadId(),
                    order.status(),
                    order.sum().amount(),
                    order.paid().amount(),
                    order.sum().currency(),
                    order.createdAt());
        }
    }

    private final Rows rows;

    OrderProjection(Rows rows) {
        this.rows = rows;
    }

    /** Applies events, those of one order in their order. Needs an open transaction. An older version changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(List<OrderEvent> events) {
        var last = new LinkedHashMap<UUID, OrderFact>();
        for (var event : events) {
            last.merge(
                    event.order().id(),
                    OrderFact.of(event.order()),
                    (known, next) -> next.version() < known.version() ? known : next);
        }
        rows.write("order_fact", last.values(), """
                on conflict (order_id) do update set version = excluded.version, lead_id = excluded.lead_id,
                  status = excluded.status, sum = excluded.sum, paid = excluded.paid, currency = excluded.currency
                where order_fact.version <= excluded.version""");
    }
}
