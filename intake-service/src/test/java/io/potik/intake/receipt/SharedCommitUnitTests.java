package io.potik.intake.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.receipt.NewDelivery.NewReceipt;
import io.potik.outbox.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.json.JsonMapper;

class SharedCommitUnitTests {

    private final ConcurrentLinkedQueue<List<NewDelivery>> stored = new ConcurrentLinkedQueue<>();
    private @Nullable SharedCommit commit;

    private SharedCommit commit(SharedCommit.Store store, int queue, Duration patience) {
        var made = new SharedCommit(
                store,
                new ReadDelivery(JsonMapper.shared()),
                new CommitSettings(1, 100, queue, patience),
                new SimpleMeterRegistry());
        made.start();
        commit = made;
        return made;
    }

    @AfterEach
    void stop() {
        if (commit != null) {
            commit.stop();
        }
    }

    private static NewDelivery delivery(String id) {
        return new NewDelivery(
                Ids.next(),
                Ids.next(),
                Instant.now(),
                "POST",
                null,
                "{}",
                id.getBytes(StandardCharsets.UTF_8),
                List.of(new NewReceipt(Ids.next(), id, Duration.ofDays(1), Outcome.IGNORED, "test", null, 0, null)));
    }

    private static String idOf(NewDelivery delivery) {
        return delivery.receipts().getFirst().externalId();
    }

    @Test
    void thoseThatComeMeanwhileShareTheNextCommit() {
        var first = new CountDownLatch(1);
        var busy = new CountDownLatch(1);
        var shared = commit(
                (deliveries, writer) -> {
                    stored.add(deliveries);
                    busy.countDown();
                    hold(first);
                },
                100,
                Duration.ofSeconds(5));
        try (var threads = Executors.newFixedThreadPool(21)) {
            var one = CompletableFuture.runAsync(() -> shared.store(delivery("0")), threads);
            hold(busy);
            var others = IntStream.range(1, 21)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> shared.store(delivery("" + i)), threads))
                    .toList();
            await().until(() -> shared.waiting() == 20);
            assertThat(one).isNotDone();
            first.countDown();
            one.join();
            others.forEach(CompletableFuture::join);
        }
        assertThat(stored).hasSize(2);
        assertThat(Objects.requireNonNull(stored.peek())).hasSize(1);
    }

    @Test
    void aFullQueueAndASlowDatabaseAreToldAtOnce() {
        var slow = new CountDownLatch(1);
        var busy = new CountDownLatch(1);
        var shared = commit(
                (deliveries, writer) -> {
                    stored.add(deliveries);
                    busy.countDown();
                    hold(slow);
                },
                1,
                Duration.ofMillis(200));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = CompletableFuture.runAsync(() -> shared.store(delivery("a")), threads);
            hold(busy);
            var second = CompletableFuture.runAsync(() -> shared.store(delivery("b")), threads);
            await().until(() -> shared.waiting() == 1);
            assertThatThrownBy(() -> shared.store(delivery("c"))).isInstanceOf(NotStored.class);
            assertThatThrownBy(first::join).hasCauseInstanceOf(NotStored.class);
            assertThatThrownBy(second::join).hasCauseInstanceOf(NotStored.class);
            slow.countDown();
        }
        shared.stop();
        // the one that nobody waits for any more was left out
        assertThat(stored.stream().flatMap(List::stream).map(SharedCommitUnitTests::idOf))
                .containsExactly("a");
    }

    @Test
    void oneThatCannotBeStoredIsStoredAsSomethingToLookAtAndTheOthersGoOn() {
        var shared = commit(
                (deliveries, writer) -> {
                    if (deliveries.stream().anyMatch(d -> idOf(d).equals("poison"))) {
                        throw new DataIntegrityViolationException("no");
                    }
                    stored.add(deliveries);
                },
                100,
                Duration.ofSeconds(5));

        shared.store(delivery("poison"));
        shared.store(delivery("good"));

        assertThat(stored.stream().flatMap(List::stream).map(SharedCommitUnitTests::idOf))
                .satisfiesExactly(
                        quarantined -> assertThat(quarantined).startsWith("sha256:"),
                        good -> assertThat(good).isEqualTo("good"));
    }

    @Test
    void aDatabaseThatIsDownIsNeverAFalseYes() {
        var shared = commit(
                (deliveries, writer) -> {
                    throw new DataAccessResourceFailureException("down");
                },
                100,
                Duration.ofSeconds(5));

        assertThatThrownBy(() -> shared.store(delivery("a"))).isInstanceOf(NotStored.class);
        assertThat(stored).isEmpty();
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
