package io.potik.lead.file;

import io.potik.lead.lead.LeadSnapshot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code lead.file-changed.v1}: screens that show this lead have another list of files to show. It is kept for a day, and
 * says nothing of the file but its id.
 *
 * @param change added or removed
 */
record FileNews(Concerned lead, UUID fileId, String change, Instant at) {

    static final String TYPE = "lead.file-changed.v1";
    static final String TOPIC = "lead.news";

    /** Which lead, and whose it is. */
    record Concerned(
            UUID id,
            long version,
            UUID pipelineId,
            UUID stageId,
            @Nullable UUID managerId) {}

    static FileNews of(LeadSnapshot lead, UUID file, String change, Instant at) {
        return new FileNews(
                new Concerned(lead.id(), lead.version(), lead.pipelineId(), lead.stageId(), lead.managerId()),
                file,
                change,
                at);
    }
}
