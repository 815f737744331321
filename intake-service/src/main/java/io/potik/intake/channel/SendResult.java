package io.potik.intake.channel;

import java.time.Duration;

/** What came of one attempt to send. */
public sealed interface SendResult {

    /** The provider took it. */
    record Sent(String providerMessageId) implements SendResult {}

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
