package io.potik.lead.lead;

import java.util.UUID;

/** The time in which a conversion can be undone is over. */
public final class TooLate extends RuntimeException {

    private final UUID lead;

    TooLate(UUID lead, String detail) {
        super(detail);
        this.lead = lead;
    }

    /** The lead, to show how it stands now. */
    public UUID lead() {
        return lead;
    }
}
