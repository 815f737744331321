package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EndsIntegrationTests extends LeadDesk {

    private static final Map<String, Object> DEAL = Map.of(
            "order", Map.of("lines", List.of(Map.of("name", "Door", "quantity", "1", "price", "500.00"))),
            "company", Map.of("name", "Romashka"));

    @Test
    void aFirstLeadBecomesACustomerAndAnOrderHoweverOftenItIsAsked() {
        var account = fresh();
        var lead = leadOf(Request.telegram(account));
        var uri = "/api/leads/" + lead + "/conversion";
        var preview = get(owner(), uri + "/preview").body();
        assertThat(preview.get("first").asBoolean()).isTrue();
        assertThat(preview.get("customer").isNull()).isTrue();
        assertThat(preview.get("creates").get(0).asString()).isEqualTo("customer");

        var asked = IntStream.range(0, 5)
                .mapToObj(time -> CompletableFuture.supplyAsync(
                        () -> post(owner(), uri, DEAL).status()))
                .toList();
        assertThat(asked.stream().map(CompletableFuture::join)).containsOnly(202);

        var running = lead(lead);
        assertThat(running.get("outcome").asString()).isEqualTo("won");
        assertThat(running.get("stageId").asString()).isEqualTo(WON);
        assertThat(running.get("amount").get("amount").asString()).isEqualTo("500.00");
        assertThat(running.get("conversion").get("state").asString()).isEqualTo("running");
        assertThat(running.get("conversion").get("missing").valueStream().map(JsonNode::asString))
                .containsExactly("customer", "order");
        soon(() -> assertThat(conversionsOf(lead)).hasSize(1));
        var conversion = conversionsOf(lead).getFirst();
        assertThat(conversion.get("company").get("name").asString()).isEqualTo("Romashka");
        assertThat(conversion.get("order").get("lines").get(0).get("price").asString())
                .isEqualTo("500.00");
        assertThat(conversion.get("customerKnown").asBoolean()).isFalse();
        assertThat(conversion
                        .get("person")
                        .get("contactPoints")
                        .get(0)
                        .get("value")
                        .asString())
                .isEqualTo(account);

        // The next message is a repeat lead even before customer-service answered.
        var repeat = leadOf(Request.telegram(account).saying("And a window"));
        assertThat(repeat).isNotEqualTo(lead);
        assertThat(lead(repeat).get("first").asBoolean()).isFalse();
        assertThat(lead(repeat).get("customer").get("id").asString())
                .isEqualTo(conversion.get("customerId").asString());

        link(lead, conversion.get("customerId").asString(), "Olena Koval");
        order(lead, conversion.get("orderId").asString(), 77);
        soon(() ->
                assertThat(lead(lead).get("conversion").get("state").asString()).isEqualTo("done"));
        var done = lead(lead);
        assertThat(done.get("customer").get("name").asString()).isEqualTo("Olena Koval");
        assertThat(done.get("order").get("number").asLong()).isEqualTo(77);
        soon(() -> assertThat(typesToldOf(lead))
                .containsExactly(
                        "lead.created.v1",
                        "lead.edited.v1",
                        "lead.amount-changed.v1",
                        "lead.won.v1",
                        "lead.linked.v1"));
        assertThat(kinds(lead)).contains("converted", "linked");
        assertThat(post(owner(), "/api/leads/" + lead + "/reopening", Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    void customerServiceHasTheLastWordAboutWhoItIs() {
        var account = fresh();
        var lead = leadOf(Request.telegram(account));
        post(owner(), "/api/leads/" + lead + "/conversion", DEAL);
        var real = Ids.next().toString();

        link(lead, real, "Somebody known");

        soon(() ->
                assertThat(lead(lead).at("/customer/id").asString("nobody yet")).isEqualTo(real));
        var repeat = leadOf(Request.telegram(account));
        assertThat(lead(repeat).get("customer").get("id").asString()).isEqualTo(real);
    }

    @Test
    void aRepeatLeadBecomesAnOrderOnly() {
        var phone = freshPhone();
        var customer = Ids.next();
        know(customer, "Taras", phone);
        var lead = leadOf(Request.form(phone));
        var uri = "/api/leads/" + lead + "/conversion";

        assertThat(lead(lead).get("first").asBoolean()).isFalse();
        assertThat(lead(lead).get("customer").get("name").asString()).isEqualTo("Taras");
        var preview = get(owner(), uri + "/preview").body();
        assertThat(preview.get("customer").get("matchedBy").get(0).get("value").asString())
                .isEqualTo(phone);
        assertThat(preview.get("creates").valueStream().map(JsonNode::asString)).containsExactly("order");
        assertThat(post(owner(), uri, Map.of()).status()).isEqualTo(422);

        var converted = post(
                owner(),
                uri,
                Map.of("order", Map.of("lines", List.of(Map.of("name", "Door", "quantity", "1", "price", "5")))));
        assertThat(converted.status()).isEqualTo(202);
        assertThat(converted
                        .body()
                        .get("conversion")
                        .get("missing")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("order");
        soon(() -> assertThat(conversionsOf(lead)).hasSize(1));
        assertThat(conversionsOf(lead).getFirst().get("customerKnown").asBoolean())
                .isTrue();
        assertThat(conversionsOf(lead).getFirst().get("customerId").asString()).isEqualTo(customer.toString());
    }

    @Test
    void anotherCustomerMayBeChosen() {
        var chosen = Ids.next();
        know(chosen, "Chosen", freshPhone());
        var lead = leadOf(Request.telegram(fresh()));
        var uri = "/api/leads/" + lead + "/conversion";

        assertThat(post(owner(), uri, Map.of("customerId", Ids.next())).status())
                .isEqualTo(422);
        assertThat(post(owner(), uri, Map.of("customerId", chosen))
                        .body()
                        .get("customer")
                        .get("name")
                        .asString())
                .isEqualTo("Chosen");
    }

    @Test
    void aRejectedFirstLeadIsKeptAndCanBeOpenedAgain() {
        var account = fresh();
        var lead = leadOf(Request.telegram(account));
        post(owner(), "/api/leads/" + lead + "/move", Map.of("stageId", OFFER));
        post(owner(), "/api/leads/" + lead + "/calls", Map.of());
        var uri = "/api/leads/" + lead;

        assertThat(post(owner(), uri + "/rejection", Map.of()).status()).isEqualTo(422);
        var rejected = post(owner(), uri + "/rejection", Map.of("reasonId", reason(), "note", "Later"));
        assertThat(rejected.status()).isEqualTo(200);
        assertThat(rejected.body().get("outcome").asString()).isEqualTo("kept");
        assertThat(rejected.body().get("stageId").asString()).isEqualTo(REJECTED);
        assertThat(rejected.body().get("rejection").get("note").asString()).isEqualTo("Later");
        assertThat(post(owner(), uri + "/rejection", Map.of("reasonId", reason()))
                        .status())
                .isEqualTo(409);
        soon(() -> assertThat(conversionsOf(lead)).hasSize(1));

        var reopened = post(owner(), uri + "/reopening", Map.of());
        assertThat(reopened.body().get("outcome").asString()).isEqualTo("open");
        assertThat(reopened.body().get("stageId").asString()).isEqualTo(OFFER);
        assertThat(reopened.body().get("rejection").isNull()).isTrue();
        assertThat(reopened.body().get("firstResponseAt").isNull()).isTrue();
        assertThat(leadOf(Request.telegram(account))).isEqualTo(lead);

        post(owner(), uri + "/rejection", Map.of("reasonId", reason()));
        soon(() -> assertThat(conversionsOf(lead)).hasSize(2));
        assertThat(conversionsOf(lead))
                .map(kept -> kept.get("customerId").asString())
                .containsOnly(conversionsOf(lead).getFirst().get("customerId").asString());
        var repeat = leadOf(Request.telegram(account));
        assertThat(lead(repeat).get("first").asBoolean()).isFalse();
        var declined =
                post(owner(), "/api/leads/" + repeat + "/move", Map.of("stageId", REJECTED, "reasonId", reason()));
        assertThat(declined.body().get("outcome").asString()).isEqualTo("declined");
        soon(() -> assertThat(typesToldOf(repeat)).containsExactly("lead.created.v1", "lead.rejected.v1"));
        assertThat(conversionsOf(repeat)).isEmpty();
    }

    @Test
    void anExcludedSenderMakesNothingButACountUntilItIsLifted() {
        var account = fresh();
        var lead = leadOf(Request.telegram(account).saying("I rent you a shop"));

        assertThat(post(manager(), "/api/leads/" + lead + "/exclusion", Map.of("note", "landlord"))
                        .status())
                .isEqualTo(204);

        assertThat(get(owner(), "/api/leads/" + lead).status()).isEqualTo(404);
        assertThat(jdbc.sql("""
                        select (select count(*) from activity where lead_id = :lead)
                             + (select count(*) from lead_contact_point where lead_id = :lead)
                             + (select count(*) from lead_search where lead_id = :lead)
                             + (select count(*) from lead_talk where lead_id = :lead)
                        """)
                        .param("lead", UUID.fromString(lead))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(receive(Request.telegram(account)).getFirst().get("outcome").asString())
                .isEqualTo("excluded");
        soon(() -> assertThat(typesToldOf(lead)).containsExactly("lead.created.v1", "lead.excluded.v1"));
        assertThat(new String(toldOf(lead).getLast().payload(), StandardCharsets.UTF_8))
                .doesNotContain(account);

        var exclusion = items(get(owner(), "/api/exclusions").body()).stream()
                .filter(it ->
                        it.get("contactPoints").get(0).get("value").asString().equals(account))
                .findFirst()
                .orElseThrow();
        assertThat(exclusion.get("note").asString()).isEqualTo("landlord");
        var path = "/api/exclusions/" + exclusion.get("id").asString();
        manager().delete().uri(path).exchange().expectStatus().isForbidden();
        owner().delete().uri(path).exchange().expectStatus().isNoContent();
        owner().delete().uri(path).exchange().expectStatus().isNotFound();
        assertThat(receive(Request.telegram(account)).getFirst().get("outcome").asString())
                .isEqualTo("created");
    }

    private String reason() {
        return items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
    }

    private void know(UUID customer, String name, String phone) {
        produce(
                "customer.events",
                "customer.changed.v1",
                customer.toString(),
                Map.of(
                        "id",
                        customer,
                        "version",
                        1,
                        "name",
                        name,
                        "lifecycle",
                        "buyer",
                        "contactPoints",
                        List.of(Map.of("kind", "phone", "value", phone))));
        soon(() -> assertThat(jdbc.sql("select count(*) from known_customer where id = ?")
                        .param(customer)
                        .query(Long.class)
                        .single())
                .isOne());
    }

    private void link(String lead, String customer, String name) {
        produce(
                "customer.events",
                "customer.changed.v1",
                customer,
                Map.of(
                        "id",
                        customer,
                        "version",
                        1,
                        "name",
                        name,
                        "lifecycle",
                        "prospect",
                        "contactPoints",
                        List.of()));
        produce(
                "customer.events",
                "customer.linked.v1",
                lead,
                Map.of("leadId", lead, "customerId", customer, "customerName", name, "created", true));
    }

    private void order(String lead, String order, long number) {
        produce(
                "order.events",
                "order.created.v1",
                order,
                Map.of("order", Map.of("id", order, "number", number, "leadId", lead)));
    }
}
