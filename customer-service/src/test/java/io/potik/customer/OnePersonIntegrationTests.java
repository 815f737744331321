package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.customer.customer.ContactPoint;
import io.potik.customer.matching.Introduction;
import io.potik.customer.matching.LinkCustomers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two instances of the service may meet the same person in the same instant. */
class OnePersonIntegrationTests extends CustomerSuite {

    private static final int AT_ONCE = 8;

    @Autowired
    LinkCustomers linkCustomers;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void conversionsOfOnePhoneAtOnceMakeOneCustomer() throws Exception {
        for (int round = 0; round < 10; round++) {
            ContactPoint shared = point("phone", phone());
            List<List<Introduction>> polls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                polls.add(
                        List.of(lead(shared, point("telegram", UUID.randomUUID().toString()))));
            }
            atOnce(polls);

            assertThat(customersOf(polls)).hasSize(1);
        }
    }

    @Test
    void pollsThatShareManyPeopleInOppositeOrderNeitherDeadlockNorMakeThemTwice() throws Exception {
        List<ContactPoint> phones = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            phones.add(point("phone", phone()));
        }
        List<List<Introduction>> polls = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            List<ContactPoint> order = i % 2 == 0 ? phones : phones.reversed();
            polls.add(order.stream().map(this::lead).toList());
        }
        atOnce(polls);

        assertThat(customersOf(polls)).hasSize(50);
    }

    @Test
    void somebodyEnteredByHandOnceOrManyTimesIsOnePerson() throws Exception {
        String phone = phone();
        String body =
                "{\"name\":\"Walked in\",\"contactPoints\":[{\"kind\":\"phone\",\"value\":\"%s\"}]}".formatted(phone);
        String key = UUID.randomUUID().toString();
        List<Answer> answers = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                // The same request repeated, and others that mean the same person.
                String own = i % 2 == 0 ? key : UUID.randomUUID().toString();
                running.add(threads.submit(() -> {
                    start.await();
                    return send(OWNER, "POST", "/api/customers", body, "Idempotency-Key", own);
                }));
            }
            for (Future<Answer> one : running) {
                answers.add(one.get());
            }
        }
        Answer again = send(OWNER, "POST", "/api/customers", body, "Idempotency-Key", key);

        List<UUID> owners = jdbc.sql("select customer_id from contact_point where kind = 'phone' and value = ?")
                .param(phone)
                .query(UUID.class)
                .list();
        assertThat(owners).hasSize(1);
        answers.add(again);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isIn(201, 409);
            assertThat(
                            answer.status() == 201
                                    ? id(answer.body(), "id")
                                    : id(answer.body().get("current"), "id"))
                    .isEqualTo(owners.getFirst());
        });
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201
                                && answer.response()
                                        .headers()
                                        .firstValue("Idempotent-Replayed")
                                        .isEmpty()))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from customer where id = ?")
                        .param(owners.getFirst())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private void atOnce(List<List<Introduction>> polls) throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        CyclicBarrier start = new CyclicBarrier(polls.size());
        try (var threads = Executors.newFixedThreadPool(polls.size())) {
            List<Future<?>> running = new ArrayList<>();
            for (List<Introduction> poll : polls) {
                running.add(threads.submit(() -> {
                    start.await();
                    transaction.executeWithoutResult(open -> linkCustomers.link(poll));
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private List<UUID> customersOf(List<List<Introduction>> polls) {
        return jdbc.sql("select distinct customer_id from customer_link where lead_id = any(?)")
                .param(polls.stream()
                        .flatMap(List::stream)
                        .map(Introduction::byId)
                        .toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private Introduction lead(ContactPoint... points) {
        return new Introduction(
                Introduction.By.LEAD,
                UUID.randomUUID(),
                UUID.randomUUID(),
                false,
                null,
                null,
                List.of(points),
                null,
                Instant.now());
    }

    private static ContactPoint point(String kind, String value) {
        return new ContactPoint(kind, value, value);
    }
}
