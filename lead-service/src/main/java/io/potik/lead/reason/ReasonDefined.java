package io.potik.lead.reason;

import java.time.Instant;
import java.util.UUID;

/** The event {@code reason.defined.v1}: a reason as it is from now on. */
record ReasonDefined(UUID id, String name, boolean active, Instant at) {

    static final String TYPE = "reason.defined.v1";
}
