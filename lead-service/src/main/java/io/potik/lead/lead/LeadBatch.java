package io.potik.lead.lead;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.lead.LeadRows.Findable;
import io.potik.lead.lead.LeadRows.PointOfLead;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.StoredMessage;
import io.potik.lead.timeline.Talk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction adds: leads that it opens, and what it adds to these and to others. It only collects;
 * {@link LeadBatches} writes. For one thread.
 */
public final class LeadBatch {

    private final List<Long> numbers;
    private final Map<UUID, LockedLead> leads = new HashMap<>();
    private final Map<UUID, Talk> talks = new HashMap<>();
    private final Map<UUID, Map<ContactPoint, GivenContactPoint>> points = new HashMap<>();
    private final List<Lead> created = new ArrayList<>();
    private final List<PointOfLead> addedPoints = new ArrayList<>();
    private final Map<ContactPoint, UUID> openPoints = new HashMap<>();
    private final Map<ContactPoint, UUID> customers = new HashMap<>();
    private final List<LeadConversion> conversions = new ArrayList<>();
    private final Set<UUID> toIndex = new HashSet<>();
    private final Map<UUID, Activity> activities = new LinkedHashMap<>();
    private final Map<UUID, StoredMessage> revisions = new LinkedHashMap<>();
    private final Set<UUID> changedTalks = new HashSet<>();
    private final List<LeadEvent> events = new ArrayList<>();

    LeadBatch(List<Long> numbers) {
        this.numbers = numbers;
    }

    void addTo(
            Map<UUID, LockedLead> existing,
            Map<UUID, Talk> theirTalks,
            Map<UUID, List<GivenContactPoint>> theirPoints) {
        leads.putAll(existing);
        talks.putAll(theirTalks);
        theirPoints.forEach(
                (lead, given) -> given.forEach(point -> pointsOf(lead).put(point.point(), point)));
    }

    /**
     * Opens a lead, to which from now on comes what its contact points send.
     *
     * @param receivedAt the channel's receipt, from which on an answer is due
     * @param sourceName as it is called now
     * @throws java.util.NoSuchElementException when the batch was begun for fewer leads
     */
    public void open(NewLead given, Instant receivedAt, @Nullable String sourceName, Actor actor) {
        var lead = start(given, receivedAt);
        openPoints(
                lead.id(),
                given.contactPoints().stream().map(GivenContactPoint::point).toList());
        opened(lead, given.pipeline(), receivedAt, sourceName, actor);
    }

    /** Starts a lead that may still be changed until it is {@link #opened}; nothing leads to it yet. */
    Lead start(NewLead given, Instant receivedAt) {
        var lead = new Lead(given, numbers.get(created.size()));
        talks.put(lead.id(), Talk.opened(lead.id(), receivedAt));
        changedTalks.add(lead.id());
        created.add(lead);
        toIndex.add(lead.id());
        addPoints(lead.id(), given.contactPoints());
        return lead;
    }

    void opened(Lead lead, Pipeline pipeline, Instant receivedAt, @Nullable String sourceName, Actor actor) {
        refresh(lead, pipeline);
        add(Activity.of(lead.id(), lead.createdAt(), actor, new Happening.Created(sourceName, lead.isFirst())));
        tell(new LeadEvent.Created(snapshot(lead.id()), lead.createdAt(), actor, receivedAt));
    }

    /** A lead that this batch started was changed; it gets its next version, and events tell it as it is now. */
    void changed(Lead lead, Pipeline pipeline) {
        lead.nextVersion();
        refresh(lead, pipeline);
    }

    private void refresh(Lead lead, Pipeline pipeline) {
        leads.put(lead.id(), LockedLead.of(lead, pipeline));
    }

    /** The contact points are the customer's from now on. */
    void belong(UUID customer, Collection<ContactPoint> theirs) {
        theirs.forEach(point -> customers.put(point, customer));
    }

    /** Asks customer-service and order-service for what the lead needs. */
    void ask(LeadConversion conversion) {
        conversions.add(conversion);
    }

    /** One more thing in a timeline, of which the conversation knows nothing. */
    public void add(Activity activity) {
        activities.put(activity.id(), activity);
    }

    void tell(LeadEvent event) {
        events.add(event);
    }

    /** What came from a person in touch by these contact points too belongs to the lead from now on. */
    public void addPoints(UUID lead, Collection<GivenContactPoint> given) {
        var known = pointsOf(lead);
        for (var point : given) {
            if (known.putIfAbsent(point.point(), point) == null) {
                addedPoints.add(new PointOfLead(lead, point));
                toIndex.add(lead);
            }
        }
    }

