package io.potik.order.order;

import io.potik.order.field.Fields;
import io.potik.order.problem.Invalid;
import io.potik.order.problem.NotFound;
import io.potik.order.security.Caller;
import io.potik.outbox.Ids;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody moves an order on, writes what they know of it, or notes money that came for it. Each call is a transaction of
 * its own.
 */
@Service
public class WorkOrder {

    private final Orders orders;
    private final Fields fields;
    private final Clock clock;

    WorkOrder(Orders orders, Fields fields, Clock clock) {
        this.orders = orders;
        this.fields = fields;
        this.clock = clock;
    }

    /**
     * Moves an order to another status, writes into the workspace's own fields, or both.
     *
     * @param to null to leave it where it is
     * @param given by key; null takes a value away, what is left out stays
     * @param seenVersion what the caller saw, null if they did not say
     * @throws NotFound if there is no such order that the caller sees
     * @throws Order.StaleVersion if it has changed since
     * @throws Order.Refused if no way leads there
     * @throws Invalid naming every field in which what was given makes no sense
     */
    @Transactional
    public void edit(
            UUID id,
            @Nullable Status to,
            Map<String, @Nullable Object> given,
            @Nullable Long seenVersion,
            Caller caller) {
        Actor actor = Actor.staff(caller.staffId());
        work(id, caller, order -> {
            order.seenAs(seenVersion);
            order.fillIn(fields.written(Fields.ORDER, order.fields(), given), clock.instant(), actor);
            if (to != null) {
                order.move(to, clock.instant(), actor);
            }
        });
    }

    /**
     * Notes money that was received, or with a negative amount given back.
     *
     * @throws NotFound if there is no such order that the caller sees
     * @throws Order.Refused if the order cannot take it
     */
    @Transactional
    public void pay(UUID id, Money amount, String note, Caller caller) {
        work(
                id,
                caller,
                order -> order.pay(
                        new Payment(Ids.next(), amount, clock.instant(), note), Actor.staff(caller.staffId())));
    }

    private void work(UUID id, Caller caller, Consumer<Order> how) {
        Order order = orders.lock(id)
                .filter(locked -> caller.sees().sees(locked.sale().managerId()))
                .orElseThrow(() -> new NotFound("order"));
        how.accept(order);
        orders.save(order);
    }
}
