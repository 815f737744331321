package io.potik.intake.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a {@link ListeningChannel} is given to work with. */
public interface Listening {

    /** Where it stood when it was remembered last, in the channel's own words; null at the very first time. */
    @Nullable
    String cursor();

    /**
     * Takes a delivery in as if it had been posted; it is durable when this returns. While the database is away it waits.
     */
    void take(RawDelivery delivery) throws InterruptedException;

    /** Remembers where to go on. Called after what lies before it was taken. */
    void remember(String cursor);

    /** The provider was reached and has nothing new: the connection works. */
    void reached();

    /** Waits; shorter when it is interrupted. */
    void pause(Duration time) throws InterruptedException;
}
