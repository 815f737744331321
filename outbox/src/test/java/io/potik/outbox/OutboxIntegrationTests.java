package io.potik.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.potik.outbox.test.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.application.name=outbox-test",
            "spring.flyway.locations=classpath:db/outbox",
            "potik.outbox.topics[0].name=things",
            "potik.outbox.topics[0].partitions=3",
            "spring.cloud.function.definition=things",
            "spring.cloud.stream.kafka.binder.brokers=${spring.kafka.bootstrap-servers}",
            "spring.cloud.stream.kafka.binder.auto-create-topics=false",
            "spring.cloud.stream.bindings.things-in-0.destination=things",
            "spring.cloud.stream.bindings.things-in-0.group=outbox-test",
            "spring.cloud.stream.bindings.things-in-0.consumer.batch-mode=true",
            "spring.cloud.stream.bindings.things-in-0.consumer.use-native-decoding=true"
        })
class OutboxIntegrationTests {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Received received(JdbcTemplate jdbc) {
            return new Received(jdbc);
        }

        @Bean
        Consumer<Message<List<byte[]>>> things(Inbox inbox, Received received) {
            return poll -> inbox.receive("things", poll, received);
        }
    }

    /** The effect of a message: a row, so that an effect that is rolled back or made twice would show. */
    static final class Received implements Consumer<List<IncomingMessage>> {

        private final JdbcTemplate jdbc;
        private final List<String> poison = new CopyOnWriteArrayList<>();
        private final List<String> outages = new CopyOnWriteArrayList<>();

        Received(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void accept(List<IncomingMessage> messages) {
            for (var message : messages) {
                String text = new String(message.payload(), StandardCharsets.UTF_8);
                jdbc.update("insert into effect (key, text) values (?, ?)", message.key(), text);
                if (outages.remove(text)) {
                    throw new org.springframework.dao.DataAccessResourceFailureException("the database is away");
                }
                if (poison.contains(text)) {
                    throw new IllegalArgumentException("cannot be understood");
                }
            }
        }
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry properties) {
        TestInfrastructure.register(properties, "outbox");
    }

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Received received;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    MeterRegistry metrics;

    @BeforeEach
    void clean() {
        jdbc.execute(
                "create table if not exists effect (place bigint generated always as identity, key text, text text)");
        jdbc.execute("truncate effect, dead_letter");
        received.poison.clear();
    }

    @Test
    void aMessageNeedsATransaction() {
        assertThatIllegalStateException().isThrownBy(() -> outbox.send(message("k", "x")));
    }

    @Test
    void nothingLeavesWithoutACommit() {
        new TransactionTemplate(transactions).executeWithoutResult(open -> {
            outbox.send(message("k", "rolled back"));
            open.setRollbackOnly();
        });
        commit(message("k", "committed"));
        await().untilAsserted(() -> assertThat(effects("k")).containsExactly("committed"));
    }

    @Test
    void messagesOfAKeyArriveInTheOrderOfTheirTransactionsAlsoWhenManyWriteAtOnce() throws Exception {
        jdbc.execute("create table if not exists aggregate (key text primary key, version int)");
        try (var people = Executors.newFixedThreadPool(8)) {
            var work = IntStream.range(0, 400)
                    .<java.util.concurrent.Callable<Object>>mapToObj(i -> () -> change("key-" + i % 5))
                    .toList();
            for (var done : people.invokeAll(work)) {
                done.get();
            }
        }
        await().untilAsserted(() -> {
            Map<String, List<String>> byKey = new HashMap<>();
            jdbc.query("select key, text from effect order by place", row -> {
                byKey.computeIfAbsent(row.getString(1), k -> new ArrayList<>()).add(row.getString(2));
            });
            assertThat(byKey).hasSize(5);
            byKey.values()
                    .forEach(versions -> assertThat(versions)
                            .containsExactlyElementsOf(IntStream.rangeClosed(1, 80)
                                    .mapToObj(String::valueOf)
                                    .toList()));
        });
        await().untilAsserted(() -> assertThat(waiting()).isZero());
    }

    @Test
    void aMessageThatComesTwiceHasOneEffectAndIsCounted() {
        double before = metrics.counter("inbox.duplicates").count();
        var twice = message("k2", "twice");
        TestInfrastructure.produce(twice, twice);
        TestInfrastructure.produce(twice);
        commit(message("k2", "after"));
        await().untilAsserted(() -> assertThat(effects("k2")).containsExactlyInAnyOrder("twice", "after"));
        await().untilAsserted(() ->
                assertThat(metrics.counter("inbox.duplicates").count()).isEqualTo(before + 2));
    }

    @Test
    void thePoisonOneBecomesADeadLetterTheOthersGoOnAndItCanBeReplayed() {
        received.poison.add("poison");
        commit(message("k3", "before"), message("k3", "poison"), message("k3", "after"));
        await().untilAsserted(() -> assertThat(effects("k3")).containsExactly("before", "after"));
        await().untilAsserted(() -> assertThat(deadLetters.count()).isEqualTo(1));
        var letter = deadLetters.newest().getFirst();
        assertThat(letter.reason()).isEqualTo("java.lang.IllegalArgumentException");

        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> deadLetters.replay(letter.id()));
        assertThat(deadLetters.count()).isEqualTo(1);

        received.poison.clear();
        assertThat(deadLetters.replay(letter.id())).isTrue();
        assertThat(effects("k3")).containsExactly("before", "after", "poison");
        assertThat(deadLetters.count()).isZero();
        assertThat(deadLetters.replay(UUID.randomUUID())).isFalse();
    }

    @Test
    void anOutageIsWaitedForAndNothingBecomesADeadLetter() {
        received.outages.addAll(Collections.nCopies(3, "patient"));
        commit(message("k4", "patient"));
        await().untilAsserted(() -> {
            assertThat(effects("k4")).containsExactly("patient");
            assertThat(received.outages).isEmpty();
        });
        assertThat(deadLetters.count()).isZero();
    }

    @Test
    void aMessageThatKafkaNeverTakesStandsAsideAndBlocksNobody() {
        commit(
                new OutgoingMessage("things", "k5", "thing.v1", 1, Instant.now(), new byte[2_000_000]),
                message("k5", "next"));
        await().untilAsserted(() -> assertThat(effects("k5")).containsExactly("next"));
        assertThat(deadLetters.newest())
                .singleElement()
                .satisfies(letter -> assertThat(letter.direction()).isEqualTo("out"));
    }

    private Object change(String key) {
        return new TransactionTemplate(transactions).execute(open -> {
            jdbc.update("insert into aggregate values (?, 0) on conflict do nothing", key);
            Integer version = jdbc.queryForObject(
                    "update aggregate set version = version + 1 where key = ? returning version", Integer.class, key);
            outbox.send(message(key, String.valueOf(version)));
            return key;
        });
    }

    private void commit(OutgoingMessage... messages) {
        new TransactionTemplate(transactions).executeWithoutResult(open -> outbox.send(List.of(messages)));
    }

    private List<String> effects(String key) {
        return jdbc.queryForList("select text from effect where key = ? order by place", String.class, key);
    }

    private long waiting() {
        Long count = jdbc.queryForObject("select count(*) from outbox", Long.class);
        return count == null ? 0 : count;
    }

    private static OutgoingMessage message(String key, String text) {
        return new OutgoingMessage(
                "things", key, "thing.changed.v1", 1, Instant.now(), text.getBytes(StandardCharsets.UTF_8));
    }
}
