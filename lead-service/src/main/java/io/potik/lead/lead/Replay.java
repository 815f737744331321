package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.contact.Known;
import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.customer.Match;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.problem.Invalid;
import io.potik.lead.reason.Reasons;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.Ref;
import io.potik.lead.workspace.Workspace;
import io.potik.outbox.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the past of an imported lead happen again, in its order and at its times. */
@Component
class Replay {

    private final Pipelines pipelines;
    private final Reasons reasons;
    private final KnownCustomers customers;
    private final Workspace workspace;

    Replay(Pipelines pipelines, Reasons reasons, KnownCustomers customers, Workspace workspace) {
        this.pipelines = pipelines;
        this.reasons = reasons;
        this.customers = customers;
        this.workspace = workspace;
    }

    /** Something that happened, and when. */
    private record Step(Instant at, Runnable happen) {}

    /**
     * Adds the lead with its past to the batch.
     *
     * @param person what is known of every contact point of the batch; the lead's end is added to it
     * @throws Invalid when something moved it after its end
     */
    void lead(UUID id, PastLead past, Map<ContactPoint, Known> person, LeadBatch batch) {
        var points = past.contactPoints().stream().map(GivenContactPoint::point).toList();
        var lead = start(id, past, customer(points, person), batch);
        var end = past.end();
        Stream.of(
                        past.moves().stream().map(move -> new Step(move.at(), () -> move(lead, move, batch))),
                        past.messages().stream()
                                .map(message -> new Step(message.at(), () -> say(lead, message, batch))),
                        Stream.ofNullable(end).map(it -> new Step(it.at(), () -> end(lead, it, past, person, batch))))
                .flatMap(steps -> steps)
                .sorted(Comparator.comparing(Step::at))
                .forEach(step -> step.happen().run());
        if (lead.isOpen()) {
            var free = points.stream()
                    .filter(point -> known(point, person).openLead() == null)
                    .toList();
            free.forEach(point ->
                    person.put(point, new Known(id, known(point, person).customer(), false)));
            batch.openPoints(id, free);
        }
    }

    private Lead start(UUID id, PastLead past, @Nullable UUID customer, LeadBatch batch) {
        var pipeline = pipelines.withId(past.pipeline());
        var first = past.contactPoints().getFirst().rawOrValue();
        var name = past.name();
        var lead = batch.start(
                new NewLead(
                        id,
                        Objects.requireNonNullElse(past.title(), Objects.requireNonNullElse(name, first)),
                        name,
                        customer,
                        past.contactPoints(),
                        pipeline,
                        past.source().channel(),
                        past.source().id(),
                        past.manager(),
                        Map.of(),
                        past.createdAt()),
                past.createdAt());
        var amount = past.amount() == null ? null : new LeadEdit.Given<>(past.amount());
        var lines = past.lines().isEmpty() ? null : past.lines();
        lead.edit(new LeadEdit(null, amount, lines, past.tags(), null, null, null), workspace.currency());
        batch.opened(lead, pipeline, past.createdAt(), past.source().name(), Actor.IMPORT);
        return lead;
    }

    private void move(Lead lead, PastLead.Move move, LeadBatch batch) {
        if (!lead.isOpen()) {
            throw new Invalid("moves", "A lead does not move any more after its end.");
        }
        var before = pipelines.withId(lead.pipelineId());
        var fromStage = before.stage(lead.stageId()).orElseThrow();
        var pipeline = pipelines.withStage(move.stage());
        var stage = pipeline.stage(move.stage()).orElseThrow();
        if (stage.equals(fromStage)) {
            return;
        }
        var from = From.of(before, fromStage, lead.stageEnteredAt());
        var actor = actor(move.by());
        lead.moveTo(pipeline, stage, move.at());
        batch.changed(lead, pipeline);
        batch.add(Activity.of(
                lead.id(),
                move.at(),
                actor,
                new Happening.StageChanged(
                        new Ref(fromStage.id(), fromStage.name()), new Ref(stage.id(), stage.name()))));
        batch.tell(new LeadEvent.StageChanged(batch.snapshot(lead.id()), move.at(), actor, from));
    }

    private static void say(Lead lead, PastLead.PastMessage message, LeadBatch batch) {
        if (!message.outgoing()) {
            var said = new Happening.MessageIn(
                    message.text(), List.of(), "message", Map.of(), List.of(), message.at(), false);
            batch.receive(
                    Activity.of(lead.id(), message.at(), Actor.CHANNEL, said), message.text(), message.at(), null);
            batch.tellReceived(lead.id(), message.at());
            return;
        }
        var actor = actor(message.by());
        batch.add(Activity.of(lead.id(), message.at(), actor, new Happening.MessageOut(message.text(), "sent", null)));
        if (!batch.answer(lead.id(), message.text(), message.at(), actor)) {
            batch.tell(new LeadEvent.Noted(batch.snapshot(lead.id()), message.at(), actor, "message"));
        }
    }

