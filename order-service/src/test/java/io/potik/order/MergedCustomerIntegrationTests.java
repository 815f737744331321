package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two customers who became one person: their orders are that person's, whoever of them is asked for. */
class MergedCustomerIntegrationTests extends OrderSuite {

    private OutgoingMessage told(UUID id, long version, @Nullable UUID mergedInto) {
        Map<String, Object> payload = new HashMap<>(Map.of(
                "id",
                id,
                "version",
                version,
                "name",
                "Olena " + id,
                "lifecycle",
                "prospect",
                "contactPoints",
                List.of()));
        payload.put("mergedInto", mergedInto);
        return message("customer.events", id, "customer.changed.v1", version, payload);
    }

    private void awaitVersion(UUID id, long version) {
        await().until(() -> jdbc.sql("select count(*) from customer where id = ? and version = ?")
                        .param(id)
                        .param(version)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    private List<String> of(UUID customer) {
        JsonNode items = get(OWNER, "/api/orders?customerId=" + customer).body().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void theirOrdersAreOfThePersonAndTheirOwnAgainWhenItIsUndone() {
        UUID stays = knownCustomer(null);
        UUID joins = knownCustomer(null);
        String first = placed(stays, "1").get("id").asString();
        String second = placed(joins, "2").get("id").asString();

        OutgoingMessage merged = told(joins, 2, stays);
        TestInfrastructure.produce(merged, merged, told(joins, 1, null));
        awaitVersion(joins, 2);

        assertThat(of(stays)).containsExactly(second, first);
        assertThat(of(joins)).containsExactly(second, first);
        JsonNode order = get(OWNER, "/api/orders/" + second).body();
        assertThat(order.at("/customer/id").asString()).isEqualTo(stays.toString());
        assertThat(order.at("/customer/name").asString()).isEqualTo("Olena");
        // What is sold now is sold to the one who stays.
        String third = placed(joins, "3").get("id").asString();

        TestInfrastructure.produce(told(joins, 3, null), merged);
        awaitVersion(joins, 3);

        assertThat(of(stays)).containsExactly(third, first);
        assertThat(of(joins)).containsExactly(second);
        assertThat(get(OWNER, "/api/orders/" + second).body().at("/customer/id").asString())
                .isEqualTo(joins.toString());
    }

    @Test
    void aMergeThatIsToldBeforeWhoStaysIsKept() {
        UUID joins = knownCustomer(null);
        String order = placed(joins, "2").get("id").asString();
        UUID stays = UUID.randomUUID();

        TestInfrastructure.produce(told(joins, 2, stays));
        awaitVersion(joins, 2);
        assertThat(of(stays)).containsExactly(order);

        TestInfrastructure.produce(told(stays, 1, null));
        awaitVersion(stays, 1);
        assertThat(get(OWNER, "/api/orders/" + order)
                        .body()
                        .at("/customer/name")
                        .asString())
                .isEqualTo("Olena " + stays);
    }
}