    /** Contact points that nobody's open lead had lead to this one from now on. */
    public void openPoints(UUID lead, Collection<ContactPoint> free) {
        free.forEach(point -> openPoints.putIfAbsent(point, lead));
    }

    /**
     * The person wrote or called.
     *
     * @param activity what they did
     * @param text its words for the card, or a word for what it was
     * @param receivedAt the channel's receipt
     * @param route where an answer goes, or null
     */
    public void receive(Activity activity, @Nullable String text, Instant receivedAt, Talk.@Nullable Route route) {
        add(activity);
        talk(talkOf(activity.lead()).received(text, activity.at(), receivedAt, route));
    }

    /** Tells that the lead, which was there before, got a message. */
    public void tellReceived(UUID lead, Instant receivedAt) {
        tell(new LeadEvent.MessageReceived(snapshot(lead), receivedAt, Actor.CHANNEL, receivedAt));
    }

    /**
     * A human answered, by an incoming call that was taken, say.
     *
     * @param text what was written; null for a call
     * @return whether it is the first response, which is told
     */
    public boolean answer(UUID lead, @Nullable String text, Instant at, Actor actor) {
        var before = talkOf(lead);
        talk(before.answered(text, at));
        if (before.firstResponseAt() != null) {
            return false;
        }
        tell(new LeadEvent.Responded(snapshot(lead), at, actor, before.clock()));
        return true;
    }

    /**
     * Somebody here called the person by a channel. When the person took it, nobody waits any more who waited before.
     *
     * @param receivedAt the channel's receipt, when the call was over
     */
    public void called(Activity call, boolean answered, Instant receivedAt) {
        add(call);
        boolean counts = answered && !receivedAt.isBefore(talkOf(call.lead()).clock());
        if (!counts || !answer(call.lead(), null, receivedAt, Actor.CHANNEL)) {
            tellNoted(call.lead(), receivedAt, "call");
        }
    }

    /** Tells that something was added to a timeline, or changed in it; {@code kind} is note, call or message. */
    public void tellNoted(UUID lead, Instant at, String kind) {
        tell(new LeadEvent.Noted(snapshot(lead), at, Actor.CHANNEL, kind));
    }

    /** Another version of a stored message came, or more is known of a call. */
    public void revise(StoredMessage revised) {
        var activity = revised.activity();
        var added = activities.get(activity);
        if (added == null) {
            revisions.put(activity, revised);
        } else {
            activities.put(
                    activity,
                    new Activity(
                            activity, added.lead(), revised.at(), added.actor(), revised.what(), added.messageKey()));
        }
        var before = talks.get(revised.lead());
        if (before != null && !revised.isCall()) {
            talk(before.revised(revised.text(), revised.at()));
        }
    }

    void talk(Talk talk) {
        talks.put(talk.lead(), talk);
        changedTalks.add(talk.lead());
    }

    Talk talkOf(UUID lead) {
        return Objects.requireNonNull(talks.get(lead), "the batch was not begun with this lead");
    }

    LeadSnapshot snapshot(UUID lead) {
        return Objects.requireNonNull(leads.get(lead), "the batch was not begun with this lead")
                .snapshot();
    }

    private Map<ContactPoint, GivenContactPoint> pointsOf(UUID lead) {
        return points.computeIfAbsent(lead, first -> new LinkedHashMap<>());
    }

    // What LeadBatches writes -----------------------------------------------------------------------------------------

    List<Lead> created() {
        return created;
    }

    List<PointOfLead> addedPoints() {
        return addedPoints;
    }

    Map<ContactPoint, UUID> openPoints() {
        return openPoints;
    }

    Map<ContactPoint, UUID> customers() {
        return customers;
    }

    List<LeadConversion> conversions() {
        return conversions;
    }

    List<Findable> findable() {
        return toIndex.stream()
                .map(id -> {
                    var lead = Objects.requireNonNull(leads.get(id));
                    return Findable.of(
                            id,
                            lead.snapshot().number(),
                            lead.title(),
                            lead.personName(),
                            pointsOf(id).values());
                })
                .toList();
    }

    Collection<Activity> activities() {
        return activities.values();
    }

    Collection<StoredMessage> revisions() {
        return revisions.values();
    }

    List<Talk> talks() {
        return changedTalks.stream().map(this::talkOf).toList();
    }

    List<LeadEvent> events() {
        return events;
    }
}
