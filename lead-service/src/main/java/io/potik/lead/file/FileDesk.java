package io.potik.lead.file;

import io.potik.lead.lead.BesideCard;
import io.potik.lead.lead.LeadSnapshot;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.security.Scope;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Locks the card that a file is put on or taken off, and tells timeline and screens of it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FileDesk {

    private final BesideCard leads;
    private final Outbox outbox;
    private final JsonMapper json;

    FileDesk(BesideCard leads, Outbox outbox, JsonMapper json) {
        this.leads = leads;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * The lead, locked.
     *
     * @throws NotFound when it is not there, or not for who asks
     */
    LeadSnapshot lead(Scope scope, UUID id) {
        return leads.take(scope, id);
    }

    /** A file was put on the card. */
    void added(Caller caller, LeadSnapshot lead, LeadFile file, Instant at) {
        note(caller, lead, file, new Happening.FileAdded(file.kept()), "added", at);
    }

    /** A file was taken off the card; a merged lead's own timeline says it, which is shown with the other one's. */
    void removed(Caller caller, LeadSnapshot lead, LeadFile file, Instant at) {
        note(caller, lead, file, new Happening.FileRemoved(file.kept()), "removed", at);
    }

    private void note(Caller caller, LeadSnapshot lead, LeadFile file, Happening what, String change, Instant at) {
        leads.happened(Activity.of(file.lead(), at, Actor.staff(caller.staffId()), what));
        outbox.send(new OutgoingMessage(
                FileNews.TOPIC,
                lead.id().toString(),
                FileNews.TYPE,
                lead.version(),
                at,
                json.writeValueAsBytes(FileNews.of(lead, file.id(), change, at))));
    }
}
