package io.potik.lead.lead;

import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what somebody here wants colleagues to know, or a call that was made by hand. */
@Service
public class NoteOnLead {

    private final Desk desk;

    NoteOnLead(Desk desk) {
        this.desk = desk;
    }

    /**
     * Adds a note.
     *
     * @return the new item of the timeline
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public UUID note(Caller caller, UUID id, String text) {
        var lead = desk.take(caller.sees(), id);
        var note = Activity.of(id, Rows.now(), Actor.staff(caller.staffId()), new Happening.Note(text));
        desk.note(lead, note, "note");
        return note.id();
    }

    /**
     * Adds an outgoing call. The person was turned to, so nobody waits any more.
     *
     * @return the new item of the timeline
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public UUID call(Caller caller, UUID id, boolean answered, @Nullable String note) {
        var lead = desk.take(caller.sees(), id);
        var call = Activity.of(
                id, Rows.now(), Actor.staff(caller.staffId()), new Happening.Call("out", answered, null, null, note));
        desk.answer(lead, call, null, "call");
        return call.id();
    }
}
