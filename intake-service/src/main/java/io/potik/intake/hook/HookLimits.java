package io.potik.intake.hook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Holds back who floods the hooks: a connection, or the address of a sender; and bounds what bodies that have not come to
 * their end may hold of the memory. What is held back costs nothing here.
 */
@Component
class HookLimits {

    private static final int MOST_NAMES = 100_000;
    private static final long TOGETHER = 10;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_NAMES)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private final AtomicLong onTheirWay = new AtomicLong();
    private final long mostOnTheirWay;
    private final int perConnection;
    private final int perAddress;

    HookLimits(HookSettings settings) {
        this.mostOnTheirWay = settings.onTheirWay();
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

    /** Counts bytes of a body that is on its way; false when there are too many of them already. */
    boolean hold(int bytes) {
        if (onTheirWay.addAndGet(bytes) > mostOnTheirWay) {
            onTheirWay.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Those bytes are waited with no longer. */
    void letGo(long bytes) {
        onTheirWay.addAndGet(-bytes);
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
