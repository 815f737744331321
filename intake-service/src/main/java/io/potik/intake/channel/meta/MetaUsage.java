package io.potik.intake.channel.meta;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** How long the Graph wants to be left alone: it says so in two headers. */
final class MetaUsage {

    private static final String USAGE = "X-Business-Use-Case-Usage";
    private static final long LONGEST_SECONDS = 3600;

    private MetaUsage() {}

    static Duration wait(HttpHeaders headers) {
        var after = headers.getFirst(HttpHeaders.RETRY_AFTER);
        long seconds = after != null && after.matches("\\d{1,6}") ? Long.parseLong(after) : 0;
        var usage = headers.getFirst(USAGE);
        return Duration.ofSeconds(Math.clamp(Math.max(seconds, usage == null ? 0 : regain(usage)), 0, LONGEST_SECONDS));
    }

    /** {@code {"<account>":[{"estimated_time_to_regain_access": minutes, …}]}}. */
    private static long regain(String usage) {
        long longest = 0;
        try {
            for (var account : DeliveryJson.read(usage.getBytes(StandardCharsets.UTF_8))) {
                for (var use : account) {
                    longest = Math.max(
                            longest, use.path("estimated_time_to_regain_access").asLong(0) * 60);
                }
            }
        } catch (NotUnderstood notSaid) {
            return 0;
        }
        return longest;
    }
}
