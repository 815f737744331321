package io.potik.lead.contact;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contact point.
 *
 * @param openLead the lead to which what comes from here is appended, or null without one
 * @param customer the customer it belongs to, or null when it is nobody's yet
 * @param excluded whether it is no potential client: nothing comes of what arrives from here
 */
public record Known(@Nullable UUID openLead, @Nullable UUID customer, boolean excluded) {

    Known excluded(boolean isIt) {
        return new Known(openLead, customer, isIt);
    }
}
