package io.potik.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that leaves with the transaction.
 *
 * @param id what makes a repeat recognisable; the same in every attempt
 * @param topic where to, an existing topic
 * @param key messages of one key arrive in the order in which their transactions locked the aggregate
 * @param type the contract's name, for example {@code thing.changed.v1}
 * @param version of the aggregate after the change; a consumer drops an older one
 * @param occurredAt when it happened, not when it is sent
 * @param payload UTF-8 JSON by the contract's schema
 */
public record OutgoingMessage(
        UUID id, String topic, String key, String type, long version, Instant occurredAt, byte[] payload) {

    /** With a new id. */
    public OutgoingMessage(String topic, String key, String type, long version, Instant occurredAt, byte[] payload) {
        this(Ids.next(), topic, key, type, version, occurredAt, payload);
    }
}
