package io.potik.intake.hook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Holds back who floods the hooks: a connection, or the address of a sender. What is held back costs nothing here. */
@Component
class HookLimits {

    private static final int MOST_NAMES = 100_000;
    private static final long TOGETHER = 10;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_NAMES)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private final int perConnection;
    private final int perAddress;

    HookLimits(HookSettings settings) {
        this.perConnection = settings.perConnection();
        this.perAddress = settings.perAddress();
    }

    /** Counts one of a connection; empty when it may go on, else the seconds until the next one may. */
    OptionalLong ofConnection(String hookKey) {
        return take("connection " + hookKey, perConnection);
    }

    /** Counts one of an address; empty when it may go on, else the seconds until the next one may. */
    OptionalLong ofAddress(String address) {
        return take("address " + address, perAddress);
    }

    private OptionalLong take(String name, int perSecond) {
        if (perSecond == 0) {
            return OptionalLong.empty();
        }
        var bucket = buckets.get(
                name,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perSecond * TOGETHER).refillGreedy(perSecond, SECOND))
                        .build());
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        return taken.isConsumed()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        1 + Duration.ofNanos(taken.getNanosToWaitForRefill()).toSeconds());
    }
}
