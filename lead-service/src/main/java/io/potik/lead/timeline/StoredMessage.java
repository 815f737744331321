package io.potik.lead.timeline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message or a call of a person as it stands in a timeline, where more may come of it. */
public record StoredMessage(UUID activity, UUID lead, Instant at, Happening what) {

    /**
     * The same message after another version of it arrived, or the same call of which more is known.
     *
     * @param version the original or an edit, whichever came later to us
     */
    public StoredMessage with(Instant at, Happening version) {
        var merged = what;
        if (what instanceof Happening.MessageIn message && version instanceof Happening.MessageIn other) {
            merged = message.with(other);
        } else if (what instanceof Happening.Call call && version instanceof Happening.Call other) {
            merged = call.with(other);
        }
        // It stands where it was first said.
        return new StoredMessage(activity, lead, at.isBefore(this.at) ? at : this.at, merged);
    }

    /** The same after the person took it back. */
    public StoredMessage retracted() {
        var left = what;
        if (what instanceof Happening.MessageIn message) {
            left = message.retracted();
        } else if (what instanceof Happening.Call call) {
            left = call.retracted();
        }
        return new StoredMessage(activity, lead, at, left);
    }

    /** Its newest words; null for a call, or without any. */
    public @Nullable String text() {
        return what instanceof Happening.MessageIn message ? message.text() : null;
    }

    /** Whether it is a call. */
    public boolean isCall() {
        return what instanceof Happening.Call;
    }

    /** Whether it is a call that was taken. */
    public boolean isAnsweredCall() {
        return what instanceof Happening.Call call && call.answered();
    }
}
