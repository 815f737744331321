package io.potik.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.Contracts;
import io.potik.lead.support.LeadDesk;
import io.potik.outbox.IncomingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service tells keeps its contracts: the examples that others are tested with, and real events of a life. */
class LeadContractTests extends LeadDesk {

    /** The settings, and forgetting a person, have contract tests of their own. */
    private static final List<String> OF_SETTINGS =
            List.of("pipeline.", "reason.", "source.", "field.", "tag.", "person.");

    static Stream<String> types() {
        return Contracts.types("lead").stream().filter(LeadContractTests::isOurs);
    }

    @ParameterizedTest
    @MethodSource("types")
    void examplesKeepTheContract(String type) {
        assertThat(Contracts.examples("lead", type))
                .allSatisfy(example ->
                        assertThat(Contracts.violations("lead", type, example)).isEmpty());
    }

    @Test
    void aWholeLifeKeepsTheContracts() {
        liveThrough();

        soon(() -> assertThat(told().stream().map(IncomingMessage::type).collect(Collectors.toSet()))
                .containsAll(types().collect(Collectors.toSet())));
        assertThat(told())
                .allSatisfy(event -> assertThat(Contracts.violations("lead", event.type(), event.payload()))
                        .as(event.type())
                        .isEmpty());
    }

    private void liveThrough() {
        hire(MANAGER, "Iryna");
        var account = fresh();
        var lead = leadOf(Request.telegram(account));
        var uri = "/api/leads/" + lead;
        receive(Request.telegram(account));
        var message = post(manager(), uri + "/messages", Map.of("text", "Hello"));
        produce(
                "outbound.states",
                "outbound.message-state.v1",
                lead,
                Map.of("messageId", message.body().get("id").asString(), "leadId", lead, "state", "sent"));
        post(manager(), uri + "/notes", Map.of("text", "Nice"));
        post(manager(), uri + "/assignment", Map.of("managerId", MANAGER));
        post(owner(), uri + "/tasks", Map.of("kind", "call", "text", "Call", "dueAt", Instant.now()));
        post(manager(), uri + "/files?name=plan.txt", "A plan");
        post(manager(), uri + "/move", Map.of("stageId", OFFER));
        var reason =
                items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
        post(manager(), uri + "/rejection", Map.of("reasonId", reason));
        post(manager(), uri + "/reopening", Map.of());
        post(
                manager(),
                uri + "/conversion",
                Map.of("order", Map.of("lines", List.of(Map.of("name", "Door", "quantity", "1.5", "price", "10")))));
        soon(() -> assertThat(conversionsOf(lead)).hasSize(2));
        var conversion = conversionsOf(lead).getLast();
        produce(
                "customer.events",
                "customer.linked.v1",
                lead,
                Map.of(
                        "leadId",
                        lead,
                        "customerId",
                        conversion.get("customerId").asString()));
        produce(
                "order.events",
                "order.created.v1",
                conversion.get("orderId").asString(),
                Map.of("order", Map.of("id", conversion.get("orderId").asString(), "number", 5, "leadId", lead)));
        soon(() -> assertThat(lead(lead).at("/conversion/state").asString()).isEqualTo("done"));
        manager().delete().uri(uri + "/conversion").exchange();
        var twin = leadOf(Request.telegram(fresh()));
        var stays = leadOf(Request.telegram(fresh()));
        post(manager(), "/api/leads/" + stays + "/merge", Map.of("otherId", twin));
        manager().delete().uri("/api/leads/" + stays + "/merge/" + twin).exchange();
        var spam = leadOf(Request.telegram(fresh()));
        post(manager(), "/api/leads/" + spam + "/exclusion", Map.of());
    }

    private static Set<IncomingMessage> told() {
        var told = new HashSet<IncomingMessage>();
        List.of("lead.events", "lead.news", "lead.conversions", "inbound.outcomes", "outbound.messages")
                .forEach(topic -> told.addAll(TestInfrastructure.consume(topic)));
        told.removeIf(event -> !isOurs(event.type()));
        return told;
    }

    private static boolean isOurs(String type) {
        return OF_SETTINGS.stream().noneMatch(type::startsWith);
    }
}
