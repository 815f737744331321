package io.potik.lead.tag;

import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The event {@code tag.renamed.v1}: leads carry another word from now on, and customers are to.
 *
 * @param newName null when the tag is gone
 */
record TagRenamed(String name, @Nullable String newName, Instant at) {

    static final String TYPE = "tag.renamed.v1";
    static final String TOPIC = "tag.changes";

    /** All have one key: a name that one tag gave up may be the next one's. */
    private static final String KEY = "tags";

    OutgoingMessage message(JsonMapper json) {
        return new OutgoingMessage(TOPIC, KEY, TYPE, 1, at, json.writeValueAsBytes(this));
    }
}
