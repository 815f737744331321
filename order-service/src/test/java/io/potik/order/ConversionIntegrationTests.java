package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConversionIntegrationTests extends OrderSuite {

    @Test
    void theConversionFirst() {
        UUID manager = UUID.randomUUID();
        UUID source = UUID.randomUUID();
        Lead lead = lead().line("Chair", "3", "33.335")
                .line("Discount", "1", "-0.01")
                .of("managerId", manager)
                .of("sourceId", source);
        TestInfrastructure.produce(lead.converted());
        await().until(() -> jdbc.sql("select count(*) from conversion where lead_id = ? and order_id is not null")
                        .param(lead.id)
                        .query(Integer.class)
                        .single()
                == 1);
        assertThat(get(OWNER, "/api/orders/" + lead.orderId).status()).isEqualTo(404);

        TestInfrastructure.produce(customer(lead.customerId, 1, "Олена", null), lead.linked());

        JsonNode order = ordered(lead);
        assertThat(order.get("id").asString()).isEqualTo(lead.orderId.toString());
        assertThat(order.at("/customer/id").asString()).isEqualTo(lead.customerId.toString());
        assertThat(order.at("/lead/number").asInt()).isEqualTo(17);
        assertThat(order.at("/manager/id").asString()).isEqualTo(manager.toString());
        assertThat(order.get("sourceId").asString()).isEqualTo(source.toString());
        assertThat(order.at("/lines/0/sum").asString()).isEqualTo("100.01");
        assertThat(order.at("/lines/0/price").asString()).isEqualTo("33.335");
        assertThat(order.at("/sum/amount").asString()).isEqualTo("100.00");
        assertThat(told(lead.orderId, 1)).containsExactly("order.created.v1");
        await().until(() -> ordered(lead).at("/customer/name").asString(), "Олена"::equals);
    }

    @Test
    void theCustomerFirst() {
        Lead lead = lead().line("Chair", "1", "10.00");
        TestInfrastructure.produce(lead.linked());
        await().until(() -> jdbc.sql("select count(*) from conversion where lead_id = ? and customer_id is not null")
                        .param(lead.id)
                        .query(Integer.class)
                        .single()
                == 1);

        TestInfrastructure.produce(lead.converted());

        assertThat(ordered(lead).at("/sum/amount").asString()).isEqualTo("10.00");
    }

    @Test
    void bothHalvesOftenInAnyOrderMakeOneOrderEach() {
        List<Lead> leads = new ArrayList<>();
        List<OutgoingMessage> said = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Lead lead = lead().line("Chair", "1", "1.00");
            leads.add(lead);
            OutgoingMessage converted = lead.converted();
            OutgoingMessage linked = lead.linked();
            // Some are delivered twice, some are said again.
            said.addAll(List.of(converted, linked, converted, linked, lead.converted(), lead.linked()));
        }
        Collections.shuffle(said);
        TestInfrastructure.produce(said.toArray(OutgoingMessage[]::new));

        UUID[] ids = leads.stream().map(lead -> lead.id).toArray(UUID[]::new);
        await().until(() -> jdbc.sql("select count(distinct lead_id) from orders where lead_id = any(?)")
                        .param(ids)
                        .query(Integer.class)
                        .single()
                == 60);
        await().until(() ->
                jdbc.sql("select count(*) from outbox").query(Integer.class).single() == 0);
        List<String> told = TestInfrastructure.consume("order.events").stream()
                .map(message -> message.key())
                .toList();
        assertThat(leads)
                .allSatisfy(lead -> assertThat(Collections.frequency(told, lead.orderId.toString()))
                        .isEqualTo(1));
    }

    @Test
    void anAnswerFromBeforeTheChoiceOfAnotherCustomerIsNotTaken() {
        Lead lead = lead().line("Chair", "1", "1.00").of("customerKnown", true);
        UUID another = UUID.randomUUID();
        TestInfrastructure.produce(lead.linked(another, 1));
        await().until(() -> jdbc.sql("select count(*) from conversion where customer_id = ?")
                        .param(another)
                        .query(Integer.class)
                        .single()
                == 1);
        TestInfrastructure.produce(lead.converted());
        TestInfrastructure.produce(lead.linked(lead.customerId, 2));

        assertThat(ordered(lead).at("/customer/id").asString()).isEqualTo(lead.customerId.toString());
    }

    @Test
    void aLeadWithoutLinesHasTheSumThatWasTold() {
        Lead lead = lead();
        TestInfrastructure.produce(lead.converted(), lead.linked());

        assertThat(ordered(lead).at("/sum/amount").asString()).isEqualTo("5.00");
    }

    @Test
    void aConversionWithoutAnOrderMakesNone() {
        Lead without = lead().of("orderId", null).of("order", null);
        Lead with = lead().line("Chair", "1", "1.00");
        TestInfrastructure.produce(without.converted(), without.linked(), with.converted(), with.linked());

        ordered(with);
        assertThat(get(OWNER, "/api/orders?leadId=" + without.id).body().get("items"))
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from dead_letter where key = ?")
                        .param(without.id.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anOlderNameOfACustomerIsDropped() {
        UUID id = knownCustomer(null);
        TestInfrastructure.produce(customer(id, 3, "Newest", null), customer(id, 2, "Older", null));
        UUID fence = knownCustomer(null);
        assertThat(fence).isNotNull();

        await().until(() -> placed(id, "1.00").at("/customer/name").asString(), "Newest"::equals);
    }
}
