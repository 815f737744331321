package io.potik.intake.channel;

import java.util.Map;

/** Whether a delivery comes from its provider, and what to do with it. */
public sealed interface Verification {

    /** It does: read it. */
    Verification ACCEPTED = new Accepted();

    /** It does: read it. */
    record Accepted() implements Verification {}

    /** It is a question to the hook itself (a challenge, a preflight): answered, and no receipt comes of it. */
    record Answered(HookAnswer answer) implements Verification {}

    /**
     * It does not, or nobody can tell: refused without a receipt.
     *
     * @param status 4xx
     * @param reason for the people who look after the connection; holds nothing of what was sent
     * @param counted whether the connection shows it as its last error
     */
    record Refused(int status, String reason, boolean counted, Map<String, String> headers) implements Verification {

        /** Refused, and shown as the connection's last error. */
        public Refused(int status, String reason) {
            this(status, reason, true, Map.of());
        }
    }

    /**
     * It does, but it was signed so long ago that somebody may have kept it: refused like another, while a preview, where
     * people paste what came some time ago, reads it.
     */
    record Late(int status, String reason) implements Verification {}

    /** Only this verb makes sense here. */
    static Verification onlyBy(String allow) {
        return new Refused(405, "Only " + allow + " is taken here.", false, Map.of("Allow", allow));
    }
}
