package io.potik.lead.lead;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.contact.Known;
import io.potik.lead.customer.Match;
import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.source.Source;
import io.potik.lead.source.Sources;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.workspace.Workspace;
import io.potik.outbox.Ids;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters a lead by hand: from an exhibition, a walk-in. */
@Service
public class CreateLead {

    private final ContactPoints points;
    private final LeadBatches batches;
    private final Pipelines pipelines;
    private final Sources sources;
    private final StaffNames staff;
    private final Workspace workspace;
    private final AuditTrail audit;

    CreateLead(
            ContactPoints points,
            LeadBatches batches,
            Pipelines pipelines,
            Sources sources,
            StaffNames staff,
            Workspace workspace,
            AuditTrail audit) {
        this.points = points;
        this.batches = batches;
        this.pipelines = pipelines;
        this.sources = sources;
        this.staff = staff;
        this.workspace = workspace;
        this.audit = audit;
    }

    /**
     * A lead as somebody entered it.
     *
     * @param title null: the first contact point
     * @param contactPoints normalised, at least one
     * @param sourceId null: the source of leads that are entered by hand
     * @param pipelineId null: the default one
     */
    public record Entry(
            @Nullable String title,
            List<GivenContactPoint> contactPoints,
            @Nullable UUID sourceId,
            @Nullable UUID managerId,
            @Nullable UUID pipelineId,
            @Nullable Money amount,
            @Nullable String company,
            @Nullable String note) {}

    /**
     * Opens the lead; a repeat lead if the person is known as a customer.
     *
     * @return its id
     * @throws HasOpenLead when the person has an open lead already
     * @throws Invalid when a contact point is excluded, or source, manager or pipeline do not exist
     */
    @Transactional
    public UUID create(Caller caller, Entry entry) {
        AssignLead.requireManager(staff, entry.managerId());
        var source = source(entry.sourceId());
        var pipeline = pipeline(entry.pipelineId());
        var person = points.lock(
                entry.contactPoints().stream().map(GivenContactPoint::point).toList());
        requireNew(entry, person);
        var id = Ids.next();
        var at = Rows.now();
        var actor = Actor.staff(caller.staffId());
        var customer =
                Match.of(person).stream().map(Match::customer).findFirst().orElse(null);
        var batch = batches.begin(1, List.of());
        var lead = batch.start(
                new NewLead(
                        id,
                        title(entry),
                        entry.title(),
                        customer,
                        entry.contactPoints(),
                        pipeline,
                        "manual",
                        source.id(),
                        entry.managerId(),
                        Map.of(),
                        at),
                at);
        lead.edit(LeadEdit.ofFields(entry.amount(), entry.company(), null, null), workspace.currency());
        batch.openPoints(id, person.keySet());
        batch.opened(lead, pipeline, at, source.name(), actor);
        if (entry.note() != null) {
            batch.add(Activity.of(id, at, actor, new Happening.Note(entry.note())));
        }
        batches.write(batch);
        audit.leads(batch.activities());
        return id;
    }

    private static String title(Entry entry) {
        return entry.title() == null ? entry.contactPoints().getFirst().rawOrValue() : entry.title();
    }

    private static void requireNew(Entry entry, Map<ContactPoint, Known> person) {
        for (int i = 0; i < entry.contactPoints().size(); i++) {
            var known = Objects.requireNonNull(
                    person.get(entry.contactPoints().get(i).point()));
            if (known.excluded()) {
                throw new Invalid(List.of(new Invalid.Field(
                        "contactPoints[" + i + "].value",
                        "This contact point is excluded. Lift the exclusion first.",
                        "excluded")));
            }
            if (known.openLead() != null) {
                throw new HasOpenLead(known.openLead());
            }
        }
    }

    private Source source(@Nullable UUID id) {
        try {
            return id == null ? sources.named("Manual", "manual") : sources.withId(id);
        } catch (NotFound none) {
            throw new Invalid("sourceId", "There is no such source.");
        }
    }

    private Pipeline pipeline(@Nullable UUID id) {
        try {
            return id == null ? pipelines.theDefault() : pipelines.withId(id);
        } catch (NotFound none) {
            throw new Invalid("pipelineId", "There is no such pipeline.");
        }
    }
}
