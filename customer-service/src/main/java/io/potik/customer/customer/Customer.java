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
import org.jspecify.annotations.Nullable;

/**
 * A person who is known to the workspace. The version grows by one with the first change after loading, however many
 * follow in the same transaction; what is no change leaves it alone.
 */
public final class Customer {

    private final UUID id;
    private final Instant createdAt;
    private final Set<ContactPoint> contactPoints;
    private final boolean stored;
    private long version;
    private Lifecycle lifecycle;
    private Card card;
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
        this.lifecycle = state.lifecycle();
        this.card = state.card();
        this.preferred = state.preferred();
        this.orderCount = state.orderCount();
        this.ordersOfParts = state.ordersOfParts();
        this.mergedInto = state.mergedInto();
        this.forgotten = state.forgotten();
        this.contactPoints = new LinkedHashSet<>(state.contactPoints());
    }

    /** A person who is new here, a prospect whom nobody has named yet. */
    public static Customer prospect(UUID id, @Nullable UUID managerId, Instant at) {
        State state = new State(0, Lifecycle.PROSPECT, Card.of(managerId), Map.of(), 0, 0, null, false, Set.of());
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
        becomes(card.introduced(introducedName, introducedManager), at);
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
        becomes(card.belongingTo(joined), at);
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
     * @return what was filled, for {@link #giveBack(Card.Filled, int, Instant)}
     */
    Card.Filled takeIn(Customer other, int orders, Instant at) {
        Card.Filled filled = card.missingFrom(other.card);
        card = card.with(filled);
        partsBought(orders, at);
        changed(at);
        return filled;
    }

    /**
     * Is without the other one again. What was filled from their card is taken back, unless somebody changed it since.
     *
     * @param orders orders which are not cancelled that go along
     */
    void giveBack(Card.Filled filled, int orders, Instant at) {
        card = card.without(filled);
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
                && preferred.isEmpty()
                && card.isJust(brought)
                && contactPoints.stream().map(Brought.Point::of).allMatch(brought.points()::contains);
    }

    /**
     * Is again as before the conversion that brought this, unless somebody changed it since. The contact points are given
     * back apart, by {@link #reachedNoMoreBy}.
     *
     * @param employer the company of {@link Brought#companyBefore()}
     */
    public void giveBack(Brought brought, @Nullable Company employer, Instant at) {
        becomes(card.without(brought, employer), at);
    }

    /** Those of the contact points that a conversion brought and that are still theirs. */
    public List<ContactPoint> stillReachedBy(Brought brought) {
        return contactPoints.stream()
                .filter(point -> brought.points().contains(Brought.Point.of(point)))
                .toList();
    }

    /** What stands on the card now. */
    public Card card() {
        return card;
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
     * @param employer the company of {@link Card.Edit#companyName()}
     */
    public void edit(Card.Edit edit, @Nullable Company employer, Instant at) {
        becomes(edit.card(employer), at);
    }

    /** Is nobody any more, for good: that there was somebody stays, who looked after them, and what was bought. */
    public void forget(Instant at) {
        forgotten = true;
        card = Card.of(card.managerId());
        preferred = Map.of();
        contactPoints.clear();
        changed(at);
    }

    private void becomes(Card next, Instant at) {
        if (!next.equals(card)) {
            card = next;
            changed(at);
        }
    }

    private void changed(Instant at) {
        if (changedAt == null) {
            version++;
            changedAt = at;
        } else if (at.isAfter(changedAt)) {
            changedAt = at;
        }
    }

    public UUID id() {
        return id;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable String name() {
        return card.name();
    }

    public @Nullable Company company() {
        return card.company();
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
        return card.managerId();
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
                lifecycle,
                card,
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
            Lifecycle lifecycle,
            Card card,
            Map<String, String> preferred,
            int orderCount,
            int ordersOfParts,
            @Nullable UUID mergedInto,
            boolean forgotten,
            Collection<ContactPoint> contactPoints) {}

    /** Somebody else changed the card in between. */
    public static final class StaleVersion extends RuntimeException {

        StaleVersion(long current) {
            super("the customer has changed to version " + current);
        }
    }
}
