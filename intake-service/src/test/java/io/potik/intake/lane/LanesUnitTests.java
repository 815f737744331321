package io.potik.intake.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesUnitTests {

    private final UUID slow = UUID.randomUUID();
    private final CountDownLatch held = new CountDownLatch(1);
    private final Lanes lanes = new Lanes("test", 3, 2);

    @AfterEach
    void end() {
        held.countDown();
        lanes.close();
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSlowConnectionLeavesRoomForTheOthers() {
        lanes.run(slow, this::hold);
        assertThat(lanes.full()).isEmpty();
        lanes.run(slow, this::hold);

        assertThat(lanes.full()).containsExactly(slow);
        assertThat(lanes.room()).isEqualTo(1);
        held.countDown();
        await().untilAsserted(() -> assertThat(lanes.room()).isEqualTo(3));
        assertThat(lanes.full()).isEmpty();
    }

    @Test
    void whatFailsMakesRoomToo() {
        var after = new AtomicInteger();
        lanes.run(
                slow,
                () -> {
                    throw new IllegalStateException("a test");
                },
                () -> after.set(lanes.room()));

        await().untilAsserted(() -> assertThat(after).hasValue(3));
    }

    @Test
    void thereIsNoRoomOnceItIsClosed() {
        lanes.close();

        assertThat(lanes.room()).isZero();
    }
}