    private void end(Lead lead, PastLead.End end, PastLead past, Map<ContactPoint, Known> person, LeadBatch batch) {
        var points = past.contactPoints().stream().map(GivenContactPoint::point).toList();
        var pipeline = pipelines.withId(lead.pipelineId());
        var from = From.of(pipeline, pipeline.stage(lead.stageId()).orElseThrow(), lead.stageEnteredAt());
        var known = lead.customerId();
        var customer = known == null ? Ids.at(end.at().toEpochMilli()) : known;
        var actor = actor(end.by());
        var who = new LeadConversion.Person(past.name(), past.contactPoints());
        if (end.won()) {
            win(lead, end, customer, pipeline, actor, from, who, batch);
        } else {
            reject(lead, end, customer, pipeline, actor, from, who, batch);
        }
        if (end.won() || lead.isFirst()) {
            batch.belong(customer, points);
            points.forEach(point ->
                    person.put(point, new Known(known(point, person).openLead(), customer, false)));
        }
    }

    private void win(
            Lead lead,
            PastLead.End end,
            UUID customer,
            Pipeline pipeline,
            Actor actor,
            From from,
            LeadConversion.Person who,
            LeadBatch batch) {
        var amount = lead.amount();
        if (amount != null && lead.lines().isEmpty()) {
            var line = new Line(lead.title(), BigDecimal.ONE, amount.amount());
            lead.edit(LeadEdit.ofLines(List.of(line)), amount.currency());
        }
        if (end.company() != null) {
            lead.edit(LeadEdit.ofFields(null, end.company(), null, null), workspace.currency());
        }
        var order = amount == null ? null : Ids.at(end.at().toEpochMilli());
        lead.win(pipeline, pipeline.firstOf(Stage.Kind.WON), customer, order, end.at());
        batch.changed(lead, pipeline);
        batch.add(Activity.of(lead.id(), end.at(), actor, new Happening.Converted(customer, order)));
        batch.tell(new LeadEvent.Won(batch.snapshot(lead.id()), end.at(), actor, from, customer, order));
        batch.ask(new LeadConversion.Converted(
                lead.id(),
                lead.version(),
                lead.number(),
                lead.isFirst(),
                end.at(),
                actor,
                lead.managerId(),
                lead.sourceId(),
                customer,
                isKnown(lead),
                order,
                who,
                end.company() == null ? null : new LeadConversion.Company(end.company()),
                order == null ? null : ConvertLead.sold(lead),
                false));
    }

    private void reject(
            Lead lead,
            PastLead.End end,
            UUID customer,
            Pipeline pipeline,
            Actor actor,
            From from,
            LeadConversion.Person who,
            LeadBatch batch) {
        var reason = reasons.withId(Objects.requireNonNull(end.reason()));
        lead.reject(pipeline, pipeline.firstOf(Stage.Kind.LOST), reason.id(), null, customer, end.at());
        batch.changed(lead, pipeline);
        var outcome = lead.isFirst() ? "kept" : "declined";
        batch.add(Activity.of(
                lead.id(),
                end.at(),
                actor,
                new Happening.Rejected(new Ref(reason.id(), reason.name()), null, outcome)));
        batch.tell(new LeadEvent.Rejected(batch.snapshot(lead.id()), end.at(), actor, from, reason.id()));
        if (lead.isFirst()) {
            batch.ask(new LeadConversion.Kept(
                    lead.id(),
                    lead.version(),
                    lead.number(),
                    end.at(),
                    actor,
                    lead.managerId(),
                    lead.sourceId(),
                    customer,
                    isKnown(lead),
                    who));
        }
    }

    /** A customer who is being promised just now is nobody's acquaintance, without asking. */
    private boolean isKnown(Lead lead) {
        return lead.customerId() != null && customers.find(lead.customerId()).isPresent();
    }

    private static @Nullable UUID customer(List<ContactPoint> points, Map<ContactPoint, Known> person) {
        var theirs = new HashMap<ContactPoint, Known>();
        points.forEach(point -> theirs.put(point, known(point, person)));
        return Match.of(theirs).stream().map(Match::customer).findFirst().orElse(null);
    }

    private static Known known(ContactPoint point, Map<ContactPoint, Known> person) {
        return Objects.requireNonNull(person.get(point), "every contact point was locked");
    }

    private static Actor actor(@Nullable UUID by) {
        return by == null ? Actor.IMPORT : Actor.staff(by);
    }
}
