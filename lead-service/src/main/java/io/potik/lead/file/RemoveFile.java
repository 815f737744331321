package io.potik.lead.file;

import io.potik.files.Contents;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a file off a card. */
@Service
class RemoveFile {

    private final FileDesk desk;
    private final LeadFiles files;
    private final Contents contents;

    RemoveFile(FileDesk desk, LeadFiles files, Contents contents) {
        this.desk = desk;
        this.files = files;
        this.contents = contents;
    }

    /**
     * Removes a file; its bytes go soon after. The timeline keeps that it was there.
     *
     * @throws NotFound when it or the lead is not there, or not for who asks
     * @throws io.potik.lead.lead.ChangedMeanwhile when the lead was merged into another one
     */
    @Transactional
    void remove(Caller caller, UUID leadId, UUID id) {
        var lead = desk.lead(caller.sees(), leadId);
        var file = files.find(caller.sees(), leadId, id)
                .filter(found -> files.remove(found.id()))
                .orElseThrow(() -> new NotFound("file"));
        contents.discard(id);
        desk.removed(caller, lead, file, Rows.now());
    }
}
