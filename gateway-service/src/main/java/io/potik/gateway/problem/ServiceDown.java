package io.potik.gateway.problem;

import java.time.Duration;

/** A service does not answer. Answered with 503 and its name; everything else goes on. */
public final class ServiceDown extends RuntimeException {

    private final String service;
    private final String what;
    private final Duration retryAfter;

    /**
     * A service does not answer.
     *
     * @param service its name in addresses: "lead"
     * @param what what people call that: "Leads"
     * @param detail what this means for what was asked
     * @param retryAfter when it is worth asking again
     */
    public ServiceDown(String service, String what, String detail, Duration retryAfter) {
        super(detail);
        this.service = service;
        this.what = what;
        this.retryAfter = retryAfter;
    }

    String service() {
        return service;
    }

    String title() {
        return what + " are not available at the moment";
    }

    /** Whole seconds after which it is worth asking again, at least one. */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.toSeconds());
    }
}
