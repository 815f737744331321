package io.potik.order.order;

import io.potik.order.problem.NotFound;
import io.potik.order.security.Caller;
import io.potik.outbox.Ids;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody moves an order on, or notes money that came for it. Each call is a transaction of its own. */
@Service
public class WorkOrder {

    private final Orders orders;
    private final Clock clock;

    WorkOrder(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Moves an order to another status.
     *
     * @param seenVersion what the caller saw, null if they did not say
     * @throws NotFound if there is no such order that the caller sees
     * @throws Order.StaleVersion if it has changed since
     * @throws Order.Refused if no way leads there
     */
    @Transactional
    public void move(UUID id, Status to, @Nullable Long seenVersion, Caller caller) {
        work(id, caller, order -> order.move(to, seenVersion, clock.instant(), Actor.staff(caller.staffId())));
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
