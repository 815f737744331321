package io.potik.analytics.projection;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps orders as they stand now, and what each was worth when. */
@Component
public class OrderProjection {

    private record Numbered(UUID order, int seq) {}

    private final Rows rows;

    OrderProjection(Rows rows) {
        this.rows = rows;
    }

    /**
     * Applies events, those of one order in their order. Needs an open transaction. An event that is not newer than what is
     * known changes nothing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(List<OrderEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        var orders = events.stream().map(event -> event.order().id()).distinct().toList();
        Map<UUID, OrderFact> facts = new HashMap<>();
        rows.ofOrders(orders, "order_fact r", OrderFact.class).forEach(fact -> facts.put(fact.orderId(), fact));
        Map<UUID, OrderState> now = new HashMap<>();
        rows.ofOrders(facts.keySet(), "(select * from order_state where until is null) r", OrderState.class)
                .forEach(state -> now.put(state.orderId(), state));
        var changedFacts = new LinkedHashMap<UUID, OrderFact>();
        var changedStates = new LinkedHashMap<Numbered, OrderState>();
        for (var event : events) {
            var id = event.order().id();
            var known = facts.get(id);
            if (known != null && event.order().version() <= known.version()) {
                continue;
            }
            var last = now.get(id);
            var fact = OrderFact.of(
                    event, known == null ? BigDecimal.ZERO : known.refunded(), last == null ? 1 : last.seq() + 1);
            // Never before what came before, whatever the clocks say.
            var since = last == null || event.at().isAfter(last.since()) ? event.at() : last.since();
            var state = OrderState.of(fact, event.order().isCancelled(), since);
            if (last != null && last.isSameAs(state)) {
                fact = OrderFact.of(event, known == null ? BigDecimal.ZERO : known.refunded(), last.seq());
            } else {
                if (last != null) {
                    changedStates.put(new Numbered(id, last.seq()), last.until(since));
                }
                changedStates.put(new Numbered(id, state.seq()), state);
                now.put(id, state);
            }
            facts.put(id, fact);
            changedFacts.put(id, fact);
        }
        rows.write("order_fact", changedFacts.values(), """
                on conflict (order_id) do update set version = excluded.version, lead_id = excluded.lead_id,
                  status = excluded.status, sum = excluded.sum, paid = excluded.paid, currency = excluded.currency,
                  refunded = excluded.refunded, states = excluded.states""");
        rows.write("order_state", changedStates.values(), """
                on conflict (order_id, seq) do update set until = excluded.until""");
    }
}
