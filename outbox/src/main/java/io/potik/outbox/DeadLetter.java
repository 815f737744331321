package io.potik.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that could not be handled or sent.
 *
 * @param direction {@code in} or {@code out}
 * @param reason what went wrong, the exception's type and text; never the message's content
 */
public record DeadLetter(
        UUID id,
        String direction,
        String consumer,
        UUID messageId,
        String topic,
        String type,
        String reason,
        Instant diedAt) {}
