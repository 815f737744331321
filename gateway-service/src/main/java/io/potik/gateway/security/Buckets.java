package io.potik.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.potik.gateway.problem.TooMany;
import java.time.Duration;

/** Token buckets by name; those that nobody asks for are forgotten once they would be full again. */
final class Buckets {

    /** More names than that at once is an attack from many addresses, which counting by address cannot stop. */
    private static final int MOST = 100_000;

    private final Cache<String, Bucket> buckets;
    private final int capacity;
    private final Duration refill;

    /** Buckets that hold {@code capacity} and fill up evenly in {@code refill}. */
    Buckets(int capacity, Duration refill) {
        this.capacity = capacity;
        this.refill = refill;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(refill.plus(refill))
                .build();
    }

    /**
     * Takes one out of the bucket of that name.
     *
     * @throws TooMany when it is empty, with the time until there is one again
     */
    void take(String name) {
        var probe = of(name).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Puts one back. */
    void giveBack(String name) {
        of(name).addTokens(1);
    }

    private Bucket of(String name) {
        return buckets.get(
                name,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, refill))
                        .build());
    }
}
