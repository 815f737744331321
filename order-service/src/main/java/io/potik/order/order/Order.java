package io.potik.order.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was sold to one customer. Status, payments and the workspace's own fields move; lines and sum stay as they were
 * made, unless the shop from which the order came sells something else.
 */
public final class Order {

    private final UUID id;
    private final long number;
    private Sale sale;
    private final Instant createdAt;
    private long version;
    private Status status;
    private Money paid;
    private Map<String, Object> fields;
    private boolean revised;
    private final List<Payment> received = new ArrayList<>();
    private final List<OrderHappened> happened = new ArrayList<>();

    private Order(
            UUID id,
            long number,
            Sale sale,
            Instant createdAt,
            long version,
            Status status,
            Money paid,
            Map<String, Object> fields) {
        this.id = id;
        this.number = number;
        this.sale = sale;
        this.createdAt = createdAt;
        this.version = version;
        this.status = status;
        this.paid = paid;
        this.fields = fields;
    }

    /** A new order, of which nothing is paid. */
    public static Order made(UUID id, long number, Sale sale, Instant at, Actor actor) {
        Order order = new Order(
                id, number, sale, at, 1, Status.NEW, Money.zero(sale.sum().currency()), Map.of());
        order.happened(OrderHappened.CREATED, at, actor, null, null);
        return order;
    }

    /** As the database has it; the lines are not loaded for a change. */
    static Order stored(
            UUID id,
            long number,
            Sale sale,
            Instant createdAt,
            long version,
            Status status,
            Money paid,
            Map<String, Object> fields) {
        return new Order(id, number, sale, createdAt, version, status, paid, fields);
    }

    /**
     * Refuses a change by somebody who saw another version than this one.
     *
     * @param seenVersion null if they did not say
     * @throws StaleVersion if the order has changed since
     */
    public void seenAs(@Nullable Long seenVersion) {
        if (seenVersion != null && seenVersion != version) {
            throw new StaleVersion(version);
        }
    }

    /**
     * Moves on to another status; to the one it has is no change.
     *
     * @throws Refused if no way leads there from the status it has
     */
    public void move(Status to, Instant at, Actor actor) {
        if (to == status) {
            return;
        }
        if (!status.next().contains(to)) {
            throw new Refused("status", "An order that is " + status.code() + " cannot become " + to.code() + ".");
        }
        Status from = status;
        status = to;
        version++;
        happened(OrderHappened.STATUS_CHANGED, at, actor, from, null);
    }

    /**
     * Has that in the workspace's own fields from now on; what is there already is no change.
     *
     * @param written the values by key, all that there are
     */
    public void fillIn(Map<String, Object> written, Instant at, Actor actor) {
        List<String> changed = Stream.concat(fields.keySet().stream(), written.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(fields.get(key), written.get(key)))
                .map(key -> "fields." + key)
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        fields = written;
        version++;
        happened.add(new OrderHappened(OrderHappened.EDITED, snapshot(), at, actor, null, null, null, changed));
    }

    /** Moves on the shortest way to where somebody else has brought the order; where no way leads, it stays. */
    public void follow(Status to, Instant at, Actor actor) {
        status.wayTo(to).forEach(step -> move(step, at, actor));
    }

    /** Sells something else from now on; a sum of another currency than the order's changes nothing. */
    public void revise(List<Line> lines, Money sum, Instant at, Actor actor) {
        if (!sum.currency().equals(paid.currency())) {
            return;
        }
        Money before = sale.sum();
        sale = new Sale(sale.customerId(), sale.lead(), sale.managerId(), sale.sourceId(), lines, sum);
        revised = true;
        version++;
        happened.add(new OrderHappened(OrderHappened.LINES_CHANGED, snapshot(), at, actor, null, null, before, null));
    }

    /**
     * Receives money, or gives it back.
     *
     * @throws Refused for another currency than the order's, for nothing, for more back than was paid, and for money
     *     towards a cancelled order
     */
    public void pay(Payment payment, Actor actor) {
        Money amount = payment.amount();
        if (!amount.currency().equals(paid.currency())) {
            throw new Refused("amount.currency", "This order is paid in " + paid.currency() + ".");
        }
        if (amount.amount().signum() == 0) {
            throw new Refused("amount.amount", "A payment is not nothing.");
        }
        if (status == Status.CANCELLED && amount.amount().signum() > 0) {
            throw new Refused("amount.amount", "A cancelled order takes no money; it can only be given back.");
        }
        Money after = paid.plus(amount);
        if (after.amount().signum() < 0) {
            throw new Refused(
                    "amount.amount",
                    "Only " + paid.amount() + " " + paid.currency() + " were paid; no more can go back.");
        }
        paid = after;
        version++;
        received.add(payment);
        happened(OrderHappened.PAYMENT_RECEIVED, payment.at(), actor, null, amount);
    }

    private void happened(String type, Instant at, Actor actor, @Nullable Status from, @Nullable Money payment) {
        happened.add(new OrderHappened(type, snapshot(), at, actor, from, payment, null, null));
    }

    OrderHappened.Snapshot snapshot() {
        Sale.Lead lead = sale.lead();
        return new OrderHappened.Snapshot(
                id,
                number,
                version,
                sale.customerId(),
                lead == null ? null : lead.id(),
                sale.managerId(),
                sale.sourceId(),
                status,
                sale.sum(),
                paid,
                createdAt);
    }

    public UUID id() {
        return id;
    }

    public Money paid() {
        return paid;
    }

    public Status status() {
        return status;
    }

    /** What stands in the workspace's own fields, by key. */
    public Map<String, Object> fields() {
        return fields;
    }

    /** What is sold; of an order that was loaded for a change none, until it is revised. */
    public List<Line> lines() {
        return sale.lines();
    }

    Sale sale() {
        return sale;
    }

    /** Whether it sells something else than when it was loaded. */
    boolean isRevised() {
        return revised;
    }

    /** The payments since it was loaded. */
    List<Payment> received() {
        return received;
    }

    /** What happened since it was loaded or made. */
    List<OrderHappened> happened() {
        return happened;
    }

    /** Somebody else changed the order in between. */
    public static final class StaleVersion extends RuntimeException {

        StaleVersion(long current) {
            super("the order has changed to version " + current);
        }
    }

    /** What was asked makes no sense for this order. */
    public static final class Refused extends RuntimeException {

        private final String field;

        Refused(String field, String message) {
            super(message);
            this.field = field;
        }

        /** The field of the request that makes no sense. */
        public String field() {
            return field;
        }
    }
}
