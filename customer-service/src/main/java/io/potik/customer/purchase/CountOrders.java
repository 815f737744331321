package io.potik.customer.purchase;

import io.potik.customer.customer.Customer;
import io.potik.customer.customer.Customers;
import io.potik.customer.customer.RemovedCustomers;
import io.potik.customer.purchase.Purchases.Difference;
import io.potik.customer.purchase.Purchases.Purchase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how much each customer bought, and makes a buyer of whoever has an order. */
@Service
public class CountOrders {

    private final Customers customers;
    private final RemovedCustomers removedCustomers;
    private final Purchases purchases;

    CountOrders(Customers customers, RemovedCustomers removedCustomers, Purchases purchases) {
        this.customers = customers;
        this.removedCustomers = removedCustomers;
        this.purchases = purchases;
    }

    /**
     * Counts the orders by a fixed handful of statements in the open transaction. A state that is not newer than the
     * one counted already changes nothing. An order stays with the customer to whom it was told to belong; as whom that
     * one is read since a merge is a buyer by it, too.
     *
     * <p>An order of a customer who was removed, by a conversion that was undone, counts nowhere.
     *
     * @throws IllegalArgumentException if an order's customer was never here
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(List<OrderState> states) {
        if (states.isEmpty()) {
            return;
        }
        Map<UUID, Customer> known =
                customers.lock(states.stream().map(OrderState::customerId).collect(Collectors.toSet()));
        Map<UUID, Purchase> counted =
                purchases.of(states.stream().map(OrderState::orderId).collect(Collectors.toSet()));
        Set<UUID> strangers = states.stream()
                .map(OrderState::customerId)
                .filter(id -> !known.containsKey(id))
                .collect(Collectors.toSet());
        Set<UUID> removed = removedCustomers.versions(strangers).keySet();
        Map<UUID, Purchase> changed = new LinkedHashMap<>();
        List<Difference> differences = new ArrayList<>();
        for (OrderState state : states) {
            Customer customer = known.get(state.customerId());
            if (customer == null && removed.contains(state.customerId())) {
                // The conversion that made both was undone; the order is cancelled as well.
                continue;
            }
            if (customer == null) {
                throw new IllegalArgumentException(
                        "order " + state.orderId() + " is of customer " + state.customerId() + ", who is not here");
            }
            Purchase before = counted.get(state.orderId());
            if (before != null && before.version() >= state.version()) {
                continue;
            }
            Purchase now = Purchase.of(state);
            Difference difference = now.difference(1);
            int more = difference.orders();
            differences.add(difference);
            if (before != null) {
                Difference taken = before.difference(-1);
                differences.add(taken);
                more += taken.orders();
            }
            customer.bought(customer.orderCount() + more, state.at());
            if (customer.mergedInto() != null) {
                Objects.requireNonNull(known.get(customer.mergedInto())).partsBought(more, state.at());
            }
            counted.put(state.orderId(), now);
            changed.put(state.orderId(), now);
        }
        if (!changed.isEmpty()) {
            purchases.save(changed.values());
            purchases.add(together(differences));
            customers.save(known.values());
        }
    }

    private static List<Difference> together(List<Difference> differences) {
        Map<List<Object>, Difference> sums = new HashMap<>();
        for (Difference difference : differences) {
            sums.merge(List.of(difference.customer(), difference.currency()), difference, Difference::plus);
        }
        return sums.values().stream()
                .filter(sum -> sum.orders() != 0 || sum.amount().signum() != 0)
                .toList();
    }
}
