package io.potik.order.shop;

import io.potik.order.order.Actor;
import io.potik.order.order.Line;
import io.potik.order.order.Money;
import io.potik.order.order.Order;
import io.potik.order.order.Payment;
import io.potik.order.order.Sale;
import io.potik.order.shop.ToldOrder.ShopKey;
import io.potik.order.shop.ToldOrder.State;
import io.potik.order.status.Status;
import io.potik.order.status.Status.Kind;
import io.potik.order.status.StatusSet;
import io.potik.outbox.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One order of one shop: the newest that was told of it, and the order here that follows it. */
final class ShopOrder {

    /** A line for what the shop adds to or takes off the things themselves: delivery, discounts, taxes. */
    private static final String THE_REST = "±";

    private final ShopKey key;
    private final UUID orderId;
    private final UUID wantedCustomer;
    private @Nullable UUID customer;
    private @Nullable Told newest;
    private boolean made;

    private final @Nullable State followed;
    private boolean changed;

    ShopOrder(ShopKey key, Stored stored) {
        this.key = key;
        this.orderId = stored.orderId();
        this.wantedCustomer = stored.wantedCustomer();
        this.customer = stored.customer();
        this.newest = stored.newest();
        this.made = stored.made();
        this.followed = stored.newest() == null ? null : stored.newest().state();
    }

    /**
     * Takes over what was told; what is older than what is known changes nothing. Of somebody who was forgotten these are
     * statuses and sums.
     *
     * @return whether it was newer
     */
    boolean told(ToldOrder order) {
        Told before = newest;
        boolean alone =
                order.imported() && (before == null || (before.isAlone() && before.revision() == order.revision()));
        if (before != null
                && (before.revision() > order.revision()
                        || (before.revision() == order.revision()
                                && !before.receivedAt().isBefore(order.receivedAt())))) {
            if (before.isAlone() && !alone) {
                newest = new Told(before.revision(), before.receivedAt(), before.state(), before.imported(), false);
                changed = true;
            }
            return false;
        }
        // What was forgotten is not learned again.
        boolean forgotten = before != null && before.state().isForgotten();
        newest = new Told(
                order.revision(),
                order.receivedAt(),
                forgotten ? order.state().nameless() : order.state(),
                order.imported(),
                alone);
        changed = true;
        return true;
    }

    /** The buyer is known. */
    void linked(UUID buyer) {
        if (!made) {
            customer = buyer;
            changed = true;
        }
    }

    /** Whether the order was told and its buyer is known, and it is not there yet. */
    boolean isReady() {
        return !made && newest != null && customer != null;
    }

    /** The order, new and unpaid; it {@link #follow follows} the shop once it is stored. */
    Order make(long number, @Nullable UUID manager, Status first) {
        if (!isReady() || newest == null || customer == null) {
            throw new IllegalStateException("order " + orderId + " of a shop is not ready");
        }
        made = true;
        State state = newest.state();
        Sale sale = new Sale(customer, null, manager, null, withTheRest(state), state.sum());
        return newest.isImported()
                ? Order.made(orderId, number, sale, first, state.placedAt(), actor())
                : Order.ofShop(orderId, number, key.connectionId(), sale, first, state.placedAt());
    }

    /** Whether the order has to be brought to where it is in the shop. */
    boolean isAhead() {
        return made && changed;
    }

    /**
     * Brings the order to where it is in the shop. Only what the shop has changed since it was followed last is taken
     * over, so that what people did here in the meantime stays.
     */
    void follow(Order order, StatusSet statuses, boolean fresh) {
        if (newest == null) {
            throw new IllegalStateException("nothing was told of order " + orderId);
        }
        State now = newest.state();
        State before = fresh ? null : followed;
        Instant at = now.at().isBefore(now.placedAt()) ? now.placedAt() : now.at();
        boolean moved = before == null || before.status() != now.status();
        if (before != null && !before.sellsTheSame(now)) {
            order.revise(withTheRest(now), now.sum(), at, actor());
        }
        boolean reopened = moved && order.status().kind() == Kind.CANCELLED;
        if (reopened) {
            move(order, now.status(), statuses, at); // a cancelled order takes no money
        }
        if (before == null
                || reopened
                || before.paid() == null
                || !before.paid().equals(now.paid())) {
            pay(order, now.paid(), at);
        }
        if (moved) {
            move(order, now.status(), statuses, at);
        }
    }

    private void move(Order order, ShopStatus told, StatusSet statuses, Instant at) {
        order.follow(told.after(order.status(), statuses), statuses, at, actor());
    }

    /** What is missing to what was paid in the shop; a payment that somebody has noted here already is not noted twice. */
    private void pay(Order order, @Nullable Money paid, Instant at) {
        if (paid == null || !paid.currency().equals(order.paid().currency())) {
            return;
        }
        BigDecimal missing = paid.amount().subtract(order.paid().amount());
        if (missing.signum() != 0 && (order.status().kind() != Kind.CANCELLED || missing.signum() < 0)) {
            order.pay(new Payment(Ids.next(), new Money(missing, paid.currency()), at, ""), actor());
        }
    }

    /** What is printed adds up: an order's sum is that of its lines. */
    private static List<Line> withTheRest(State state) {
        if (state.lines().isEmpty()) {
            return List.of();
        }
        Money rest = new Money(
                state.sum()
                        .amount()
                        .subtract(Sale.sum(state.lines(), state.sum()).amount()),
                state.sum().currency());
        if (rest.amount().signum() == 0) {
            return state.lines();
        }
        List<Line> lines = new ArrayList<>(state.lines());
        lines.add(Line.of(THE_REST, BigDecimal.ONE, rest.amount(), rest.currency()));
        return List.copyOf(lines);
    }

    /** Who brings the order to where it is. */
    Actor actor() {
        return new Actor(newest != null && newest.isImported() ? "import" : "channel", key.connectionId());
    }

    /** Whether nothing else than the table of this revision has ever told of it. */
    boolean isToldOnlyBy(long revision) {
        return newest != null && newest.isAlone() && newest.revision() == revision;
    }

    ShopKey key() {
        return key;
    }

    UUID orderId() {
        return orderId;
    }

    UUID wantedCustomer() {
        return wantedCustomer;
    }

    @Nullable
    UUID customer() {
        return customer;
    }

    boolean isMade() {
        return made;
    }

    boolean isChanged() {
        return changed;
    }

    Stored stored() {
        return new Stored(orderId, wantedCustomer, customer, newest, made);
    }

    /**
     * The newest that was told.
     *
     * @param alone whether it stands in a table, and nothing else has ever told of the order
     */
    record Told(
            long revision,
            Instant receivedAt,
            State state,
            @Nullable Boolean imported,
            @Nullable Boolean alone) {

        /** No shop has it: what it sells is changed here. */
        private boolean isImported() {
            return Boolean.TRUE.equals(imported);
        }

        private boolean isAlone() {
            return Boolean.TRUE.equals(alone);
        }
    }

    /** @param newest null before anything was told */
    record Stored(
            UUID orderId,
            UUID wantedCustomer,
            @Nullable UUID customer,
            @Nullable Told newest,
            boolean made) {}
}
