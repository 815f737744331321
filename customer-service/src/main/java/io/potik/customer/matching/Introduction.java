package io.potik.customer.matching;

import io.potik.customer.company.CompanyName;
import io.potik.customer.customer.ContactPoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has become a person here: by a lead that was converted or kept as a prospect, or by an order in a shop.
 *
 * @param byId the lead or the order
 * @param customerId the customer it was given; of a new one unless {@code customerKnown}
 * @param customerKnown whether the customer was known or chosen by a person, so that nothing else is linked
 * @param name of the person, null if nobody told it
 * @param at when; kept to the microsecond, as the database keeps it, so that a repeat is answered with the same
 * @param leadVersion of the lead that says so; what an older one says changes nothing any more
 * @param undoable whether a person may undo it: what it brings is remembered
 */
public record Introduction(
        By by,
        UUID byId,
        UUID customerId,
        boolean customerKnown,
        @Nullable UUID managerId,
        @Nullable String name,
        List<ContactPoint> contactPoints,
        @Nullable CompanyName company,
        Instant at,
        long leadVersion,
        boolean undoable) {

    /** Cuts the moment off after the microsecond. */
    public Introduction {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** One that nobody can undo. */
    public Introduction(
            By by,
            UUID byId,
            UUID customerId,
            boolean customerKnown,
            @Nullable UUID managerId,
            @Nullable String name,
            List<ContactPoint> contactPoints,
            @Nullable CompanyName company,
            Instant at) {
        this(by, byId, customerId, customerKnown, managerId, name, contactPoints, company, at, 0, false);
    }

    /** The same without anything of the person. */
    Introduction ofNobody() {
        return new Introduction(
                by, byId, customerId, customerKnown, null, null, List.of(), null, at, leadVersion, false);
    }

    /** What introduces a person. */
    public enum By {
        LEAD,
        ORDER
    }
}
