package io.potik.lead.inbound;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.Known;
import io.potik.lead.exclusion.Exclusions;
import io.potik.lead.lead.LeadBatch;
import io.potik.lead.lead.LeadBatches;
import io.potik.lead.lead.NewLead;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.source.Source;
import io.potik.lead.source.Sources;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activities;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.StoredMessage;
import io.potik.lead.timeline.Talk;
import io.potik.outbox.Ids;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** From inbound requests to cards: each creates a lead, is added to one, or makes nothing but a count. */
@Service
public class ReceiveRequests {

    private final ContactPoints points;
    private final Exclusions exclusions;
    private final Activities activities;
    private final LeadBatches batches;
    private final Pipelines pipelines;
    private final Sources sources;
    private final Outbox outbox;
    private final JsonMapper json;

    ReceiveRequests(
            ContactPoints points,
            Exclusions exclusions,
            Activities activities,
            LeadBatches batches,
            Pipelines pipelines,
            Sources sources,
            Outbox outbox,
            JsonMapper json) {
        this.points = points;
        this.exclusions = exclusions;
        this.activities = activities;
        this.batches = batches;
        this.pipelines = pipelines;
        this.sources = sources;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * Takes one poll's requests in the caller's transaction, by a fixed number of statements. Each of them ends in
     * exactly one {@code inbound.outcome-decided.v1}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void all(List<InboundRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        var known = points.lock(
                requests.stream().flatMap(request -> request.points().stream()).toList());
        var messages = activities.messages(requests.stream()
                .map(InboundRequest::uniqueKey)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var stored = new HashMap<>(messages.stored());
        var leadOfMessage = stored.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, message -> message.getValue().lead()));
        var decisions = new Decisions(known, leadOfMessage, messages.retracted()).all(requests);
        var batch = batches.begin(count(decisions), existing(decisions));
        for (int i = 0; i < requests.size(); i++) {
            collect(requests.get(i), decisions.get(i), batch, known, stored);
        }
        exclusions.count(heldOff(requests, decisions));
        batches.write(batch);
        tell(requests, decisions);
    }

    private static int count(List<Decision> decisions) {
        return (int) decisions.stream().filter(Decision.Opens.class::isInstance).count();
    }

    private static List<Exclusions.HeldOff> heldOff(List<InboundRequest> requests, List<Decision> decisions) {
        return IntStream.range(0, requests.size())
                .filter(i -> decisions.get(i) instanceof Decision.Excluded)
                .mapToObj(requests::get)
                .map(request -> new Exclusions.HeldOff(request.points(), request.receivedAt()))
                .toList();
    }

    /** The leads that were there before this poll and get something added. */
    private static Collection<UUID> existing(List<Decision> decisions) {
        var leads = decisions.stream()
                .filter(decision -> !(decision instanceof Decision.Opens))
                .map(Decision::leadOrNull)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        decisions.stream()
                .filter(Decision.Opens.class::isInstance)
                .map(Decision::leadOrNull)
                .forEach(leads::remove);
        return leads;
    }

    private void collect(
            InboundRequest request,
            Decision decision,
            LeadBatch batch,
            Map<ContactPoint, Known> known,
            Map<String, StoredMessage> stored) {
        switch (decision) {
            case Decision.Opens opens -> {
                open(request, opens, batch);
                receive(request, opens.lead(), batch, stored);
            }
            case Decision.Appends appends -> {
                batch.addPoints(appends.lead(), request.contactPoints());
                batch.openPoints(
                        appends.lead(),
                        request.points().stream()
                                .filter(point -> isFree(known.get(point)))
                                .toList());
                receive(request, appends.lead(), batch, stored);
                batch.tellReceived(appends.lead(), request.receivedAt());
            }
            case Decision.Revises revises -> {
                var before = Objects.requireNonNull(stored.get(revises.messageKey()));
                var revised = before.with(request.saidAt(), request.happening());
                if (!revised.equals(before)) {
                    stored.put(revises.messageKey(), revised);
                    batch.revise(revised);
                    told(request, before, revised, batch);
                }
            }
            case Decision.Retracted none -> {}
            case Decision.Excluded none -> {}
            case Decision.Ignored none -> {}
        }
    }

    private static void told(InboundRequest request, StoredMessage before, StoredMessage revised, LeadBatch batch) {
        if (!revised.isCall()) {
            batch.tellReceived(revised.lead(), request.receivedAt());
            return;
        }
        if (revised.isAnsweredCall() && !before.isAnsweredCall()) {
            batch.answer(revised.lead(), null, request.receivedAt(), Actor.CHANNEL);
        }
        batch.tellNoted(revised.lead(), request.receivedAt(), "call");
    }

    private static boolean isFree(@Nullable Known point) {
        return point != null && point.openLead() == null;
    }

    private void open(InboundRequest request, Decision.Opens decision, LeadBatch batch) {
        var source = source(request);
        var name = request.senderName();
        batch.open(
                new NewLead(
                        decision.lead(),
                        name == null ? request.contactPoints().getFirst().rawOrValue() : name,
                        name,
                        decision.customer(),
                        request.contactPoints(),
                        pipelines.theDefault(),
                        request.request().channel(),
                        source.id(),
                        null,
                        request.attribution(),
                        request.receivedAt()),
                request.receivedAt(),
                source.name(),
                Actor.CHANNEL);
    }

    private static void receive(InboundRequest request, UUID lead, LeadBatch batch, Map<String, StoredMessage> stored) {
        var what = request.happening();
        var key = request.uniqueKey();
        var activity = new Activity(Ids.next(), lead, request.saidAt(), Actor.CHANNEL, what, key);
        if (key != null) {
            stored.put(key, new StoredMessage(activity.id(), lead, activity.at(), what));
        }
        batch.receive(activity, request.inShort(), request.receivedAt(), route(request));
        if (request.isAnsweredCall()) {
            batch.answer(lead, null, request.receivedAt(), Actor.CHANNEL);
        }
    }

    /** Where an answer goes: to the account that the message came from. */
    private static Talk.@Nullable Route route(InboundRequest request) {
        var content = request.request();
        boolean answers = Objects.requireNonNullElse(
                request.answers(), content.channel().equals("telegram") && content.conversationId() != null);
        if (!answers || request.points().isEmpty()) {
            return null;
        }
        var account = request.points().getFirst();
        return new Talk.Route(
                request.connectionId(),
                content.channel(),
                Objects.requireNonNullElse(request.connectionName(), content.channel()),
                Objects.requireNonNullElse(content.conversationId(), account.value()),
                account.kind(),
                account.value());
    }

    private Source source(InboundRequest request) {
        var channel = request.request().channel();
        return sources.forConnection(
                request.connectionId(), Objects.requireNonNullElse(request.connectionName(), channel), channel);
    }

    private void tell(List<InboundRequest> requests, List<Decision> decisions) {
        Instant now = Rows.now();
        outbox.send(IntStream.range(0, requests.size())
                .mapToObj(i -> OutcomeDecided.of(requests.get(i), decisions.get(i), now))
                .map(outcome -> new OutgoingMessage(
                        OutcomeDecided.TOPIC,
                        outcome.receiptId().toString(),
                        OutcomeDecided.TYPE,
                        0,
                        now,
                        json.writeValueAsBytes(outcome)))
                .toList());
    }
}
