package io.potik.order.order;

import io.potik.order.order.OrderChange.Detail;
import io.potik.order.order.OrderChange.Edit;
import io.potik.order.status.Status;
import io.potik.order.status.Status.Kind;
import io.potik.order.status.StatusSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sold to one customer. Status, payments, delivery, notes and the workspace's own fields move; lines change while
 * the order is open, those of a shop's order only by its shop.
 */
public final class Order {

    private final UUID id;
    private final long number;
    private final @Nullable UUID shop;
    private final Instant createdAt;
    private Sale sale;
    private long version;
    private Status status;
    private Money paid;
    private Money refunded;
    private Written written;
    private final OrderTotals.Slot loadedIn;
    private boolean revised;
    private boolean takenBack;
    private boolean takenBackNow;
    private final List<Sale.Lead> joined = new ArrayList<>();
    private final List<UUID> left = new ArrayList<>();
    private final List<Payment> received = new ArrayList<>();
    private final List<OrderHappened> happened = new ArrayList<>();
    private final List<OrderChange> changes = new ArrayList<>();

    /** An order as the database has it. */
    Order(
            UUID id,
            long number,
            @Nullable UUID shop,
            Sale sale,
            Instant createdAt,
            long version,
            Status status,
            Money paid,
            Money refunded,
            Written written,
            boolean takenBack) {
        this.id = id;
        this.number = number;
        this.shop = shop;
        this.sale = sale;
        this.createdAt = createdAt;
        this.version = version;
        this.status = status;
        this.paid = paid;
        this.refunded = refunded;
        this.written = written;
        this.takenBack = takenBack;
        this.loadedIn = slot();
    }

    /**
     * What people write on an order.
     *
     * @param fields what stands in the workspace's own fields, by key
     * @param notes empty for none
     */
    record Written(Map<String, Object> fields, Delivery delivery, String notes) {

        static final Written NOTHING = new Written(Map.of(), Delivery.NONE, "");

        /** Everything of it under the name that edits have. */
        private Map<String, @Nullable Object> parts() {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>(delivery.parts());
            parts.put("notes", notes.isEmpty() ? null : notes);
            fields.forEach((key, value) -> parts.put("fields." + key, value));
            return parts;
        }
    }

    /** A new order, of which nothing is paid, where orders begin. */
    public static Order made(UUID id, long number, Sale sale, Status first, Instant at, Actor actor) {
        return made(id, number, null, sale, first, at, actor);
    }

    /** A new order of a shop, which alone says what is sold by it. */
    public static Order ofShop(UUID id, long number, UUID connection, Sale sale, Status first, Instant at) {
        return made(id, number, connection, sale, first, at, new Actor("channel", connection));
    }

    private static Order made(
            UUID id, long number, @Nullable UUID shop, Sale sale, Status first, Instant at, Actor actor) {
        Money nothing = Money.zero(sale.sum().currency());
        Order order = new Order(id, number, shop, sale, at, 1, first, nothing, nothing, Written.NOTHING, false);
        order.happened(OrderHappened.CREATED, at, actor, null, null, null, null);
        order.changed(at, actor, OrderChange.CREATED, Detail.created(sale.sum()));
        return order;
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
        if (to.code().equals(status.code())) {
            return;
        }
        if (takenBack) {
            throw new Refused(
                    "status",
                    "This order was taken back with the conversion that made it. It stays cancelled; convert the lead again.");
        }
        if (!status.leadsTo(to)) {
            throw new Refused(
                    "status",
                    to.active()
                            ? "An order that is " + status.code() + " cannot become " + to.code() + "."
                            : "The status " + to.code() + " is not in use any more.");
        }
        Status from = status;
        status = to;
        version++;
        happened(OrderHappened.STATUS_CHANGED, at, actor, from, null, null, null);
        changed(at, actor, OrderChange.STATUS_CHANGED, Detail.moved(from.code(), to.code()));
    }

    /** Is cancelled for good, whatever its status, because the conversion that made it was undone. */
    public void takeBack(Status cancelled, Instant at, Actor actor) {
        if (takenBack) {
            return;
        }
        takenBack = true;
        takenBackNow = true;
        if (status.kind() != Kind.CANCELLED) {
            Status from = status;
            status = cancelled;
            version++;
            happened(OrderHappened.STATUS_CHANGED, at, actor, from, null, null, null);
            changed(at, actor, OrderChange.TAKEN_BACK, Detail.moved(from.code(), cancelled.code()));
        }
    }

