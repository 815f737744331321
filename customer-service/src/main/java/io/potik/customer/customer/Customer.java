package io.potik.customer.customer;

import io.potik.customer.company.Company;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person who is known to the workspace. The version grows by one with the first change after loading, however many
 * follow in the same transaction; what is no change leaves it alone.
 */
public final class Customer {

    /** The longest name that is kept, in characters. */
    public static final int LONGEST_NAME = 300;

    /** The longest notes that are kept, in characters. */
    public static final int LONGEST_NOTES = 20_000;

    private final UUID id;
    private final Instant createdAt;
    private final Set<ContactPoint> contactPoints;
    private final boolean stored;
    private long version;
    private @Nullable String name;
    private Lifecycle lifecycle;
    private @Nullable Company company;
    private @Nullable UUID managerId;
    private String notes;
    private Map<String, Object> fields;
    private List<String> tags;
    private Map<String, String> preferred;
    private int orderCount;
    private int ordersOfParts;
    private @Nullable UUID mergedInto;
    private boolean forgotten;
    private @Nullable Instant changedAt;

    private Customer(UUID id, Instant createdAt, State state, boolean stored) {
        this.id = id;
        this.createdAt = createdAt;
        this.stored = stored;
        this.version = state.version();
        this.name = state.name();
        this.lifecycle = state.lifecycle();
        this.company = state.company();
        this.managerId = state.managerId();
        this.notes = state.notes();
        this.fields = state.fields();
        this.tags = state.tags();
        this.preferred = state.preferred();
        this.orderCount = state.orderCount();
        this.ordersOfParts = state.ordersOfParts();
        this.mergedInto = state.mergedInto();
        this.forgotten = state.forgotten();
        this.contactPoints = new LinkedHashSet<>(state.contactPoints());
    }

    /** A person who is new here, a prospect whom nobody has named yet. */
    public static Customer prospect(UUID id, @Nullable UUID managerId, Instant at) {
        State state = new State(
                0,
                null,
                Lifecycle.PROSPECT,
                null,
                managerId,
                "",
                Map.of(),
                List.of(),
                Map.of(),
                0,
                0,
                null,
                false,
                Set.of());
        Customer customer = new Customer(id, at, state, false);
        customer.changed(at);
        return customer;
    }

    /** The same for somebody who was there once and was removed: versions go on where they ended. */
    public static Customer again(UUID id, long removedVersion, @Nullable UUID managerId, Instant at) {
        Customer customer = prospect(id, managerId, at);
        customer.version += removedVersion;
        return customer;
    }

    /** As the database has it. */
    static Customer stored(UUID id, Instant createdAt, State state) {
        return new Customer(id, createdAt, state, true);
    }

    /** Learns from a lead what is not known yet; a name and a manager that are there already stay. */
    public void introduced(@Nullable String introducedName, @Nullable UUID introducedManager, Instant at) {
        if (name == null && introducedName != null && !introducedName.isBlank()) {
            name = shortened(introducedName);
            changed(at);
        }
        if (managerId == null && introducedManager != null) {
            managerId = introducedManager;
            changed(at);
        }
    }

    /** Can from now on be reached by that, too, which was claimed for them in the open transaction. */
    public void reachedBy(ContactPoint point, Instant at) {
        contactPoints.add(point);
        changed(at);
    }

    /** Cannot be reached by that any more. */
    public void reachedNoMoreBy(ContactPoint point, Instant at) {
        if (contactPoints.remove(point)) {
            changed(at);
        }
    }

    /** Is reached first by that one of all contact points of its kind, which may be of somebody who was merged into them. */
    public void reachedFirstBy(String kind, String value, Instant at) {
        if (!value.equals(preferred.get(kind))) {
            Map<String, String> now = new HashMap<>(preferred);
            now.put(kind, value);
            preferred = now;
            changed(at);
        }
    }

    /** Belongs to the company from now on, to none if null. */
    public void belongsTo(@Nullable Company joined, Instant at) {
        if (!Objects.equals(company, joined)) {
            company = joined;
            changed(at);
        }
    }

    /** Has that many orders which are not cancelled. The count itself is no change of the card; the lifecycle is. */
    public void bought(int orders, Instant at) {
        orderCount = orders;
        reach(at);
    }

    /** Those who were merged into this one have that many more orders which are not cancelled. */
    public void partsBought(int more, Instant at) {
        ordersOfParts += more;
        reach(at);
    }

    private void reach(Instant at) {
        Lifecycle reached = orderCount + ordersOfParts > 0 ? Lifecycle.BUYER : Lifecycle.PROSPECT;
        if (lifecycle != reached) {
            lifecycle = reached;
            changed(at);
        }
    }

