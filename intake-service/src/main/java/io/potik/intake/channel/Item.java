package io.potik.intake.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing of a delivery; each becomes a receipt of its own. */
public sealed interface Item {

    /** How long a provider may still send the same again, if it says nothing better. */
    Duration FOR_EVER = Duration.ofDays(36_500);

    /** By what the same thing is recognised when it comes again on the same connection; at most 200 characters. */
    String externalId();

    /** What it is, in the provider's words made camelCase. */
    String kind();

    /** How long after the first one an equal external id means the same thing. */
    Duration sameFor();

    /** A person wants something. */
    record Request(String externalId, Duration sameFor, InboundRequest request) implements Item {

        @Override
        public String kind() {
            return request.kind();
        }
    }

    /**
     * No request, but part of what goes on with a person, like a call that a manager made: ignored in the ledger, and
     * shown on the open lead of the person if there is one.
     *
     * @param detail why it is no request, for people
     */
    record Activity(String externalId, Duration sameFor, String detail, InboundRequest request) implements Item {

        @Override
        public String kind() {
            return request.kind();
        }
    }

    /**
     * A shop's order.
     *
     * @param request the order as an inbound request of kind order, its sender the buyer
     */
    record Order(String externalId, Duration sameFor, InboundRequest request, ShopOrder order) implements Item {

        @Override
        public String kind() {
            return request.kind();
        }
    }

    /**
     * The author has taken back what came before: what is kept of it, here and on the lead, is redacted. Ignored in the
     * ledger.
     *
     * @param account of the sender, as {@link InboundRequest#account()} of the request said it
     * @param messageKey of the request that is taken back; its external id must be the same
     */
    record Retraction(String externalId, Duration sameFor, String kind, String account, String messageKey)
            implements Item {

        /** Makes a name of the kind. */
        public Retraction {
            kind = Kind.of(kind);
        }
    }

    /**
     * What became of answers that were sent. Ignored in the ledger.
     *
     * @param messages as {@link SendResult.Sent} named them; empty when only the conversation is known
     * @param conversationId with {@code upTo}: all answers of this conversation that were sent until then
     * @param state delivered, read or failed
     * @param reason for people, when it failed; without personal data
     */
    record AnswerNews(
            String externalId,
            Duration sameFor,
            String kind,
            List<String> messages,
            @Nullable String conversationId,
            @Nullable Instant upTo,
            String state,
            @Nullable String reason)
            implements Item {

        /** Makes a name of the kind. */
        public AnswerNews {
            kind = Kind.of(kind);
        }
    }

    /**
     * Only a name for something that the provider must be asked for. In flight until {@link AskingChannel#ask} has found
     * it.
     *
     * @param reference what is needed to ask; holds no secrets
     */
    record Reference(String externalId, Duration sameFor, String kind, Map<String, String> reference) implements Item {

        /** Makes a name of the kind. */
        public Reference {
            kind = Kind.of(kind);
        }
    }

    /** No request: an echo, a reaction, a ping. Accounted for, and nothing else happens. */
    record Ignored(String externalId, Duration sameFor, String kind, String detail) implements Item {

        /** Makes a name of the kind. */
        public Ignored {
            kind = Kind.of(kind);
        }
    }

    /** Something that is not understood; kept for people to look at, and read again when it is replayed. */
    record Unreadable(String externalId, Duration sameFor, String kind, String reason) implements Item {

        /** Makes a name of the kind. */
        public Unreadable {
            kind = Kind.of(kind);
        }
    }
}