    /**
     * Is what that lead became, too, beside the one it came of.
     *
     * @throws Refused if it is not open
     */
    public void joinedBy(Sale.Lead lead, Instant at, Actor actor) {
        if (status.kind() != Kind.OPEN) {
            throw new Refused("order.id", "Only an open order takes a lead in.");
        }
        joined.add(lead);
        version++;
        tellOfLead(OrderHappened.LEAD_JOINED, lead.id(), at, actor);
        changed(at, actor, OrderChange.LEAD_JOINED, Detail.ofLead(lead));
    }

    /** Is not that lead's any more, which joined it. */
    public void leftBy(Sale.Lead lead, Instant at, Actor actor) {
        left.add(lead.id());
        version++;
        tellOfLead(OrderHappened.LEAD_LEFT, lead.id(), at, actor);
        changed(at, actor, OrderChange.LEAD_LEFT, Detail.ofLead(lead));
    }

    private void tellOfLead(String type, UUID lead, Instant at, Actor actor) {
        happened.add(new OrderHappened(type, snapshot(), at, actor, null, null, null, null, null, lead));
    }

    /** Moves on the shortest way to where somebody else has brought the order; where no way leads, it stays. */
    public void follow(Status to, StatusSet statuses, Instant at, Actor actor) {
        statuses.way(status, to).forEach(step -> move(step, at, actor));
    }

    /** Has that in the workspace's own fields from now on, all that there are; what is there already is no change. */
    public void fillIn(Map<String, Object> fields, Instant at, Actor actor) {
        write(new Written(fields, written.delivery, written.notes), at, actor);
    }

    /** Goes there from now on, and is noted so; what is so already is no change. */
    public void deliver(Delivery delivery, String notes, Instant at, Actor actor) {
        write(new Written(written.fields, delivery, notes), at, actor);
    }

    /** Has another file, or one less: what one was called before or is called now. */
    void file(@Nullable String before, @Nullable String after, Instant at, Actor actor) {
        version++;
        happened(OrderHappened.EDITED, at, actor, null, null, null, List.of("files"));
        changed(at, actor, OrderChange.EDITED, Detail.edited(List.of(new Edit("files", before, after))));
    }

    private void write(Written now, Instant at, Actor actor) {
        Map<String, @Nullable Object> before = written.parts();
        Map<String, @Nullable Object> after = now.parts();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        if (names.isEmpty()) {
            return;
        }
        written = now;
        version++;
        happened(OrderHappened.EDITED, at, actor, null, null, null, List.copyOf(names));
        changed(
                at,
                actor,
                OrderChange.EDITED,
                Detail.edited(names.stream()
                        .map(name -> new Edit(name, before.get(name), after.get(name)))
                        .toList()));
    }

    /**
     * Sells other lines from now on; the same ones are no change.
     *
     * @throws Refused for an order of a shop, one that is not open, one without lines, and an impossible sum
     */
    public void sell(List<Line> lines, Instant at, Actor actor) {
        if (lines.equals(sale.lines())) {
            return;
        }
        if (shop != null) {
            throw new Refused(
                    "lines", "What this order sells is decided in the shop that it came from. Change it there.");
        }
        if (status.kind() != Kind.OPEN) {
            throw new Refused("lines", "Only an open order changes what it sells. Take it up again first.");
        }
        if (lines.isEmpty()) {
            throw new Refused("lines", "An order sells something.");
        }
        sells(lines, Sale.sum(lines, sale.sum()), at, actor);
    }

    /** Sells what its shop says from now on; a sum of another currency than the order's changes nothing. */
    public void revise(List<Line> lines, Money sum, Instant at, Actor actor) {
        if (sum.currency().equals(paid.currency())) {
            sells(lines, sum, at, actor);
        }
    }

