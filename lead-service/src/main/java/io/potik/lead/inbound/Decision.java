package io.potik.lead.inbound;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of an inbound request: exactly one of these. */
sealed interface Decision {

    /** The word that intake's ledger has for it. */
    String outcome();

    /** The lead it went to, or null. */
    default @Nullable UUID leadOrNull() {
        return switch (this) {
            case Opens opens -> opens.lead();
            case Appends appends -> appends.lead();
            case Revises revises -> revises.lead();
            case Excluded excluded -> null;
            case Ignored ignored -> null;
            case Retracted retracted -> null;
        };
    }

    /** A new lead; {@code customer} is the one the sender is known as, or null for a first lead. */
    record Opens(UUID lead, @Nullable UUID customer) implements Decision {
        @Override
        public String outcome() {
            return "created";
        }
    }

    /** One more thing in the timeline of the sender's open lead. */
    record Appends(UUID lead) implements Decision {
        @Override
        public String outcome() {
            return "appended";
        }
    }

    /** Another version of a message that is stored, in whatever lead. */
    record Revises(UUID lead, String messageKey) implements Decision {
        @Override
        public String outcome() {
            return "appended";
        }
    }

    /** The sender is no potential client. */
    record Excluded() implements Decision {
        @Override
        public String outcome() {
            return "excluded";
        }
    }

    /** It was taken back before it came. */
    record Retracted() implements Decision {
        @Override
        public String outcome() {
            return "ignored";
        }
    }

    /** There is nobody to make a lead of. */
    record Ignored() implements Decision {
        @Override
        public String outcome() {
            return "ignored";
        }
    }
}
