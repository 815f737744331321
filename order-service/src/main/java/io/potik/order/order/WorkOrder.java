package io.potik.order.order;

import io.potik.order.field.Fields;
import io.potik.order.problem.Invalid;
import io.potik.order.problem.NotFound;
import io.potik.order.security.Caller;
import io.potik.order.status.Status;
import io.potik.order.status.Status.Kind;
import io.potik.order.status.Statuses;
import io.potik.outbox.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody moves an order on, changes what it sells, writes what they know of it, or notes money that came for it. Each call but
 * {@link #take} is a transaction of its own, or joins the open one.
 */
@Service
public class WorkOrder {

    private final Orders orders;
    private final Statuses statuses;
    private final Fields fields;
    private final Clock clock;

    WorkOrder(Orders orders, Statuses statuses, Fields fields, Clock clock) {
        this.orders = orders;
        this.statuses = statuses;
        this.fields = fields;
        this.clock = clock;
    }

    /**
     * What somebody changes of an order, any of it at once; null leaves a part as it is.
     *
     * @param status the code of the status to which it goes
     * @param lines all that it sells from now on
     * @param fields of the workspace, by key; null takes a value away, what is left out stays
     * @param delivery parts by name: way, address, trackingNumber, date; null takes one away, what is left out stays
     * @param notes empty takes them away
     */
    public record Edit(
            @Nullable String status,
            @Nullable List<Ordered> lines,
            Map<String, @Nullable Object> fields,
            Map<String, @Nullable String> delivery,
            @Nullable String notes) {}

    /**
     * Changes an order by hand.
     *
     * @param seenVersion what the caller saw, null if they did not say
     * @throws NotFound if there is no such order that the caller sees
     * @throws StaleVersion if it has changed since
     * @throws Refused if no way leads to that status, or its lines cannot be so
     * @throws Invalid naming every field in which what was given makes no sense
     */
    @Transactional
    public void edit(UUID id, Edit edit, @Nullable Long seenVersion, Caller caller) {
        Actor actor = Actor.staff(caller.staffId());
        Status to = edit.status() == null ? null : known(edit.status());
        work(id, caller, order -> {
            order.seenAs(seenVersion);
            Instant now = clock.instant();
            // Taken up again first: only an open order changes what it sells.
            if (to != null && to.kind() == Kind.OPEN) {
                order.move(to, now, actor);
            }
            if (edit.lines() != null) {
                order.sell(Ordered.lines(edit.lines(), order.paid().currency()), now, actor);
            }
            order.fillIn(fields.written(Fields.ORDER, order.fields(), edit.fields()), now, actor);
            Written written = order.written();
            order.deliver(
                    written.delivery().with(edit.delivery()),
                    edit.notes() == null ? written.notes() : edit.notes().strip(),
                    now,
                    actor);
            if (to != null) {
                order.move(to, now, actor);
            }
        });
    }

    private Status known(String code) {
        return statuses.all().find(code).orElseThrow(() -> new Refused("status", "There is no status " + code + "."));
    }

    /**
     * Notes money that was received, or with a negative amount given back.
     *
     * @throws NotFound if there is no such order that the caller sees
     * @throws Refused if the order cannot take it
     */
    @Transactional
    public void pay(UUID id, Money amount, String note, Caller caller) {
        work(
                id,
                caller,
                order -> order.pay(
                        new Payment(Ids.next(), amount, clock.instant(), note), Actor.staff(caller.staffId())));
    }

    /**
     * Locks an order until the open transaction ends, before something is put on it or taken off it.
     *
     * @throws NotFound if there is no such order that the caller sees
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(UUID id, Caller caller) {
        locked(id, caller);
    }

    /**
     * Writes down that a file was put on an order or taken off it.
     *
     * @param before what it was called, null for one that was put on
     * @param after what it is called, null for one that was taken off
     * @throws NotFound if there is no such order that the caller sees
     */
    @Transactional
    public void file(UUID id, @Nullable String before, @Nullable String after, Caller caller) {
        work(id, caller, order -> order.file(before, after, clock.instant(), Actor.staff(caller.staffId())));
    }

    private void work(UUID id, Caller caller, Consumer<Order> how) {
        Order order = locked(id, caller);
        how.accept(order);
        orders.save(order);
    }

    private Order locked(UUID id, Caller caller) {
        return orders.lock(id)
                .filter(locked -> caller.sees().sees(locked.sale().managerId()))
                .orElseThrow(() -> new NotFound("order"));
    }
}
