package io.potik.intake.channel.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SeenUnitTests {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static Seen begun() {
        return new Seen(null, START, OVERLAP);
    }

    private static Seen again(Seen seen) {
        return new Seen(seen.cursor(), Instant.EPOCH, OVERLAP);
    }

    @Test
    void takesWhatIsShownLaterThanItIsDated() {
        var seen = begun();
        seen.add(START.plusSeconds(900), "2");

        assertThat(again(seen).has(START.plusSeconds(600), "1")).isFalse();
        assertThat(again(seen).has(START.plusSeconds(900), "2")).isTrue();
        assertThat(again(seen).has(START.plusSeconds(900), "3")).isFalse();
        assertThat(again(seen).since()).isEqualTo(START.plusSeconds(300));
    }

    @Test
    void aCursorOfSomebodyElseBeginsAnew() {
        assertThat(new Seen("nonsense", START, OVERLAP).since()).isEqualTo(START);
    }

    /** Whatever was taken is known for ever, also by the next instance; nothing that is new passes for taken. */
    @RepeatedTest(100)
    void whatWasTakenIsKnown(RepetitionInfo repetition) {
        var seconds =
                new Random(repetition.getCurrentRepetition()).ints(60, 0, 1200).toArray();
        var seen = begun();
        var taken = new HashSet<Integer>();
        int newest = 0;
        for (int second : seconds) {
            var at = START.plusSeconds(second);
            boolean tooOld = second < newest - OVERLAP.toSeconds();
            assertThat(seen.has(at, "o" + second)).isEqualTo(taken.contains(second) || tooOld);
            if (!seen.has(at, "o" + second)) {
                seen.add(at, "o" + second);
                taken.add(second);
                newest = Math.max(newest, second);
                seen = again(seen);
            }
        }
        for (int second : taken) {
            assertThat(seen.has(START.plusSeconds(second), "o" + second)).isTrue();
        }
    }
}
