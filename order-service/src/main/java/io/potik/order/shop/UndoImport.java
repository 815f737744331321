package io.potik.order.shop;

import io.potik.order.order.Order;
import io.potik.order.order.OrderHistory;
import io.potik.order.order.Orders;
import io.potik.order.status.Status;
import io.potik.order.status.Status.Kind;
import io.potik.order.status.Statuses;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes back the orders that an import made, as far as nobody else had a hand in them. Each is answered with what became
 * of it.
 */
@Service
public class UndoImport {

    private static final String MADE_BEFORE = "madeBefore";
    private static final String CHANGED = "changed";

    private final ShopOrders shopOrders;
    private final Orders orders;
    private final OrderHistory history;
    private final Statuses statuses;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    UndoImport(
            ShopOrders shopOrders,
            Orders orders,
            OrderHistory history,
            Statuses statuses,
            Outbox outbox,
            JsonMapper json,
            Clock clock) {
        this.shopOrders = shopOrders;
        this.orders = orders;
        this.history = history;
        this.statuses = statuses;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Cancels for good, in the open transaction, what only these tables have told of and nobody has changed; such an order is
     * not known again by its number. Asked again it is answered the same.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void undo(List<UndoneOrder> undone) {
        if (undone.isEmpty()) {
            return;
        }
        Map<UUID, ShopOrder> known =
                shopOrders.lockOf(undone.stream().map(UndoneOrder::orderId).toList());
        Map<UUID, Order> locked = new HashMap<>();
        known.keySet().forEach(id -> orders.lock(id).ifPresent(order -> locked.put(id, order)));
        Set<UUID> changed = changed(known.values());
        Status cancelled = statuses.all().first(Kind.CANCELLED);
        Instant now = clock.instant();
        Set<UUID> gone = new HashSet<>();
        List<OutgoingMessage> messages = new ArrayList<>();
        for (UndoneOrder one : undone) {
            ShopOrder told = known.get(one.orderId());
            Order order = locked.get(one.orderId());
            if (told == null || order == null) {
                messages.add(answerOfUnknown(one, now).message(json));
                continue;
            }
            String because = stays(told, changed.contains(one.orderId()), one.revision());
            if (because == null && gone.add(one.orderId())) {
                order.takeBack(cancelled, one.at(), one.actor());
                orders.save(order);
                messages.add(new BuyerUndone(one.orderId(), one.at()).message(json));
            }
            messages.add((because == null ? UndoDecided.cancelled(one, now) : UndoDecided.left(one, because, now))
                    .message(json));
        }
        shopOrders.letGo(gone);
        outbox.send(messages);
    }

    /** Those of locked orders that people or others have changed. */
    private Set<UUID> changed(Collection<ShopOrder> known) {
        return known.stream().collect(Collectors.groupingBy(ShopOrder::actor)).entrySet().stream()
                .flatMap(of ->
                        history
                                .notOnlyBy(
                                        of.getKey(),
                                        of.getValue().stream()
                                                .map(ShopOrder::orderId)
                                                .toList())
                                .stream())
                .collect(Collectors.toSet());
    }

    private static @Nullable String stays(ShopOrder told, boolean changed, long revision) {
        if (!told.isToldOnlyBy(revision)) {
            return MADE_BEFORE;
        }
        return changed ? CHANGED : null;
    }

    /** One that was taken back before, or never was here. */
    private UndoDecided answerOfUnknown(UndoneOrder one, Instant now) {
        return orders.lock(one.orderId()).filter(Order::isTakenBack).isPresent()
                ? UndoDecided.cancelled(one, now)
                : UndoDecided.left(one, null, now);
    }
}
