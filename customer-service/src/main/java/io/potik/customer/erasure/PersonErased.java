package io.potik.customer.erasure;

import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The contract {@code person.erased.v1}: this service has erased what it kept of a person. Nothing personal. */
record PersonErased(UUID erasureId, String service, List<UUID> orderIds, Map<String, Integer> places, Instant at) {

    static final String TYPE = "person.erased.v1";
    static final String TOPIC = "erasure.answers";

    OutgoingMessage message(JsonMapper json) {
        return new OutgoingMessage(TOPIC, erasureId.toString(), TYPE, 1, at, json.writeValueAsBytes(this));
    }
}
