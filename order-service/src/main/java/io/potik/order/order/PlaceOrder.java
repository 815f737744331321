package io.potik.order.order;

import io.potik.order.customer.KnownCustomer;
import io.potik.order.customer.KnownCustomers;
import io.potik.order.security.Caller;
import io.potik.order.status.Statuses;
import io.potik.order.workspace.Workspace;
import io.potik.outbox.Ids;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody enters an order by hand. */
@Service
public class PlaceOrder {

    private final Orders orders;
    private final KnownCustomers customers;
    private final Statuses statuses;
    private final Workspace workspace;
    private final Clock clock;

    PlaceOrder(Orders orders, KnownCustomers customers, Statuses statuses, Workspace workspace, Clock clock) {
        this.orders = orders;
        this.customers = customers;
        this.statuses = statuses;
        this.workspace = workspace;
        this.clock = clock;
    }

    /**
     * Makes a new order in a transaction of its own and returns its id. It is sold by who is named, else by who looks
     * after the customer, else by who enters it.
     *
     * @throws Refused for a customer or a manager whom the caller does not see, an unknown currency, an order without
     *     lines and sum, and a sum that is negative or too large
     */
    @Transactional
    public UUID place(Request request, Caller caller) {
        KnownCustomer customer = customers
                .find(request.customerId())
                .filter(known -> caller.sees().sees(known.managerId()))
                .orElseThrow(() -> new Refused("customerId", "There is no such customer."));
        UUID manager = request.managerId() != null
                ? request.managerId()
                : customer.managerId() != null ? customer.managerId() : caller.staffId();
        if (!manager.equals(caller.staffId()) && !caller.sees().sees(manager)) {
            throw new Refused("managerId", "There is no such manager.");
        }
        Order order = Order.made(
                Ids.next(),
                orders.numbers(1).getFirst(),
                sale(request, customer.id(), manager),
                statuses.all().first(),
                clock.instant(),
                Actor.staff(caller.staffId()));
        orders.add(List.of(order));
        return order.id();
    }

    private Sale sale(Request request, UUID customer, UUID manager) {
        String currency = request.currency() == null ? workspace.currency() : request.currency();
        if (request.lines().isEmpty() && request.sum() == null) {
            throw new Refused("lines", "An order has lines or at least a sum.");
        }
        try {
            List<Line> lines = Ordered.lines(request.lines(), currency);
            BigDecimal sum = request.sum() == null ? BigDecimal.ZERO : request.sum();
            return new Sale(customer, null, manager, null, lines, Sale.sum(lines, new Money(sum, currency)));
        } catch (IllegalArgumentException e) {
            throw new Refused("currency", "There is no currency " + currency + ".");
        } catch (ArithmeticException e) {
            throw new Refused("sum", "The sum has more decimals than " + currency + ".");
        }
    }

    /**
     * What is ordered.
     *
     * @param currency null for the workspace's own
     * @param sum only asked where there are no lines
     */
    public record Request(
            UUID customerId,
            @Nullable UUID managerId,
            List<Ordered> lines,
            @Nullable String currency,
            @Nullable BigDecimal sum) {}
}
