package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoints;
import io.potik.lead.lead.LeadRows.Findable;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.tag.Tags;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what stands on a card: title, amount and lines, tags, temperature, company, custom fields, qualification. */
@Service
public class EditLead {

    private static final int MOST_TAGS = 50;

    private final Desk desk;
    private final LeadRows rows;
    private final ContactPoints points;
    private final Tags tags;
    private final CardFields fields;

    EditLead(Desk desk, LeadRows rows, ContactPoints points, Tags tags, CardFields fields) {
        this.desk = desk;
        this.rows = rows;
        this.points = points;
        this.tags = tags;
        this.fields = fields;
    }

    /**
     * Changes the card; what is as it was is no change, and if nothing else was asked for nothing happens.
     *
     * @throws ChangedMeanwhile when the lead has another version, or is closed and the amount would change
     * @throws io.potik.lead.problem.Invalid when an amount is given that is not the sum of the lines, or
     *     what is given for a field makes no sense in it
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public void edit(Caller caller, UUID id, LeadEdit edit, ExpectedVersion expected) {
        var written = edit.tags() == null ? edit : edit.tagged(tags.spelled(edit.tags()));
        change(caller, desk.take(caller.sees(), id, expected), written);
    }

    /**
     * Puts tags on a lead and takes others off; what is there, or not there, already is no change. New ones are made.
     *
     * @throws ChangedMeanwhile when the lead has another version
     * @throws io.potik.lead.problem.Invalid when there would be more than {@value #MOST_TAGS}
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public void tag(Caller caller, UUID id, List<String> on, List<String> off, ExpectedVersion expected) {
        var spelled = tags.spelled(on);
        var lead = desk.take(caller.sees(), id, expected);
        var wanted = new LinkedHashSet<>(lead.tags());
        wanted.addAll(spelled);
        wanted.removeIf(tag -> off.stream().anyMatch(tag::equalsIgnoreCase));
        if (wanted.size() > MOST_TAGS) {
            throw new Invalid("tags", "A lead has at most " + MOST_TAGS + " tags.");
        }
        change(caller, lead, LeadEdit.ofTags(List.copyOf(wanted)));
    }

    private void change(Caller caller, Lead lead, LeadEdit edit) {
        var id = lead.id();
        var changes = fields.edit(lead, edit);
        if (changes.isEmpty()) {
            return;
        }
        var happened = new ArrayList<Activity>();
        var told = new ArrayList<Function<LeadSnapshot, LeadEvent>>();
        tell(lead, changes, Actor.staff(caller.staffId()), Rows.now(), happened, told);
        desk.put(lead, happened, told);
        if (changes.stream().anyMatch(change -> change.field().equals("title"))) {
            rows.index(List.of(Findable.of(id, lead.number(), lead.title(), lead.personName(), points.ofLead(id))));
        }
    }

    /** Adds what follows from changes of a card: its line in the timeline, and the events. */
    static void tell(
            Lead lead,
            List<Happening.Change> changes,
            Actor actor,
            Instant at,
            List<Activity> happened,
            List<Function<LeadSnapshot, LeadEvent>> told) {
        happened.add(Activity.of(lead.id(), at, actor, new Happening.Edited(changes)));
        var fields = changes.stream().map(Happening.Change::field).toList();
        told.add(snapshot -> new LeadEvent.Edited(snapshot, at, actor, fields));
        if (fields.contains("amount")) {
            told.add(snapshot -> new LeadEvent.AmountChanged(snapshot, at, actor));
        }
    }
}
