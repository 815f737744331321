package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.customer.customer.ContactPoint;
import io.potik.customer.customer.Money;
import io.potik.customer.matching.Introduction;
import io.potik.customer.matching.LinkCustomers;
import io.potik.customer.purchase.CountOrders;
import io.potik.customer.purchase.OrderState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is merged, taken apart, linked and ordered in whatever order: all persons together have all orders and all contact
 * points, each once, and taken apart again each has what came to them.
 */
class MergeLawTests extends CustomerSuite {

    private static final int PEOPLE = 6;
    private static final int STEPS = 60;

    @Autowired
    LinkCustomers linkCustomers;

    @Autowired
    CountOrders countOrders;

    @Autowired
    PlatformTransactionManager transactions;

    private final List<UUID> people = new ArrayList<>();
    private final Map<UUID, UUID> into = new HashMap<>();
    private final Map<UUID, OrderState> orders = new HashMap<>();
    private final Map<UUID, SortedSet<String>> points = new HashMap<>();

    private UUID root(UUID customer) {
        UUID next = into.get(customer);
        return next == null ? customer : root(next);
    }

    private List<UUID> partsOf(UUID root) {
        return people.stream().filter(one -> root(one).equals(root)).toList();
    }

    private SortedSet<String> pointsOf(UUID customer) {
        return Objects.requireNonNull(points.get(customer));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(open -> work.run());
    }

    /** A lead of whoever has the contact point, or of a new person. */
    private void introduce(UUID customer, boolean known, String phone) {
        inTransaction(() -> linkCustomers.link(List.of(new Introduction(
                Introduction.By.LEAD,
                UUID.randomUUID(),
                customer,
                known,
                null,
                null,
                List.of(new ContactPoint("phone", phone, phone)),
                null,
                Instant.now()))));
    }

    private void order(OrderState state) {
        inTransaction(() -> countOrders.count(List.of(state)));
    }

    private int merge(UUID stays, UUID joins) {
        return send(OWNER, "POST", "/api/customers/" + stays + "/merge", "{\"otherId\":\"%s\"}".formatted(joins))
                .status();
    }

    private int undo(UUID stays, UUID joins) {
        return send(OWNER, "DELETE", "/api/customers/" + stays + "/merge/" + joins, "")
                .status();
    }

    private void make() {
        for (int i = 0; i < PEOPLE; i++) {
            UUID id = UUID.randomUUID();
            String phone = phone();
            introduce(id, false, phone);
            people.add(id);
            points.put(id, new TreeSet<>(List.of(phone)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void allPersonsTogetherHaveEverythingOnce(long seed) {
        Random random = new Random(seed);
        make();
        for (int step = 0; step < STEPS; step++) {
            step(random);
            hold("seed " + seed + ", step " + step);
        }
        while (!into.isEmpty()) {
            UUID last = into.keySet().stream()
                    .filter(one -> !into.containsKey(into.get(one)))
                    .findFirst()
                    .orElseThrow();
            assertThat(undo(Objects.requireNonNull(into.get(last)), last)).isEqualTo(200);
            into.remove(last);
            hold("seed " + seed + ", taking apart");
        }
    }

    private void step(Random random) {
        UUID one = people.get(random.nextInt(PEOPLE));
        UUID other = people.get(random.nextInt(PEOPLE));
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                boolean possible = !one.equals(other) && !into.containsKey(one) && !into.containsKey(other);
                boolean already = !one.equals(other) && root(other).equals(one);
                assertThat(merge(one, other) == 200).isEqualTo(possible || already);
                if (possible) {
                    into.put(other, one);
                }
            }
            case 2 -> {
                UUID stays = into.get(one);
                if (stays != null) {
                    boolean possible = !into.containsKey(stays);
                    assertThat(undo(stays, one)).isEqualTo(possible ? 200 : 409);
                    if (possible) {
                        into.remove(one);
                    }
                }
            }
            case 3 -> ordered(one, random);
            case 4 -> {
                List<OrderState> all = new ArrayList<>(orders.values());
                if (!all.isEmpty()) {
                    OrderState before = all.get(random.nextInt(all.size()));
                    OrderState now = new OrderState(
                            before.orderId(),
                            before.customerId(),
                            before.version() + 1,
                            !before.counted(),
                            before.sum(),
                            Instant.now());
                    order(now);
                    order(before);
                    orders.put(now.orderId(), now);
                }
            }
            default -> {
                String phone = phone();
                introduce(one, true, phone);
                pointsOf(one).add(phone);
            }
        }
    }

    private void ordered(UUID customer, Random random) {
        OrderState state = new OrderState(
                UUID.randomUUID(),
                customer,
                1,
                true,
                new Money(BigDecimal.valueOf(random.nextInt(10_000), 2), random.nextBoolean() ? "UAH" : "EUR"),
                Instant.now());
        order(state);
        orders.put(state.orderId(), state);
    }

    private void hold(String when) {
        for (UUID one : people) {
            JsonNode card = card(one);
            if (into.containsKey(one)) {
                assertThat(id(card, "mergedInto")).as(when).isEqualTo(root(one));
                continue;
            }
            List<UUID> parts = partsOf(one);
            Map<String, BigDecimal> sums = new TreeMap<>();
            int count = 0;
            TreeSet<String> reached = new TreeSet<>();
            parts.forEach(part -> reached.addAll(pointsOf(part)));
            for (OrderState state : orders.values()) {
                if (state.counted() && parts.contains(state.customerId())) {
                    count++;
                    sums.merge(state.sum().currency(), state.sum().amount(), BigDecimal::add);
                }
            }
            Map<String, BigDecimal> told = new TreeMap<>();
            card.get("orderSums")
                    .forEach(sum -> told.put(
                            sum.get("currency").asString(),
                            new BigDecimal(sum.get("amount").asString())));
            assertThat(told).as(when).isEqualTo(sums);
            assertThat(card.get("orderCount").asInt()).as(when).isEqualTo(count);
            assertThat(card.get("lifecycle").asString()).as(when).isEqualTo(count > 0 ? "buyer" : "prospect");
            assertThat(StreamSupport.stream(card.get("contactPoints").spliterator(), false)
                            .map(point -> point.get("value").asString()))
                    .as(when)
                    .containsExactlyInAnyOrderElementsOf(reached);
            assertThat(card.get("merged")).as(when).hasSize(parts.size() - 1);
        }
    }

    @Test
    void mergesOrdersAndConversionsAtOnceNeitherBlockForEverNorLoseAnything() throws Exception {
        make();
        List<Future<?>> running = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                boolean merges = thread < 2;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        UUID one = people.get(random.nextInt(PEOPLE));
                        UUID other = people.get(random.nextInt(PEOPLE));
                        if (merges) {
                            assertThat(random.nextBoolean() ? merge(one, other) : undo(one, other))
                                    .isIn(200, 409, 422);
                        } else if (random.nextBoolean()) {
                            order(new OrderState(
                                    UUID.randomUUID(), one, 1, true, new Money(BigDecimal.ONE, "UAH"), Instant.now()));
                        } else {
                            introduce(one, true, pointsOf(one).first());
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        int orders = 0;
        for (UUID one : people) {
            JsonNode card = card(one);
            if (!card.hasNonNull("mergedInto")) {
                orders += card.get("orderCount").asInt();
                assertThat(card.get("lifecycle").asString())
                        .isEqualTo(card.get("orderCount").asInt() > 0 ? "buyer" : "prospect");
            }
        }
        assertThat(orders)
                .isEqualTo(jdbc.sql("select count(*) from purchase where customer_id = any(?)")
                        .param(people.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single());
    }
}