    private void sells(List<Line> lines, Money sum, Instant at, Actor actor) {
        Sale before = sale;
        sale = new Sale(sale.customerId(), sale.lead(), sale.managerId(), sale.sourceId(), lines, sum);
        revised = true;
        version++;
        happened(OrderHappened.LINES_CHANGED, at, actor, null, null, before.sum(), null);
        changed(at, actor, OrderChange.LINES_CHANGED, Detail.revised(before, sale));
    }

    /**
     * Receives money, or gives it back.
     *
     * @throws Refused for another currency than the order's, for nothing, for more back than was paid, and for money
     *     towards a cancelled order
     */
    public void pay(Payment payment, Actor actor) {
        Money amount = payment.amount();
        boolean back = amount.amount().signum() < 0;
        if (!amount.currency().equals(paid.currency())) {
            throw new Refused("amount.currency", "This order is paid in " + paid.currency() + ".");
        }
        if (amount.amount().signum() == 0) {
            throw new Refused("amount.amount", "A payment is not nothing.");
        }
        if (status.kind() == Kind.CANCELLED && !back) {
            throw new Refused("amount.amount", "A cancelled order takes no money; it can only be given back.");
        }
        Money after = paid.plus(amount);
        if (after.amount().signum() < 0) {
            throw new Refused(
                    "amount.amount",
                    "Only " + paid.amount() + " " + paid.currency() + " were paid; no more can go back.");
        }
        paid = after;
        if (back) {
            refunded = refunded.plus(amount.negated());
        }
        version++;
        received.add(payment);
        happened(OrderHappened.PAYMENT_RECEIVED, payment.at(), actor, null, amount, null, null);
        changed(
                payment.at(),
                actor,
                back ? OrderChange.REFUNDED : OrderChange.PAID,
                Detail.paid(back ? amount.negated() : amount, payment.note()));
    }

    private void happened(
            String type,
            Instant at,
            Actor actor,
            @Nullable Status from,
            @Nullable Money payment,
            @Nullable Money sumBefore,
            @Nullable List<String> fields) {
        happened.add(new OrderHappened(
                type,
                snapshot(),
                at,
                actor,
                from == null ? null : from.code(),
                from == null ? null : from.kind(),
                payment,
                sumBefore,
                fields,
                null));
    }

    private void changed(Instant at, Actor actor, String what, Detail detail) {
        changes.add(new OrderChange(version, at, actor, what, detail));
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
                status.code(),
                status.kind(),
                sale.sum(),
                paid,
                refunded,
                createdAt);
    }

    public UUID id() {
        return id;
    }

    public Money paid() {
        return paid;
    }

    /** Whose it is. */
    public UUID customerId() {
        return sale.customerId();
    }

    boolean isTakenBack() {
        return takenBack;
    }

    /** Whether it was taken back since it was loaded. */
    boolean isTakenBackNow() {
        return takenBackNow;
    }

    /** The leads that joined it since it was loaded. */
    List<Sale.Lead> joined() {
        return joined;
    }

    /** Those that left it since. */
    List<UUID> left() {
        return left;
    }

    /** How far it is paid. */
    public PaymentState paymentState() {
        return PaymentState.of(sale.sum(), paid, refunded);
    }

    public Status status() {
        return status;
    }

    /** What stands in the workspace's own fields, by key. */
    public Map<String, Object> fields() {
        return written.fields;
    }

    /** What is sold. */
    public List<Line> lines() {
        return sale.lines();
    }

    Written written() {
        return written;
    }

    Sale sale() {
        return sale;
    }

    @Nullable
    UUID shop() {
        return shop;
    }

    /** Where it is counted on the board. */
    OrderTotals.Slot slot() {
        return OrderTotals.Slot.of(status.code(), sale, paymentState());
    }

    /** Where it was counted when it was loaded. */
    OrderTotals.Slot loadedIn() {
        return loadedIn;
    }

    /** Whether it sells something else than when it was loaded. */
    boolean isRevised() {
        return revised;
    }

    /** Whether it was made, not loaded. */
    boolean isNew() {
        return !happened.isEmpty() && happened.getFirst().type().equals(OrderHappened.CREATED);
    }

    /** The payments since it was loaded. */
    List<Payment> received() {
        return received;
    }

    /** What happened since it was loaded or made. */
    List<OrderHappened> happened() {
        return happened;
    }

    /** The same for its history. */
    List<OrderChange> changes() {
        return changes;
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
