package io.potik.lead.source;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The event {@code source.defined.v1}: a source as it is from now on. */
record SourceDefined(
        UUID id, String name, String channel, @Nullable UUID connectionId, Instant at) {

    static final String TYPE = "source.defined.v1";
}
