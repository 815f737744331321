package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.test.TestInfrastructure;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BuyerIntegrationTests extends CustomerSuite {

    private UUID customer = UUID.randomUUID();

    @BeforeEach
    void prospect() {
        Lead lead = lead().named("Buyer").with("phone", phone());
        customer = lead.customerId;
        TestInfrastructure.produce(lead.converted());
        answer(lead, 1);
    }

    @Test
    void anOrderMakesABuyerAndSumsAreKeptByCurrency() {
        TestInfrastructure.produce(
                order("order.created.v1", UUID.randomUUID(), customer, 1, "new", "100.10", "UAH"),
                order("order.created.v1", UUID.randomUUID(), customer, 1, "new", "200.20", "UAH"),
                order("order.created.v1", UUID.randomUUID(), customer, 1, "new", "7.00", "EUR"));

        await().until(() -> card(customer).get("orderCount").asInt() == 3);

        JsonNode card = card(customer);
        assertThat(card.get("lifecycle").asString()).isEqualTo("buyer");
        assertThat(card.at("/orderSums/0/currency").asString()).isEqualTo("EUR");
        assertThat(card.at("/orderSums/0/amount").asString()).isEqualTo("7.00");
        assertThat(card.at("/orderSums/1/amount").asString()).isEqualTo("300.30");
        await().until(
                        () -> told("customer.changed.v1", customer.toString())
                                .getLast()
                                .get("lifecycle")
                                .asString(),
                        "buyer"::equals);
    }

    @Test
    void aCancelledOrderIsTakenOutAgainAndAnOlderStateChangesNothing() {
        UUID order = UUID.randomUUID();
        TestInfrastructure.produce(
                order("order.created.v1", order, customer, 1, "new", "100.00", "UAH"),
                order("order.status-changed.v1", order, customer, 3, "cancelled", "100.00", "UAH"),
                order("order.status-changed.v1", order, customer, 2, "inProgress", "100.00", "UAH"));
        UUID last = UUID.randomUUID();
        TestInfrastructure.produce(order("order.created.v1", last, customer, 1, "cancelled", "1.00", "UAH"));

        await().until(() -> jdbc.sql("select count(*) from purchase where order_id in (?, ?)")
                        .params(order, last)
                        .query(Integer.class)
                        .single()
                == 2);

        JsonNode card = card(customer);
        assertThat(card.get("orderCount").asInt()).isZero();
        assertThat(card.get("orderSums")).isEmpty();
        assertThat(card.get("lifecycle").asString()).isEqualTo("prospect");
    }

    @Test
    void anOrderOfNobodyIsPutAside() {
        UUID order = UUID.randomUUID();
        TestInfrastructure.produce(order("order.created.v1", order, UUID.randomUUID(), 1, "new", "1.00", "UAH"));

        await().until(() -> jdbc.sql("select count(*) from dead_letter where key = ?")
                        .param(order.toString())
                        .query(Integer.class)
                        .single()
                == 1);
    }
}
