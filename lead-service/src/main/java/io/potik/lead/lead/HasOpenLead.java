package io.potik.lead.lead;

import java.util.UUID;

/** The person has an open lead already; what is new belongs there. */
public final class HasOpenLead extends RuntimeException {

    private final UUID lead;

    HasOpenLead(UUID lead) {
        super("This person has an open lead already. Add what is new to that one.");
        this.lead = lead;
    }

    /** The open lead; who asks may not see it. */
    public UUID lead() {
        return lead;
    }
}