    /**
     * Becomes one person with the other one. What is empty on this card is filled from theirs; the rest stays with them.
     *
     * @param orders orders which are not cancelled that come along
     * @return what was filled, for {@link #giveBack}
     */
    Filled takeIn(Customer other, int orders, Instant at) {
        Map<String, Object> missing = new HashMap<>(other.fields);
        missing.keySet().removeAll(fields.keySet());
        Filled filled = new Filled(
                name == null ? other.name : null,
                company == null ? other.company : null,
                managerId == null ? other.managerId : null,
                notes.isEmpty() && !other.notes.isEmpty() ? other.notes : null,
                missing,
                other.tags.stream().filter(tag -> !tags.contains(tag)).toList());
        name = name == null ? filled.name() : name;
        company = company == null ? filled.company() : company;
        managerId = managerId == null ? filled.managerId() : managerId;
        notes = filled.notes() == null ? notes : filled.notes();
        fields = with(missing);
        tags = Stream.concat(tags.stream(), filled.tags().stream()).toList();
        partsBought(orders, at);
        changed(at);
        return filled;
    }

    /**
     * Is without the other one again. What was filled from their card is taken back, unless somebody changed it since.
     *
     * @param orders orders which are not cancelled that go along
     */
    void giveBack(Filled filled, int orders, Instant at) {
        name = filled.name() != null && filled.name().equals(name) ? null : name;
        company = filled.company() != null
                        && company != null
                        && filled.company().id().equals(company.id())
                ? null
                : company;
        managerId = filled.managerId() != null && filled.managerId().equals(managerId) ? null : managerId;
        notes = filled.notes() != null && filled.notes().equals(notes) ? "" : notes;
        Map<String, Object> left = new HashMap<>(fields);
        filled.fields().forEach(left::remove);
        fields = left;
        tags = tags.stream().filter(tag -> !filled.tags().contains(tag)).toList();
        partsBought(-orders, at);
        changed(at);
    }

    /**
     * Whether nothing stands on the card but what a conversion brought that made this customer: nobody wrote on it, merged it
     * or found another way to reach the person.
     */
    public boolean isJust(Brought brought) {
        return brought.made()
                && mergedInto == null
                && ordersOfParts == 0
                && notes.isEmpty()
                && fields.isEmpty()
                && tags.isEmpty()
                && preferred.isEmpty()
                && Objects.equals(name, brought.name())
                && Objects.equals(managerId, brought.managerId())
                && Objects.equals(company == null ? null : company.id(), brought.company())
                && contactPoints.stream().map(Brought.Point::of).allMatch(brought.points()::contains);
    }

    /**
     * Is again as before the conversion that brought this, unless somebody changed it since. The contact points are given
     * back apart, by {@link #reachedNoMoreBy}.
     *
     * @param employer the company of {@link Brought#companyBefore()}
     */
    public void giveBack(Brought brought, @Nullable Company employer, Instant at) {
        if (brought.name() != null && brought.name().equals(name)) {
            name = null;
            changed(at);
        }
        if (brought.managerId() != null && brought.managerId().equals(managerId)) {
            managerId = null;
            changed(at);
        }
        if (brought.company() != null && company != null && company.id().equals(brought.company())) {
            belongsTo(employer, at);
        }
    }

    /** Those of the contact points that a conversion brought and that are still theirs. */
    public List<ContactPoint> stillReachedBy(Brought brought) {
        return contactPoints.stream()
                .filter(point -> brought.points().contains(Brought.Point.of(point)))
                .toList();
    }

    /** What a conversion may fill in. */
    public Card card() {
        return new Card(name, managerId, company);
    }

    private Map<String, Object> with(Map<String, Object> missing) {
        Map<String, Object> all = new HashMap<>(fields);
        all.putAll(missing);
        return all;
    }

    /** Is read as the other one from now on, as a person of their own if null. */
    void mergeInto(@Nullable UUID stays, Instant at) {
        if (!Objects.equals(mergedInto, stays)) {
            mergedInto = stays;
            changed(at);
        }
    }

    /**
     * Refuses a change by somebody who saw another version than this one, or of a person who was merged into another or
     * forgotten since.
     *
     * @param seenVersion null if they did not say
     * @throws StaleVersion if the card has changed since, is part of another or nobody's any more
     */
    public void seenAs(@Nullable Long seenVersion) {
        if (forgotten || mergedInto != null || (seenVersion != null && seenVersion != version)) {
            throw new StaleVersion(version);
        }
    }

