package io.potik.customer.customer;

import io.potik.customer.company.Company;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
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
    private int orderCount;
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
        this.orderCount = state.orderCount();
        this.contactPoints = new LinkedHashSet<>(state.contactPoints());
    }

    /** A person who is new here, a prospect whom nobody has named yet. */
    public static Customer prospect(UUID id, @Nullable UUID managerId, Instant at) {
        State state = new State(0, null, Lifecycle.PROSPECT, null, managerId, "", Map.of(), 0, Set.of());
        Customer customer = new Customer(id, at, state, false);
        customer.changed(at);
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

    /** Can from now on be reached by that, too. */
    public void reachedBy(ContactPoint point, Instant at) {
        if (contactPoints.add(point)) {
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
        Lifecycle reached = orders > 0 ? Lifecycle.BUYER : Lifecycle.PROSPECT;
        if (lifecycle != reached) {
            lifecycle = reached;
            changed(at);
        }
    }

    /**
     * Refuses a change by somebody who saw another version than this one.
     *
     * @param seenVersion null if they did not say
     * @throws StaleVersion if the card has changed since
     */
    public void seenAs(@Nullable Long seenVersion) {
        if (seenVersion != null && seenVersion != version) {
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
                || !Objects.equals(managerId, edit.managerId())) {
            name = edit.name();
            notes = edit.notes();
            fields = edit.fields();
            managerId = edit.managerId();
            changed(at);
        }
    }

    /** What a person may change, as it is now. */
    public Edit editable() {
        return new Edit(name, notes, managerId, company == null ? null : company.name(), fields);
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
                version, name, lifecycle, company, managerId, notes, fields, orderCount, Set.copyOf(contactPoints));
    }

    /** What can change. */
    record State(
            long version,
            @Nullable String name,
            Lifecycle lifecycle,
            @Nullable Company company,
            @Nullable UUID managerId,
            String notes,
            Map<String, Object> fields,
            int orderCount,
            Collection<ContactPoint> contactPoints) {}

    /**
     * What a person may change on the card.
     *
     * @param name null for a person without a name
     * @param companyName null for somebody who belongs to none
     * @param fields what stands in the workspace's own fields, by key
     */
    public record Edit(
            @Nullable String name,
            String notes,
            @Nullable UUID managerId,
            @Nullable String companyName,
            Map<String, Object> fields) {

        Edit withFields(Map<String, Object> written) {
            return new Edit(name, notes, managerId, companyName, written);
        }
    }

    /** Somebody else changed the card in between. */
    public static final class StaleVersion extends RuntimeException {

        StaleVersion(long current) {
            super("the customer has changed to version " + current);
        }
    }
}
