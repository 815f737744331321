package io.potik.intake.channel.shop;

import io.potik.intake.channel.Listening;
import io.potik.intake.channel.RawDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a listening channel takes in, and interrupts it at a pause instead of waiting. */
public final class ListeningHere implements Listening {

    private final int pauses;
    private final List<RawDelivery> taken = new ArrayList<>();
    private final List<Duration> paused = new ArrayList<>();
    private @Nullable String cursor;
    private int reached;

    /** One that ends at this pause, the first being 1. */
    public ListeningHere(@Nullable String cursor, int pauses) {
        this.cursor = cursor;
        this.pauses = pauses;
    }

    @Override
    public @Nullable String cursor() {
        return cursor;
    }

    @Override
    public void take(RawDelivery delivery) {
        taken.add(delivery);
    }

    @Override
    public void remember(String position) {
        cursor = position;
    }

    @Override
    public void reached() {
        reached++;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        paused.add(time);
        if (paused.size() == pauses) {
            throw new InterruptedException("the test is over");
        }
    }

    /** What was taken, in order. */
    public List<RawDelivery> taken() {
        return taken;
    }

    /** How long it was waited, each time. */
    public List<Duration> paused() {
        return paused;
    }

    /** How often the shop answered. */
    public int timesReached() {
        return reached;
    }
}
