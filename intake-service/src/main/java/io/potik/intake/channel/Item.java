package io.potik.intake.channel;

import java.time.Duration;

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

    /** No request: an echo, a reaction, a ping. Accounted for, and nothing else happens. */
    record Ignored(String externalId, Duration sameFor, String kind, String detail) implements Item {}

    /** Something that is not understood; kept for people to look at, and read again when it is replayed. */
    record Unreadable(String externalId, Duration sameFor, String kind, String reason) implements Item {}
}
