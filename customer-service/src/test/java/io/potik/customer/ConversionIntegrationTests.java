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

class ConversionIntegrationTests extends CustomerSuite {

    @Test
    void convertedLeadMakesCustomerAndCompany() {
        UUID manager = UUID.randomUUID();
        String phone = phone();
        Lead lead = lead().named("Олена Коваль")
                .with("phone", phone)
                .of("managerId", manager)
                .of("company", Map.of("name", "  Ромашка  1 "));

        TestInfrastructure.produce(lead.converted());

        JsonNode answer = answer(lead, 1);
        assertThat(id(answer, "customerId")).isEqualTo(lead.customerId);
        assertThat(answer.get("created").asBoolean()).isTrue();
        assertThat(answer.get("customerName").asString()).isEqualTo("Олена Коваль");
        assertThat(answer.at("/company/name").asString()).isEqualTo("Ромашка 1");
        JsonNode card = card(lead.customerId);
        assertThat(card.get("lifecycle").asString()).isEqualTo("prospect");
        assertThat(card.at("/contactPoints/0/value").asString()).isEqualTo(phone);
        assertThat(id(card.get("manager"), "id")).isEqualTo(manager);
        assertThat(told("customer.changed.v1", lead.customerId.toString())).hasSize(1);
    }

    @Test
    void theSameLeadAgainIsAnsweredTheSame() {
        Lead lead = lead().named("Ivan").with("phone", phone());
        OutgoingMessage once = lead.converted();
        TestInfrastructure.produce(once);
        answer(lead, 1);
        TestInfrastructure.produce(once, lead.converted());

        JsonNode second = answer(lead, 2);

        assertThat(told("customer.linked.v1", lead.id.toString())).containsOnly(second);
        assertThat(told("customer.changed.v1", lead.customerId.toString())).hasSize(1);
    }

    @Test
    void keptProspectNeedsNoNameAndIsFoundAgainByItsPhone() {
        String phone = phone();
        Lead kept = lead().with("phone", phone);
        TestInfrastructure.produce(kept.kept());
        assertThat(answer(kept, 1).hasNonNull("customerName")).isFalse();

        Lead later = lead().named("Petro")
                .with("phone", phone)
                .with("telegram", UUID.randomUUID().toString());
        TestInfrastructure.produce(later.converted());

        JsonNode answer = answer(later, 1);
        assertThat(id(answer, "customerId")).isEqualTo(kept.customerId);
        assertThat(answer.get("created").asBoolean()).isFalse();
        assertThat(card(kept.customerId).get("name").asString()).isEqualTo("Petro");
        assertThat(card(kept.customerId).get("contactPoints")).hasSize(2);
        assertThat(get(OWNER, "/api/customers/" + later.customerId).status()).isEqualTo(404);
    }

    @Test
    void ofSeveralThatMatchTheOldestIsLinkedAndTheOthersAreNoted() {
        Lead first = lead().named("First").with("phone", phone());
        Lead second = lead().named("Second").with("email", UUID.randomUUID() + "@example.com");
        TestInfrastructure.produce(first.converted());
        answer(first, 1);
        TestInfrastructure.produce(second.converted());
        answer(second, 1);

        Lead both = lead();
        both.points().addAll(second.points());
        both.points().addAll(first.points());
        TestInfrastructure.produce(both.converted());

        assertThat(id(answer(both, 1), "customerId")).isEqualTo(first.customerId);
        assertThat(jdbc.sql("select other_id from possible_duplicate where customer_id = ?")
                        .param(first.customerId)
                        .query(UUID.class)
                        .list())
                .containsExactly(second.customerId);
    }

    @Test
    void whomAPersonChoseIsLinkedWhateverMatches() {
        String phone = phone();
        Lead owner = lead().named("Owner of the phone").with("phone", phone);
        Lead chosen = lead().named("Chosen").with("phone", phone());
        TestInfrastructure.produce(owner.converted(), chosen.converted());
        answer(owner, 1);
        answer(chosen, 1);

        Lead lead = lead().with("phone", phone).given(chosen.customerId, true);
        TestInfrastructure.produce(lead.converted());

        assertThat(id(answer(lead, 1), "customerId")).isEqualTo(chosen.customerId);
        assertThat(card(owner.customerId).at("/contactPoints/0/value").asString())
                .isEqualTo(phone);
        assertThat(card(chosen.customerId).get("contactPoints")).hasSize(1);
    }

    @Test
    void aChoiceAfterTheAnswerMovesTheLink() {
        Lead chosen = lead().named("Chosen").with("phone", phone());
        Lead lead = lead().with("phone", phone());
        TestInfrastructure.produce(chosen.converted(), lead.kept());
        answer(chosen, 1);
        answer(lead, 1);

        TestInfrastructure.produce(lead.given(chosen.customerId, true).converted());

        assertThat(id(answer(lead, 2), "customerId")).isEqualTo(chosen.customerId);
    }

    @Test
    void leadsOfOnePersonInOnePollMakeOneCustomer() {
        String phone = phone();
        List<Lead> leads = IntStream.range(0, 20)
                .mapToObj(i -> lead().with("phone", phone).with("telegram", phone + "-" + i))
                .toList();
        TestInfrastructure.produce(leads.stream().map(Lead::converted).toArray(OutgoingMessage[]::new));

        await().until(() -> linked(leads), links -> links.size() == 20);

        assertThat(linked(leads)).containsOnly(linked(leads).getFirst());
        assertThat(card(linked(leads).getFirst()).get("contactPoints")).hasSize(21);
    }

    private List<UUID> linked(List<Lead> leads) {
        return jdbc.sql("select customer_id from customer_link where lead_id = any(?)")
                .param(leads.stream().map(lead -> lead.id).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    @Test
    void whatNobodyUnderstandsIsPutAsideAndTheRestGoesOn() {
        Lead before = lead().with("phone", phone());
        Lead after = lead().with("phone", phone());
        OutgoingMessage poison = new OutgoingMessage(
                "lead.conversions",
                UUID.randomUUID().toString(),
                "lead.converted.v1",
                1,
                before.converted().occurredAt(),
                "{\"leadId\":null}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        TestInfrastructure.produce(before.converted(), poison, after.converted());

        answer(before, 1);
        answer(after, 1);
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from dead_letter where message_id = ?")
                        .param(poison.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1));
    }
}
