package io.potik.outbox;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param topics what this service writes; made at the start if they are not there
 * @param batch how many messages the relay takes at once
 * @param gather how long after one look the relay looks again while there is something to send; nothing waits longer
 *     for that
 * @param pollEvery how long the relay rests when nobody woke it (another instance may have written)
 * @param forgetAfter how long an inbox row and an idempotency key are remembered; longer than topics are kept
 * @param idempotentPaths prefixes of the paths whose POSTs honour {@code Idempotency-Key}
 * @param streamedPaths patterns of paths under those whose bodies are too large to be kept in memory: who reads them honours
 *     the key as well
 */
@ConfigurationProperties("potik.outbox")
public record OutboxProperties(
        @DefaultValue List<Topic> topics,
        @DefaultValue("2000") int batch,
        @DefaultValue("20ms") Duration gather,
        @DefaultValue("200ms") Duration pollEvery,
        @DefaultValue("15d") Duration forgetAfter,
        @DefaultValue("/api/") List<String> idempotentPaths,
        @DefaultValue List<String> streamedPaths) {

    /**
     * @param retention how long a message is kept; negative for ever
     * @param compact whether only the last message of a key is kept
     */
    public record Topic(
            String name,
            @DefaultValue("6") int partitions,
            @DefaultValue("1") short replicas,
            @DefaultValue("14d") Duration retention,
            @DefaultValue("false") boolean compact) {}
}
