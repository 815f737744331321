package io.potik.intake.channel;

import java.time.Duration;
import java.util.List;

/** What came of one attempt to send. */
public sealed interface SendResult {

    /**
     * The provider took it.
     *
     * @param providerMessageIds of the messages that it became in this attempt, in their order; an id may be empty
     */
    record Sent(List<String> providerMessageIds) implements SendResult {

        /** It became one message. */
        public Sent(String providerMessageId) {
            this(List.of(providerMessageId));
        }
    }

    /**
     * The first of its messages are out and must not be sent again; the next one is not.
     *
     * @param providerMessageIds of those that went out in this attempt, in their order; never empty
     * @param rest what came of the next one; neither sent nor partly
     */
    record Partly(List<String> providerMessageIds, SendResult rest) implements SendResult {}

    /**
     * It was certainly not sent, and never will be.
     *
     * @param reason for the person who wrote it, without personal data and without secrets
     */
    record Refused(String reason) implements SendResult {}

    /** It was certainly not sent, and may be tried again after a while. */
    record Later(Duration after, String reason) implements SendResult {}

    /** Nobody knows whether it was sent; it must not be sent again by a machine. */
    record Unknown(String reason) implements SendResult {}
}
