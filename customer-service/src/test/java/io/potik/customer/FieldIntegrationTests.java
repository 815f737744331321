package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The workspace's own fields of customers and companies: from lead-service's definition to a value on the card. */
class FieldIntegrationTests extends CustomerSuite {

    private String customer() {
        return customerOf(null, "Firm " + UUID.randomUUID());
    }

    private String customerOf(@org.jspecify.annotations.Nullable UUID manager, String company) {
        Lead lead = lead().named("Olena").with("phone", phone()).of("company", Map.of("name", company));
        if (manager != null) {
            lead.of("managerId", manager);
        }
        TestInfrastructure.produce(lead.converted());
        answer(lead, 1);
        return "/api/customers/" + lead.customerId;
    }

    /** The address of a new card of a customer or of a company. */
    private String card(String of) {
        String customer = customer();
        return of.equals("customer")
                ? customer
                : "/api/companies/"
                        + get(OWNER, customer).body().at("/company/id").asString();
    }

    private static String key(String name) {
        return name + UUID.randomUUID().toString().replace("-", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "company"})
    void aValueIsCheckedAgainstTheDefinitionAndKeptInOneForm(String of) {
        String day = key("day");
        String sum = key("sum");
        String days = key("days");
        defined(of, day, "date");
        defined(of, sum, "money");
        defined(of, days, "several", "Mon", "Tue");
        String card = card(of);
        assertThat(get(OWNER, card).body().get("fields").isEmpty()).isTrue();
        long version = get(OWNER, card).body().get("version").asLong();

        Answer written = patch(OWNER, card, """
                {"version":%d,"fields":{"%s":" 2026-12-24 ","%s":12.5,"%s":["%s","%s"]}}
                """.formatted(version, day, sum, days, optionId("Tue"), optionId("Mon")));

        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        assertThat(written.body().get("version").asLong()).isEqualTo(version + 1);
        assertThat(written.response().headers().firstValue("ETag")).hasValue("\"" + (version + 1) + "\"");
        JsonNode fields = get(OWNER, card).body().get("fields");
        assertThat(fields).isEqualTo(written.body().get("fields"));
        assertThat(fields.get(day).asString()).isEqualTo("2026-12-24");
        assertThat(fields.get(sum).toString()).contains("\"12.50\"", "\"UAH\"");
        assertThat(fields.get(days).get(0).asString()).isEqualTo(optionId("Mon").toString());

        Answer same = patch(OWNER, card, "{\"fields\":{\"%s\":\"2026-12-24\"}}".formatted(day));
        assertThat(same.body().get("version").asLong()).isEqualTo(version + 1);
        Answer less = patch(OWNER, card, "{\"fields\":{\"%s\":null,\"%s\":\"\"}}".formatted(day, sum));
        assertThat(less.body().get("fields").propertyNames()).containsExactly(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "company"})
    void everythingThatMakesNoSenseIsNamedAndNothingIsStored(String of) {
        String number = key("number");
        String ofOthers = key("ofOthers");
        String fits = key("fits");
        defined(of, number, "number");
        defined(of, fits, "text");
        defined(of.equals("customer") ? "company" : "customer", ofOthers, "text");
        String card = card(of);
        long version = get(OWNER, card).body().get("version").asLong();

        Answer refused = patch(OWNER, card, """
                {"fields":{"%s":"many","%s":"x","%s":"x"}}""".formatted(number, ofOthers, fits));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder("fields." + number, "fields." + ofOthers);
        assertThat(get(OWNER, card).body().get("version").asLong()).isEqualTo(version);
        assertThat(patch(OWNER, card, "{\"fields\":5}").status()).isIn(400, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "company"})
    void whoSawAnotherVersionIsShownWhatStandsThereNow(String of) {
        String text = key("text");
        defined(of, text, "text");
        String card = card(of);
        long version = get(OWNER, card).body().get("version").asLong();
        String body = "{\"version\":" + version + ",\"fields\":{\"" + text + "\":\"%s\"}}";

        assertThat(patch(OWNER, card, body.formatted("first")).status()).isEqualTo(200);
        Answer stale = patch(OWNER, card, body.formatted("second"));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().at("/current/fields/" + text).asString()).isEqualTo("first");
        assertThat(stale.body().at("/current/version").asLong()).isEqualTo(version + 1);
    }

    @Test
    void whatIsSomebodyElsesIsNotThere() {
        String text = key("text");
        defined("customer", text, "text");
        defined("company", text, "text");
        UUID manager = UUID.randomUUID();
        String company = "Firm " + UUID.randomUUID();
        String customer = customerOf(UUID.randomUUID(), company);
        String firm = "/api/companies/"
                + get(OWNER, customer).body().at("/company/id").asString();
        String token = TestInfrastructure.token(manager, "M", "manager", null, List.of(manager));
        String body = "{\"fields\":{\"" + text + "\":\"mine now\"}}";

        assertThat(patch(token, customer, body).status()).isEqualTo(404);
        assertThat(patch(token, firm, body).status()).isEqualTo(404);
        assertThat(get(OWNER, customer).body().get("fields").isEmpty()).isTrue();
        assertThat(get(OWNER, firm).body().get("fields").isEmpty()).isTrue();
        customerOf(manager, company);
        assertThat(patch(token, firm, body).status()).isEqualTo(200);
    }

    @Test
    void whatStandsInAFieldThatIsSwitchedOffStaysAndCanBeTakenAway() {
        String text = key("text");
        UUID field = defined("customer", text, "text");
        String card = customer();
        patch(OWNER, card, "{\"fields\":{\"%s\":\"kept\"}}".formatted(text));
        TestInfrastructure.produce(
                field(field, 3, "customer", text, "text", false), field(field, 2, "customer", text, "number", true));
        awaitField(field, 3);

        assertThat(get(OWNER, card).body().at("/fields/" + text).asString()).isEqualTo("kept");
        assertThat(patch(OWNER, card, "{\"fields\":{\"%s\":\"kept\"}}".formatted(text))
                        .status())
                .isEqualTo(200);
        Answer other = patch(OWNER, card, "{\"fields\":{\"%s\":\"other\"}}".formatted(text));
        assertThat(other.status()).isEqualTo(422);
        Answer away = patch(OWNER, card, "{\"fields\":{\"%s\":null}}".formatted(text));
        assertThat(away.body().get("fields").isEmpty()).isTrue();
    }

    /** Names and contact points go out compacted, so that a person can be erased; what people note of them does not. */
    @Test
    void whatPeopleWriteStaysHere() {
        String text = key("text");
        defined("customer", text, "text");
        String card = customer();
        long version = get(OWNER, card).body().get("version").asLong();
        patch(OWNER, card, "{\"fields\":{\"%s\":\"allergic to nuts\"}}".formatted(text));
        String id = card.substring(card.lastIndexOf('/') + 1);

        org.awaitility.Awaitility.await()
                .until(() -> told("customer.changed.v1", id).stream()
                        .anyMatch(event -> event.get("version").asLong() > version));
        assertThat(TestInfrastructure.consume("customer.events"))
                .extracting(IncomingMessage::payload)
                .noneMatch(payload -> new String(payload, StandardCharsets.UTF_8).contains("allergic"));
    }

    @Test
    void fieldsOfOthersAreLeftOut() {
        UUID ofOrders = UUID.randomUUID();
        OutgoingMessage theirs = field(ofOrders, 1, "order", key("text"), "text", true);
        TestInfrastructure.produce(theirs);
        org.awaitility.Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from inbox where message_id = ?")
                                .param(theirs.id())
                                .query(Integer.class)
                                .single()
                        == 1);

        assertThat(jdbc.sql("select count(*) from field where id = ?")
                        .param(ofOrders)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
