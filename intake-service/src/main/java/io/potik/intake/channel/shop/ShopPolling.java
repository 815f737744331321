package io.potik.intake.channel.shop;

import io.potik.intake.channel.Listening;
import io.potik.intake.channel.ListeningChannel.ListeningFailed;
import java.time.Duration;

/** Asks a shop again and again: evenly while it answers, less and less often while it does not. */
public final class ShopPolling {

    private static final int FAILURES_BEFORE_PEOPLE_ARE_TOLD = 4;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);

    private ShopPolling() {}

    /** One time of asking: takes in what is new. */
    public interface Round {

        /** Asks once. */
        void run() throws ShopAway, InterruptedException;
    }

    /**
     * Asks until it is interrupted.
     *
     * @throws ListeningFailed when the shop refuses, or has not answered several times running
     */
    public static void forEver(Listening listening, Duration every, Round round)
            throws ListeningFailed, InterruptedException {
        int failures = 0;
        while (true) {
            try {
                round.run();
                failures = 0;
                listening.reached();
                listening.pause(every);
            } catch (ShopAway e) {
                if (!e.isPassing() || ++failures == FAILURES_BEFORE_PEOPLE_ARE_TOLD) {
                    throw new ListeningFailed(e.reason(), e);
                }
                var after = e.after();
                var backOff = FIRST_WAIT.multipliedBy(1L << failures);
                listening.pause(after == null || after.compareTo(backOff) < 0 ? backOff : after);
            }
        }
    }
}
