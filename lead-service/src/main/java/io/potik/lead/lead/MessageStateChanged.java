package io.potik.lead.lead;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code lead.message-state-changed.v1}: screens that show this lead have something new to show. It is kept for a day, apart
 * from what is kept for ever.
 */
record MessageStateChanged(Concerned lead, UUID messageId, String state, Instant at) {

    static final String TYPE = "lead.message-state-changed.v1";
    static final String TOPIC = "lead.news";

    /** Which lead, and whose it is. */
    record Concerned(
            UUID id,
            long version,
            UUID pipelineId,
            UUID stageId,
            @Nullable UUID managerId) {}
}
