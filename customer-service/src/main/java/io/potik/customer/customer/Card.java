package io.potik.customer.customer;

import io.potik.customer.company.Company;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a customer's card: people write it, leads and merges fill in what is empty, and what they filled in is taken
 * back as long as nobody changed it.
 *
 * @param name null for a person without a name
 * @param company null for somebody who belongs to none
 * @param managerId who looks after them, null for nobody
 * @param fields what stands in the workspace's own fields, by key
 * @param tags by name, each once
 */
public record Card(
        @Nullable String name,
        @Nullable Company company,
        @Nullable UUID managerId,
        String notes,
        Map<String, Object> fields,
        List<String> tags) {

    /** The longest name that is kept, in characters. */
    public static final int LONGEST_NAME = 300;

    /** The longest notes that are kept, in characters. */
    public static final int LONGEST_NOTES = 20_000;

    /** One on which nothing stands but who looks after them. */
    static Card of(@Nullable UUID managerId) {
        return new Card(null, null, managerId, "", Map.of(), List.of());
    }

    /** With what a lead tells; a name and a manager that are there already stay. */
    Card introduced(@Nullable String introducedName, @Nullable UUID introducedManager) {
        return new Card(
                name == null && introducedName != null && !introducedName.isBlank() ? shortened(introducedName) : name,
                company,
                managerId == null ? introducedManager : managerId,
                notes,
                fields,
                tags);
    }

    /** With that company, with none if null. */
    Card belongingTo(@Nullable Company joined) {
        return new Card(name, joined, managerId, notes, fields, tags);
    }

    /** What is empty on this card and stands on the other one. */
    Filled missingFrom(Card other) {
        Map<String, Object> missing = new HashMap<>(other.fields);
        missing.keySet().removeAll(fields.keySet());
        return new Filled(
                name == null ? other.name : null,
                company == null ? other.company : null,
                managerId == null ? other.managerId : null,
                notes.isEmpty() && !other.notes.isEmpty() ? other.notes : null,
                missing,
                other.tags.stream().filter(tag -> !tags.contains(tag)).toList());
    }

    /** With what was missing. */
    Card with(Filled filled) {
        Map<String, Object> all = new HashMap<>(fields);
        all.putAll(filled.fields());
        return new Card(
                name == null ? filled.name() : name,
                company == null ? filled.company() : company,
                managerId == null ? filled.managerId() : managerId,
                filled.notes() == null ? notes : filled.notes(),
                all,
                Stream.concat(tags.stream(), filled.tags().stream()).toList());
    }

    /** Without what was filled, unless somebody changed it since. */
    Card without(Filled filled) {
        Map<String, Object> left = new HashMap<>(fields);
        filled.fields().forEach(left::remove);
        return new Card(
                given(filled.name(), name) ? null : name,
                given(id(filled.company()), id(company)) ? null : company,
                given(filled.managerId(), managerId) ? null : managerId,
                given(filled.notes(), notes) ? "" : notes,
                left,
                tags.stream().filter(tag -> !filled.tags().contains(tag)).toList());
    }

    /**
     * Without what a conversion brought, unless somebody changed it since.
     *
     * @param employer the company of {@link Brought#companyBefore()}
     */
    Card without(Brought brought, @Nullable Company employer) {
        return new Card(
                given(brought.name(), name) ? null : name,
                given(brought.company(), id(company)) ? employer : company,
                given(brought.managerId(), managerId) ? null : managerId,
                notes,
                fields,
                tags);
    }

    /** Whether nothing stands here but what a conversion brought. */
    boolean isJust(Brought brought) {
        return notes.isEmpty()
                && fields.isEmpty()
                && tags.isEmpty()
                && Objects.equals(name, brought.name())
                && Objects.equals(managerId, brought.managerId())
                && Objects.equals(id(company), brought.company());
    }

    /** What a person may change, as it is now. */
    public Edit editable() {
        return new Edit(name, notes, managerId, company == null ? null : company.name(), fields, tags);
    }

    private static boolean given(@Nullable Object filled, @Nullable Object now) {
        return filled != null && filled.equals(now);
    }

    private static @Nullable UUID id(@Nullable Company company) {
        return company == null ? null : company.id();
    }

    private static String shortened(String text) {
        String stripped = text.replace("\0", "").strip();
        return stripped.length() <= LONGEST_NAME ? stripped : stripped.substring(0, LONGEST_NAME);
    }

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

        /** The card as it is written here; {@code employer} is the company of that name. */
        Card card(@Nullable Company employer) {
            return new Card(name, employer, managerId, notes, fields, tags);
        }
    }
}
