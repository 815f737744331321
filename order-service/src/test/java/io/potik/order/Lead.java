package io.potik.order;

import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead that is converted with an order, as lead-service and customer-service tell of it. */
final class Lead {

    private final OrderSuite suite;
    final UUID id = UUID.randomUUID();
    UUID orderId = UUID.randomUUID();
    long version = 3;
    final UUID customerId = UUID.randomUUID();
    private final Map<String, Object> fields = new HashMap<>();
    private final List<Map<String, String>> lines = new ArrayList<>();

    Lead(OrderSuite suite) {
        this.suite = suite;
    }

    Lead line(String name, String quantity, String price) {
        lines.add(Map.of("name", name, "quantity", quantity, "price", price));
        return this;
    }

    /** Is converted at this version of the lead, with an order of its own. */
    Lead again(long later, UUID order) {
        version = later;
        orderId = order;
        return this;
    }

    Lead of(String field, @Nullable Object value) {
        fields.put(field, value);
        return this;
    }

    OutgoingMessage converted() {
        Map<String, Object> payload = new HashMap<>(Map.of(
                "leadId",
                id,
                "leadNumber",
                17,
                "first",
                true,
                "at",
                Instant.now(),
                "actor",
                Map.of("kind", "staff", "id", OrderSuite.OWNER_ID),
                "customerId",
                customerId,
                "customerKnown",
                false,
                "orderId",
                orderId,
                "person",
                Map.of("contactPoints", List.of()),
                "aFieldOfTomorrow",
                1));
        payload.put(
                "order", Map.of("lines", lines, "currency", "UAH", "sum", Map.of("amount", "5.00", "currency", "UAH")));
        payload.putAll(fields);
        return suite.message("lead.conversions", id, "lead.converted.v1", version, payload);
    }

    OutgoingMessage undone(long at) {
        return undone(at, false);
    }

    OutgoingMessage undone(long at, boolean joined) {
        return suite.message(
                "lead.conversions",
                id,
                "lead.conversion-undone.v1",
                at,
                Map.of(
                        "leadId",
                        id,
                        "version",
                        at,
                        "at",
                        Instant.now(),
                        "actor",
                        Map.of("kind", "staff", "id", OrderSuite.OWNER_ID),
                        "customerId",
                        customerId,
                        "orderId",
                        orderId,
                        "joinsOrder",
                        joined,
                        "customerStays",
                        false));
    }

    /** The answer to what the lead said at this version. */
    OutgoingMessage linkedOf(long leadVersion) {
        return suite.message(
                "customer.events",
                id,
                "customer.linked.v1",
                leadVersion,
                Map.of(
                        "leadId",
                        id,
                        "customerId",
                        customerId,
                        "created",
                        true,
                        "leadVersion",
                        leadVersion,
                        "at",
                        Instant.now()));
    }

    OutgoingMessage linked() {
        return linked(customerId, 1);
    }

    OutgoingMessage linked(UUID customer, long version) {
        return suite.message(
                "customer.events",
                id,
                "customer.linked.v1",
                version,
                Map.of("leadId", id, "customerId", customer, "created", true, "at", Instant.now()));
    }
}
