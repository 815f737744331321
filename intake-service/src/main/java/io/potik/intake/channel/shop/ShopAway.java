package io.potik.intake.channel.shop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A shop did not answer as it should. The message is for the people who look after the connection, without secrets. */
public final class ShopAway extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean passing;
    private final transient @Nullable Duration after;
    private final int status;

    /**
     * Why there is no answer.
     *
     * @param passing whether asking again later can help without anybody doing anything
     * @param after when the shop said to come again, or null
     * @param status of the answer, 0 without one
     */
    public ShopAway(String reason, boolean passing, @Nullable Duration after, int status, @Nullable Throwable cause) {
        super(reason, cause);
        this.passing = passing;
        this.after = after;
        this.status = status;
    }

    /** What the people who look after the connection read. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Whether asking again later can help without anybody doing anything. */
    public boolean isPassing() {
        return passing;
    }

    /** When the shop said to come again, or null. */
    public @Nullable Duration after() {
        return after;
    }

    /** Whether the shop does not know the one who asks, or no longer. */
    public boolean isUnauthorized() {
        return status == 401 || status == 403;
    }
}
