package io.potik.lead.contact;

import org.jspecify.annotations.Nullable;

/**
 * A contact point together with the way it was written by whoever gave it.
 *
 * @param raw as given; the value when that is not known
 */
public record GivenContactPoint(
        String kind, String value, @Nullable String raw) {

    /** What the person is recognised by. */
    public ContactPoint point() {
        return new ContactPoint(kind, value);
    }

    /** As given, or else the value. */
    public String rawOrValue() {
        return raw == null || raw.isBlank() ? value : raw;
    }
}
