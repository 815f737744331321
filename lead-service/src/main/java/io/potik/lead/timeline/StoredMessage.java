package io.potik.lead.timeline;

import java.time.Instant;
import java.util.UUID;

/** A message of a person as it stands in a timeline. */
public record StoredMessage(UUID activity, UUID lead, Instant at, Happening.MessageIn message) {

    /**
     * The same message after another version of it arrived.
     *
     * @param version the original or an edit, whichever came later to us
     */
    public StoredMessage with(Instant at, Happening.MessageIn version) {
        // The message stands where it was first said.
        return new StoredMessage(activity, lead, at.isBefore(this.at) ? at : this.at, message.with(version));
    }
}