    /**
     * What a person made of the card.
     *
     * @param employer the company of {@link Edit#companyName()}
     */
    public void edit(Edit edit, @Nullable Company employer, Instant at) {
        belongsTo(employer, at);
        if (!Objects.equals(name, edit.name())
                || !notes.equals(edit.notes())
                || !fields.equals(edit.fields())
                || !tags.equals(edit.tags())
                || !Objects.equals(managerId, edit.managerId())) {
            name = edit.name();
            notes = edit.notes();
            fields = edit.fields();
            tags = edit.tags();
            managerId = edit.managerId();
            changed(at);
        }
    }

    /** What a person may change, as it is now. */
    public Edit editable() {
        return new Edit(name, notes, managerId, company == null ? null : company.name(), fields, tags);
    }

    /** Is nobody any more, for good: that there was somebody stays, who looked after them, and what was bought. */
    public void forget(Instant at) {
        forgotten = true;
        name = null;
        company = null;
        notes = "";
        fields = Map.of();
        tags = List.of();
        preferred = Map.of();
        contactPoints.clear();
        changed(at);
    }

    private void changed(Instant at) {
        if (changedAt == null) {
            version++;
            changedAt = at;
        } else if (at.isAfter(changedAt)) {
            changedAt = at;
        }
    }

    private static String shortened(String text) {
        String stripped = text.replace("\0", "").strip();
        return stripped.length() <= LONGEST_NAME ? stripped : stripped.substring(0, LONGEST_NAME);
    }

    public UUID id() {
        return id;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable String name() {
        return name;
    }

    public @Nullable Company company() {
        return company;
    }

    public int orderCount() {
        return orderCount;
    }

    /** Who this one is read as since they were merged, null for a person of their own. */
    public @Nullable UUID mergedInto() {
        return mergedInto;
    }

    /** The id of the person: of the one into whom this one was merged, else their own. */
    public UUID person() {
        return mergedInto == null ? id : mergedInto;
    }

    /** Whether this is nobody any more. Nothing is learned of them. */
    public boolean isForgotten() {
        return forgotten;
    }

    int ordersOfParts() {
        return ordersOfParts;
    }

    /** Who looks after them, null for nobody. */
    public @Nullable UUID managerId() {
        return managerId;
    }

    boolean isStored() {
        return stored;
    }

    /** When it changed since it was loaded, null if it did not. */
    @Nullable
    Instant changedAt() {
        return changedAt;
    }

    State state() {
        return new State(
                version,
                name,
                lifecycle,
                company,
                managerId,
                notes,
                fields,
                tags,
                preferred,
                orderCount,
                ordersOfParts,
                mergedInto,
                forgotten,
                Set.copyOf(contactPoints));
    }

    /**
     * What can change.
     *
     * @param preferred by which contact point they are reached first, by its kind
     * @param ordersOfParts how many orders those have who were merged into this one
     * @param mergedInto null for a person of their own
     * @param forgotten whether it is nobody any more
     */
    record State(
            long version,
            @Nullable String name,
            Lifecycle lifecycle,
            @Nullable Company company,
            @Nullable UUID managerId,
            String notes,
            Map<String, Object> fields,
            List<String> tags,
            Map<String, String> preferred,
            int orderCount,
            int ordersOfParts,
            @Nullable UUID mergedInto,
            boolean forgotten,
            Collection<ContactPoint> contactPoints) {}

    /** What a conversion may fill in; null where nothing stands. */
    public record Card(
            @Nullable String name,
            @Nullable UUID managerId,
            @Nullable Company company) {}

    /** What a merge filled on the card of the one who stays; null and empty where nothing was. */
    record Filled(
            @Nullable String name,
            @Nullable Company company,
            @Nullable UUID managerId,
            @Nullable String notes,
            Map<String, Object> fields,
            List<String> tags) {}

    /**
     * What a person may change on the card.
     *
     * @param name null for a person without a name
     * @param companyName null for somebody who belongs to none
     * @param fields what stands in the workspace's own fields, by key
     * @param tags by name, each once
     */
    public record Edit(
            @Nullable String name,
            String notes,
            @Nullable UUID managerId,
            @Nullable String companyName,
            Map<String, Object> fields,
            List<String> tags) {

        Edit withFields(Map<String, Object> written) {
            return new Edit(name, notes, managerId, companyName, written, tags);
        }
    }

    /** Somebody else changed the card in between. */
    public static final class StaleVersion extends RuntimeException {

        StaleVersion(long current) {
            super("the customer has changed to version " + current);
        }
    }
}
