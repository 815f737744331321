package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What segments are asked with: customers of one test, what leads and orders tell of them, and who fits. */
abstract class SegmentSuite extends CustomerSuite {

    static final Instant LONG_AGO = Instant.parse("2020-03-01T10:00:00Z");

    /** A company that only the customers of one test belong to: whatever else is here does not count. */
    final String firm = "Firm " + UUID.randomUUID();

    final UUID source = UUID.randomUUID();

    final UUID customer(String name) {
        return customer(name, null);
    }

    final UUID customer(String name, @Nullable UUID manager) {
        Lead lead = lead().named(name).with("phone", phone()).of("company", Map.of("name", firm));
        if (manager != null) {
            lead.of("managerId", manager);
        }
        TestInfrastructure.produce(lead.kept());
        answer(lead, 1);
        return lead.customerId;
    }

    final UUID company() {
        return jdbc.sql("select id from company where name = ?")
                .param(firm)
                .query(UUID.class)
                .single();
    }

    final OutgoingMessage told(String type, UUID lead, int version, @Nullable UUID customer, Map<String, Object> more) {
        Map<String, Object> snapshot = new HashMap<>(Map.of(
                "id", lead, "number", 5, "version", version, "outcome", "open", "first", false, "channel", "form"));
        snapshot.put("sourceId", source);
        snapshot.put("customerId", customer);
        Map<String, Object> payload = new HashMap<>(more);
        payload.put("lead", snapshot);
        payload.put("at", Instant.now());
        payload.put("aFieldOfTomorrow", 1);
        return new OutgoingMessage(
                "lead.events", lead.toString(), type, version, Instant.now(), json.writeValueAsBytes(payload));
    }

    final OutgoingMessage ordered(UUID order, UUID customer, int version, String status, String sum, Instant at) {
        Map<String, Object> payload = Map.of(
                "order",
                Map.of(
                        "id", order,
                        "number", 5,
                        "version", version,
                        "customerId", customer,
                        "status", status,
                        "sum", Map.of("amount", sum, "currency", "UAH"),
                        "paid", Map.of("amount", "0.00", "currency", "UAH"),
                        "createdAt", at),
                "at",
                Instant.now(),
                "actor",
                Map.of("kind", "system"));
        return new OutgoingMessage(
                "order.events",
                order.toString(),
                version == 1 ? "order.created.v1" : "order.status-changed.v1",
                version,
                Instant.now(),
                json.writeValueAsBytes(payload));
    }

    final Answer preview(String token, Map<String, Object> conditions) {
        Map<String, Object> all = new HashMap<>(conditions);
        all.put("companyIds", List.of(company()));
        return send(
                token,
                "POST",
                "/api/segments/preview",
                json.writeValueAsString(Map.of("conditions", all, "limit", 200)));
    }

    final void fit(Map<String, Object> conditions, UUID... expected) {
        await().untilAsserted(() -> {
            JsonNode seen = preview(OWNER, conditions).body();
            assertThat(seen.at("/customers/items").valueStream().map(one -> id(one, "id")))
                    .as(conditions.toString())
                    .containsExactlyInAnyOrder(expected);
            assertThat(seen.get("count").asInt()).isEqualTo(expected.length);
            assertThat(seen.get("more").asBoolean()).isFalse();
        });
    }

    final OutgoingMessage sells(UUID order, int version, String... names) {
        return new OutgoingMessage(
                "order.goods",
                order.toString(),
                "order.goods-listed.v1",
                version,
                Instant.now(),
                json.writeValueAsBytes(Map.of(
                        "orderId",
                        order,
                        "version",
                        version,
                        "names",
                        List.of(names),
                        "at",
                        Instant.now(),
                        "tomorrow",
                        1)));
    }
}
