package io.potik.lead.lead;

import java.util.UUID;

/** The lead is not what the caller took it for: another version, or closed or opened meanwhile. */
public final class ChangedMeanwhile extends RuntimeException {

    private final UUID lead;

    ChangedMeanwhile(UUID lead, String detail) {
        super(detail);
        this.lead = lead;
    }

    /** The lead, to show how it stands now. */
    public UUID lead() {
        return lead;
    }
}
