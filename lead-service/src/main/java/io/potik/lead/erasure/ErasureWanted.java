package io.potik.lead.erasure;

import io.potik.lead.contact.ContactPoint;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The contract {@code person.erasure-wanted.v1}: one service is asked to erase a person. Holds personal data. */
record ErasureWanted(
        UUID erasureId,
        String service,
        List<UUID> customerIds,
        List<UUID> leadIds,
        List<UUID> orderIds,
        List<ContactPoint> contactPoints,
        Instant at) {

    static final String TYPE = "person.erasure-wanted.v1";
    static final String TOPIC = "erasure.requests";

    OutgoingMessage message(JsonMapper json) {
        return new OutgoingMessage(TOPIC, erasureId.toString(), TYPE, 1, at, json.writeValueAsBytes(this));
    }

    @Override
    public String toString() {
        return "ErasureWanted[" + erasureId + "]";
    }
}
