package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShopBuyerIntegrationTests extends CustomerSuite {

    @Test
    void whoeverIsNewBecomesACustomerAndABuyerWithTheOrder() {
        UUID order = UUID.randomUUID();
        UUID customer = UUID.randomUUID();
        String phone = phone();
        TestInfrastructure.produce(wanted(order, customer, "Марія Бондар", Map.of("phone", phone)));

        JsonNode answer = buyer(order, 1);
        assertThat(id(answer, "customerId")).isEqualTo(customer);
        assertThat(answer.get("created").asBoolean()).isTrue();
        assertThat(answer.get("customerName").asString()).isEqualTo("Марія Бондар");
        assertThat(card(customer).at("/contactPoints/0/value").asString()).isEqualTo(phone);

        TestInfrastructure.produce(order("order.created.v1", order, customer, 1, "new", "10.00", "UAH"));
        await().until(() -> card(customer).get("lifecycle").asString(), "buyer"::equals);
    }

    @Test
    void whoeverIsKnownIsFoundByAContactPoint() {
        String phone = phone();
        Lead lead = lead().named("Petro").with("phone", phone);
        TestInfrastructure.produce(lead.converted());
        answer(lead, 1);
        UUID order = UUID.randomUUID();

        TestInfrastructure.produce(wanted(
                order,
                UUID.randomUUID(),
                "Another name",
                Map.of("phone", phone, "email", UUID.randomUUID() + "@example.com")));

        JsonNode answer = buyer(order, 1);
        assertThat(id(answer, "customerId")).isEqualTo(lead.customerId);
        assertThat(answer.get("created").asBoolean()).isFalse();
        assertThat(answer.get("customerName").asString()).isEqualTo("Petro");
        assertThat(card(lead.customerId).get("contactPoints")).hasSize(2);
    }

    @Test
    void theSameOrderAgainIsAnsweredTheSameAndManyOrdersOfOnePersonMakeOneCustomer() {
        String phone = phone();
        List<UUID> orders =
                IntStream.range(0, 10).mapToObj(i -> UUID.randomUUID()).toList();
        List<OutgoingMessage> said = new java.util.ArrayList<>();
        for (UUID order : orders) {
            OutgoingMessage wanted = wanted(order, UUID.randomUUID(), "Olena", Map.of("phone", phone));
            said.addAll(List.of(wanted, wanted));
        }
        TestInfrastructure.produce(said.toArray(OutgoingMessage[]::new));
        UUID again = orders.getFirst();
        UUID customer = id(buyer(again, 1), "customerId");
        TestInfrastructure.produce(wanted(again, UUID.randomUUID(), "Olena", Map.of("phone", phone)));

        assertThat(id(buyer(again, 2), "customerId")).isEqualTo(customer);
        assertThat(orders)
                .allSatisfy(
                        order -> assertThat(id(buyer(order, 1), "customerId")).isEqualTo(customer));
        assertThat(told("customer.changed.v1", customer.toString())).hasSize(1);
    }

    @Test
    void anOrderOfWhoseBuyerNothingIsSaidHasACustomerOfItsOwn() {
        UUID order = UUID.randomUUID();
        UUID customer = UUID.randomUUID();
        TestInfrastructure.produce(wanted(order, customer, "", Map.of()));

        assertThat(id(buyer(order, 1), "customerId")).isEqualTo(customer);
        assertThat(card(customer).hasNonNull("name")).isFalse();
    }
}
