package io.potik.customer.customer;

import java.time.Instant;
import java.util.UUID;

/** The contract {@code customer.removed.v1}: there is no such customer any more. */
record CustomerRemoved(UUID id, long version, Instant at) {

    static final String TYPE = "customer.removed.v1";
}
