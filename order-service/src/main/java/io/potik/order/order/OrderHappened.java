package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.potik.order.status.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contracts {@code order.created.v1}, {@code order.status-changed.v1}, {@code order.payment-received.v1},
 * {@code order.lines-changed.v1}, {@code order.edited.v1}, {@code order.lead-joined.v1} and {@code order.lead-left.v1}: the order as it is after it, and what made it so. Kept for
 * ever, so nothing in it tells who a person is: of what people write only which parts changed.
 *
 * @param from the status before, of a changed status
 * @param fromKind what that meant
 * @param payment the amount, of a payment
 * @param sumBefore the sum before, of changed lines
 * @param fields what became different, of an edit: {@code fields.<key>}, {@code delivery.<part>}, {@code notes},
 *     {@code files}
 * @param joinedLeadId the lead that joined or left
 */
record OrderHappened(
        @JsonIgnore String type,
        Snapshot order,
        Instant at,
        Actor actor,
        @Nullable String from,
        Status.@Nullable Kind fromKind,
        @Nullable Money payment,
        @Nullable Money sumBefore,
        @Nullable List<String> fields,
        @Nullable UUID joinedLeadId) {

    static final String TOPIC = "order.events";
    private static final String CREATED = "order.created.v1";
    private static final String STATUS_CHANGED = "order.status-changed.v1";
    private static final String PAYMENT_RECEIVED = "order.payment-received.v1";
    private static final String LINES_CHANGED = "order.lines-changed.v1";
    private static final String EDITED = "order.edited.v1";
    private static final String LEAD_JOINED = "order.lead-joined.v1";
    private static final String LEAD_LEFT = "order.lead-left.v1";

    static OrderHappened created(Snapshot order, Instant at, Actor actor) {
        return new OrderHappened(CREATED, order, at, actor, null, null, null, null, null, null);
    }

    static OrderHappened moved(Snapshot order, Status from, Instant at, Actor actor) {
        return new OrderHappened(STATUS_CHANGED, order, at, actor, from.code(), from.kind(), null, null, null, null);
    }

    static OrderHappened paid(Snapshot order, Payment payment, Actor actor) {
        return new OrderHappened(
                PAYMENT_RECEIVED, order, payment.at(), actor, null, null, payment.amount(), null, null, null);
    }

    static OrderHappened revised(Snapshot order, Money sumBefore, Instant at, Actor actor) {
        return new OrderHappened(LINES_CHANGED, order, at, actor, null, null, null, sumBefore, null, null);
    }

    static OrderHappened edited(Snapshot order, List<String> fields, Instant at, Actor actor) {
        return new OrderHappened(EDITED, order, at, actor, null, null, null, null, fields, null);
    }

    static OrderHappened joined(Snapshot order, UUID lead, Instant at, Actor actor) {
        return new OrderHappened(LEAD_JOINED, order, at, actor, null, null, null, null, null, lead);
    }

    static OrderHappened left(Snapshot order, UUID lead, Instant at, Actor actor) {
        return new OrderHappened(LEAD_LEFT, order, at, actor, null, null, null, null, null, lead);
    }

    /**
     * @param status the code, of which the workspace has its own
     * @param statusKind what it means to everything that counts
     * @param refunded what was given back of what was received; {@code paid} is what is left
     */
    record Snapshot(
            UUID id,
            long number,
            long version,
            UUID customerId,
            @Nullable UUID leadId,
            @Nullable UUID managerId,
            @Nullable UUID sourceId,
            String status,
            Status.Kind statusKind,
            Money sum,
            Money paid,
            Money refunded,
            Instant createdAt) {}
}
