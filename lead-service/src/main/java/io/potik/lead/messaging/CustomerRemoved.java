package io.potik.lead.messaging;

import java.util.UUID;

/** {@code customer.removed.v1}: there is no such customer any more. */
record CustomerRemoved(UUID id, long version) {

    static final String TYPE = "customer.removed.v1";
}
