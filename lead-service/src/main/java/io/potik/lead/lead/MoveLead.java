package io.potik.lead.lead;

import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.qualification.Qualification;
import io.potik.lead.qualification.QualificationEdit;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.Ref;
import io.potik.lead.workspace.Workspace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves a lead along its pipeline, or into another one. */
@Service
public class MoveLead {

    private final Desk desk;
    private final Pipelines pipelines;
    private final RejectLead rejectLead;
    private final CardFields fields;
    private final Workspace workspace;

    MoveLead(Desk desk, Pipelines pipelines, RejectLead rejectLead, CardFields fields, Workspace workspace) {
        this.desk = desk;
        this.pipelines = pipelines;
        this.rejectLead = rejectLead;
        this.fields = fields;
        this.workspace = workspace;
    }

    /**
     * Where to.
     *
     * @param reasonId why it is lost, for a lost stage
     * @param note more words about that
     * @param fields what the stage requires: {@code amount}, {@code company}, the four questions of
     *     the qualification, and the workspace's own fields by key
     */
    public record Move(
            UUID stageId,
            @Nullable UUID reasonId,
            @Nullable String note,
            @Nullable Map<String, @Nullable Object> fields) {}

    /**
     * Moves the lead; where it stands already, nothing happens.
     *
     * @throws ChangedMeanwhile when it has another version, or is closed
     * @throws Invalid when the stage is won (that takes a conversion), is lost and there is no reason, is being removed,
     *     or requires fields that are empty; or when what is given for a field makes no sense in it
     * @throws NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public void move(Caller caller, UUID id, Move move, ExpectedVersion expected) {
        var pipeline = pipelineWith(move.stageId());
        var stage = pipeline.stage(move.stageId()).orElseThrow();
        if (!stage.stays()) {
            throw new Invalid("stageId", "\"" + stage.name() + "\" is being removed; no lead enters it any more.");
        }
        switch (stage.kind()) {
            case WON ->
                throw new Invalid(List.of(new Invalid.Field(
                        "stageId", "A lead is won by its conversion, which also makes the order.", "convert")));
            case LOST -> rejectLead.into(caller, id, pipeline, stage, move.reasonId(), move.note(), expected);
            case OPEN -> moveTo(caller, id, pipeline, stage, move, expected);
        }
    }

    private void moveTo(Caller caller, UUID id, Pipeline pipeline, Stage stage, Move move, ExpectedVersion expected) {
        var lead = desk.take(caller.sees(), id, expected);
        if (lead.isOpen() && lead.stageId().equals(stage.id())) {
            return;
        }
        var from = desk.from(lead);
        var fromName = desk.pipelineOf(lead).stage(lead.stageId()).orElseThrow().name();
        var at = Rows.now();
        var actor = Actor.staff(caller.staffId());
        var changes = move.fields() == null ? List.<Happening.Change>of() : edit(lead, move.fields());
        fields.require(lead, stage, "The stage needs this");
        lead.moveTo(pipeline, stage, at);
        var happened = new ArrayList<Activity>();
        var told = new ArrayList<Function<LeadSnapshot, LeadEvent>>();
        if (!changes.isEmpty()) {
            EditLead.tell(lead, changes, actor, at, happened, told);
        }
        happened.add(Activity.of(
                id,
                at,
                actor,
                new Happening.StageChanged(new Ref(from.stageId(), fromName), new Ref(stage.id(), stage.name()))));
        told.add(snapshot -> new LeadEvent.StageChanged(snapshot, at, actor, from));
        desk.put(lead, happened, told);
    }

    private List<Happening.Change> edit(Lead lead, Map<String, @Nullable Object> given) {
        var custom = new HashMap<>(given);
        var amount = custom.remove("amount");
        var company = custom.remove("company");
        var questions = new HashMap<>(custom);
        questions.keySet().retainAll(Qualification.QUESTIONS);
        custom.keySet().removeAll(Qualification.QUESTIONS);
        return fields.edit(
                lead,
                LeadEdit.ofFields(
                        amount == null ? null : money(lead, amount),
                        company == null ? null : company.toString(),
                        custom,
                        questions.isEmpty() ? null : QualificationEdit.of(questions, "fields.")));
    }

    private Money money(Lead lead, Object given) {
        var before = lead.amount();
        var currency = before == null ? workspace.currency() : before.currency();
        try {
            return given instanceof Map<?, ?> money
                    ? new Money(
                            new BigDecimal(String.valueOf(money.get("amount"))), String.valueOf(money.get("currency")))
                    : new Money(new BigDecimal(given.toString()), currency);
        } catch (IllegalArgumentException senseless) {
            throw new Invalid("fields.amount", "This is no sum of money.");
        }
    }

    private Pipeline pipelineWith(UUID stage) {
        try {
            return pipelines.withStage(stage);
        } catch (NotFound gone) {
            throw new Invalid("stageId", "There is no such stage, or not any more.");
        }
    }
}
