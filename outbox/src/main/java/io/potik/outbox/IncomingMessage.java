package io.potik.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came from Kafka; its attributes are the CloudEvents headers that {@link OutboxRelay} writes.
 *
 * @param payload UTF-8 JSON by the contract of {@code type}
 * @param trace the W3C {@code traceparent} of the transaction that sent it, if it was traced
 */
public record IncomingMessage(
        UUID id,
        String topic,
        String type,
        String key,
        long version,
        Instant occurredAt,
        byte[] payload,
        @Nullable String trace) {}
