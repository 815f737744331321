package io.potik.order.shop;

import io.potik.order.customer.KnownCustomers;
import io.potik.order.order.Order;
import io.potik.order.order.Orders;
import io.potik.order.shop.ShopOrders.Receipt;
import io.potik.order.shop.ToldOrder.ShopKey;
import io.potik.order.status.Status;
import io.potik.order.status.StatusSet;
import io.potik.order.status.Statuses;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes exactly one order of a shop's order as soon as its buyer is known, however often and in whichever sequence it is
 * told, and brings it to where it is in the shop ever after. Each receipt is answered with the order that it came to.
 */
@Service
public class FollowShops {

    private final ShopOrders shopOrders;
    private final Orders orders;
    private final KnownCustomers customers;
    private final Statuses statuses;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    FollowShops(
            ShopOrders shopOrders,
            Orders orders,
            KnownCustomers customers,
            Statuses statuses,
            Outbox outbox,
            JsonMapper json,
            Clock clock) {
        this.shopOrders = shopOrders;
        this.orders = orders;
        this.customers = customers;
        this.statuses = statuses;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** Shops told of orders. Of one that is new the buyer is asked for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void told(List<ToldOrder> told) {
        if (told.isEmpty()) {
            return;
        }
        Map<ShopKey, ShopOrder> known =
                shopOrders.lock(told.stream().map(ToldOrder::key).toList());
        List<OutgoingMessage> messages = new ArrayList<>();
        List<Receipt> waiting = new ArrayList<>();
        Instant now = clock.instant();
        for (ToldOrder one : told) {
            ShopOrder order = Objects.requireNonNull(known.get(one.key()));
            boolean unheardOf = order.stored().newest() == null;
            boolean newer = order.told(one);
            if (unheardOf) {
                messages.add(BuyerWanted.of(order, one).message(json));
            }
            Receipt receipt = new Receipt(one.receiptId(), order.orderId());
            if (order.isMade()) {
                messages.add(OutcomeDecided.ordered(receipt, newer ? null : "olderRevision", now)
                        .message(json));
            } else {
                waiting.add(receipt);
            }
        }
        follow(known.values(), false);
        shopOrders.save(known.values().stream().filter(ShopOrder::isChanged).toList());
        shopOrders.await(waiting);
        outbox.send(messages);
    }

    /** Customer-service told who buyers are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void linked(List<LinkedBuyer> buyers) {
        if (buyers.isEmpty()) {
            return;
        }
        Map<UUID, ShopOrder> known =
                shopOrders.lockOf(buyers.stream().map(LinkedBuyer::orderId).toList());
        buyers.forEach(buyer -> {
            ShopOrder order = known.get(buyer.orderId());
            if (order != null) {
                order.linked(buyer.customerId());
            }
        });
        List<ShopOrder> ready =
                known.values().stream().filter(ShopOrder::isReady).toList();
        if (ready.isEmpty()) {
            return;
        }
        make(ready);
        shopOrders.save(ready);
        Instant now = clock.instant();
        outbox.send(shopOrders.release(ready.stream().map(ShopOrder::orderId).toList()).stream()
                .map(receipt -> OutcomeDecided.ordered(receipt, null, now).message(json))
                .toList());
    }

    private void make(List<ShopOrder> ready) {
        Map<UUID, UUID> managers = customers.managersOf(ready.stream()
                .map(order -> Objects.requireNonNull(order.customer()))
                .collect(Collectors.toSet()));
        Iterator<Long> numbers = orders.numbers(ready.size()).iterator();
        Status first = statuses.all().first();
        List<Order> made = new ArrayList<>();
        ready.forEach(order ->
                made.add(order.make(numbers.next(), managers.get(Objects.requireNonNull(order.customer())), first)));
        orders.add(made);
        follow(ready, true);
    }

    private void follow(Collection<ShopOrder> followers, boolean fresh) {
        if (followers.stream().noneMatch(ShopOrder::isAhead)) {
            return;
        }
        StatusSet known = statuses.all();
        for (ShopOrder follower : followers) {
            if (follower.isAhead()) {
                Order order = orders.lock(follower.orderId())
                        .orElseThrow(() -> new IllegalStateException("order " + follower.orderId() + " is gone"));
                follower.follow(order, known, fresh);
                orders.save(order);
            }
        }
    }
}
