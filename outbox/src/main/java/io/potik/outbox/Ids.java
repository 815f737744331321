package io.potik.outbox;

import java.security.SecureRandom;
import java.util.UUID;

/** Identifiers that sort by the time at which they were made (UUID version 7, RFC 9562 section 5.7). */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /**
     * A new identifier: 48 bits of milliseconds since the epoch, then 74 random bits. Two of one millisecond have no
     * order between them.
     */
    public static UUID next() {
        return at(System.currentTimeMillis());
    }

    /** A new identifier that sorts as if it had been made at the given milliseconds since the epoch (UTC). */
    public static UUID at(long epochMillis) {
        long high = (epochMillis << 16) | 0x7000L | (RANDOM.nextInt() & 0x0fffL);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
