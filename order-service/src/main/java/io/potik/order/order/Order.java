package io.potik.order.order;

import io.potik.order.order.OrderChange.Detail;
import io.potik.order.order.OrderChange.Edit;
import io.potik.order.status.Status;
import io.potik.order.status.Status.Kind;
import io.potik.order.status.StatusSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private Payments payments;
    private Written written;
    private boolean takenBack;
    private final OrderTotals.Slot loadedIn;
    private final OrderNews news = new OrderNews();

    /** An order as the database has it. */
    Order(
            UUID id,
            long number,
            @Nullable UUID shop,
            Sale sale,
            Instant createdAt,
            long version,
            Status status,
            Payments payments,
            Written written,
            boolean takenBack) {
        this.id = id;
        this.number = number;
        this.shop = shop;
        this.sale = sale;
        this.createdAt = createdAt;
        this.version = version;
        this.status = status;
        this.payments = payments;
        this.written = written;
        this.takenBack = takenBack;
        this.loadedIn = slot();
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
        Payments none = Payments.none(sale.sum().currency());
        Order order = new Order(id, number, shop, sale, at, 1, first, none, Written.NOTHING, false);
        order.news.made(OrderHappened.created(order.snapshot(), at, actor), sale.sum());
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
                    sale.lead() == null
                            ? "This order was taken back with the import that made it. It stays cancelled; bring the table again."
                            : "This order was taken back with the conversion that made it. It stays cancelled; convert the lead again.");
        }
        if (!status.leadsTo(to)) {
            throw new Refused(
                    "status",
                    to.active()
                            ? "An order that is " + status.code() + " cannot become " + to.code() + "."
                            : "The status " + to.code() + " is not in use any more.");
        }
        become(to, OrderChange.STATUS_CHANGED, at, actor);
    }

    /** Moves on the shortest way to where somebody else has brought the order; where no way leads, it stays. */
    public void follow(Status to, StatusSet statuses, Instant at, Actor actor) {
        statuses.way(status, to).forEach(step -> move(step, at, actor));
    }

    /** Is cancelled for good, whatever its status, because the conversion or the import that made it was undone. */
    public void takeBack(Status cancelled, Instant at, Actor actor) {
        if (takenBack) {
            return;
        }
        takenBack = true;
        news.takenBack();
        if (status.kind() != Kind.CANCELLED) {
            become(cancelled, OrderChange.TAKEN_BACK, at, actor);
        }
    }

    private void become(Status to, String what, Instant at, Actor actor) {
        Status from = status;
        status = to;
        version++;
        news.add(OrderHappened.moved(snapshot(), from, at, actor), what, Detail.moved(from.code(), to.code()));
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
        version++;
        news.joined(OrderHappened.joined(snapshot(), lead.id(), at, actor), lead);
    }

    /** Is not that lead's any more, which joined it. */
    public void leftBy(Sale.Lead lead, Instant at, Actor actor) {
        version++;
        news.left(OrderHappened.left(snapshot(), lead.id(), at, actor), lead);
    }

    /** Has that in the workspace's own fields from now on, all that there are; what is there already is no change. */
    public void fillIn(Map<String, Object> fields, Instant at, Actor actor) {
        write(new Written(fields, written.delivery(), written.notes()), at, actor);
    }

    /** Goes there from now on, and is noted so; what is so already is no change. */
    public void deliver(Delivery delivery, String notes, Instant at, Actor actor) {
        write(new Written(written.fields(), delivery, notes), at, actor);
    }

    private void write(Written now, Instant at, Actor actor) {
        List<Edit> edits = written.editsTo(now);
        written = now;
        edited(edits, at, actor);
    }

    /** Has another file, or one less: what one was called before or is called now. */
    void file(@Nullable String before, @Nullable String after, Instant at, Actor actor) {
        edited(List.of(new Edit("files", before, after)), at, actor);
    }

    private void edited(List<Edit> edits, Instant at, Actor actor) {
        if (!edits.isEmpty()) {
            version++;
            news.add(
                    OrderHappened.edited(
                            snapshot(), edits.stream().map(Edit::field).toList(), at, actor),
                    OrderChange.EDITED,
                    Detail.edited(edits));
        }
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
        sells(sale.selling(lines, Sale.sum(lines, sale.sum())), at, actor);
    }

    /** Sells what its shop says from now on; a sum of another currency than the order's changes nothing. */
    public void revise(List<Line> lines, Money sum, Instant at, Actor actor) {
        if (sum.currency().equals(sale.sum().currency())) {
            sells(sale.selling(lines, sum), at, actor);
        }
    }

    private void sells(Sale now, Instant at, Actor actor) {
        Sale before = sale;
        sale = now;
        version++;
        news.revised(OrderHappened.revised(snapshot(), before.sum(), at, actor), before, now);
    }

    /**
     * Receives money, or gives it back.
     *
     * @throws Refused for another currency than the order's, for nothing, for more back than was paid, and for money
     *     towards a cancelled order
     */
    public void pay(Payment payment, Actor actor) {
        payments = payments.with(payment.amount(), status.kind());
        version++;
        news.paid(OrderHappened.paid(snapshot(), payment, actor), payment);
    }

    /** As it is now, for everybody who is told. */
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
                payments.paid(),
                payments.refunded(),
                createdAt);
    }

    public UUID id() {
        return id;
    }

    public Money paid() {
        return payments.paid();
    }

    /** Whose it is. */
    public UUID customerId() {
        return sale.customerId();
    }

    /** How far it is paid. */
    public PaymentState paymentState() {
        return payments.state(sale.sum());
    }

    public Status status() {
        return status;
    }

    /** What stands in the workspace's own fields, by key. */
    public Map<String, Object> fields() {
        return written.fields();
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

    /** Whether what made it was undone. */
    public boolean isTakenBack() {
        return takenBack;
    }

    /** Where it is counted on the board. */
    OrderTotals.Slot slot() {
        return OrderTotals.Slot.of(status.code(), sale, paymentState());
    }

    /** Where it was counted when it was loaded. */
    OrderTotals.Slot loadedIn() {
        return loadedIn;
    }

    /** What happened to it since it was loaded or made. */
    OrderNews news() {
        return news;
    }
}
