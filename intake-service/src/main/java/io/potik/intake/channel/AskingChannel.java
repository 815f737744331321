package io.potik.intake.channel;

import java.time.Duration;

/** A channel whose deliveries only name things: what was meant has to be asked for afterwards. */
public interface AskingChannel extends Channel {

    /**
     * Asks the provider, with one attempt. Not called in a transaction.
     *
     * @return what was found; a request with the external id of the reference
     */
    Found ask(Item.Reference reference, ConnectionAccess connection);

    /** What came of asking. */
    sealed interface Found {

        /** This was meant. */
        record Meant(InboundRequest request) implements Found {}

        /** Ask again after a while; {@code reason} is for people. */
        record Later(Duration after, String reason) implements Found {}

        /** It cannot be had; {@code reason} is for people: the receipt is quarantined with it, and can be replayed. */
        record Gone(String reason) implements Found {}
    }
}
