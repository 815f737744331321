package io.potik.lead.messaging;

import io.potik.lead.erasure.Erased;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code person.erased.v1}: a service has erased what it kept of a person. */
record PersonErased(
        UUID erasureId, String service, @Nullable List<UUID> orderIds, Map<String, Integer> places) {

    static final String TYPE = "person.erased.v1";

    Erased erased() {
        return new Erased(erasureId, service, orderIds == null ? List.of() : orderIds, places);
    }
}
