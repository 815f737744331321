package io.potik.lead.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.outbox.IncomingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Real events of the settings, and the examples that other services are tested with, keep the contracts. */
class SettingsContractTests extends RunningService {

    static final List<String> TYPES = List.of(
            "pipeline.defined.v1",
            "reason.defined.v1",
            "source.defined.v1",
            "source.cost-set.v1",
            "field.defined.v1",
            "tag.renamed.v1");

    @ParameterizedTest
    @FieldSource("TYPES")
    void examplesKeepTheContract(String type) {
        assertThat(Contracts.examples("lead", type))
                .allSatisfy(example ->
                        assertThat(Contracts.violations("lead", type, example)).isEmpty());
    }

    @Test
    void realEventsKeepTheContracts() {
        var location = owner().post()
                .uri("/api/sources")
                .body(Map.of("name", "For the contract"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation();
        owner().post()
                .uri(location + "/costs")
                .body(Map.of(
                        "from", "2026-11-01", "to", "2026-11-02", "amount", Map.of("amount", "10", "currency", "EUR")))
                .exchange()
                .expectStatus()
                .isCreated();
        owner().post()
                .uri("/api/fields")
                .body(Map.of(
                        "of",
                        "customer",
                        "name",
                        "For the contract",
                        "type",
                        "several",
                        "options",
                        List.of(Map.of("name", "One"))))
                .exchange()
                .expectStatus()
                .isCreated();
        var tag = owner().post()
                .uri("/api/tags")
                .body(Map.of("name", "For the contract"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation();
        owner().delete()
                .uri(Objects.requireNonNull(tag).toString())
                .exchange()
                .expectStatus()
                .isOk();
        await().untilAsserted(() -> assertThat(
                        told().stream().map(IncomingMessage::type).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(TYPES)));

        assertThat(told())
                .allSatisfy(event -> assertThat(Contracts.violations("lead", event.type(), event.payload()))
                        .isEmpty());
    }

    private static List<IncomingMessage> told() {
        return Stream.of("lead.events", "field.definitions", "tag.changes")
                .flatMap(topic -> TestInfrastructure.consume(topic).stream())
                .filter(event -> TYPES.contains(event.type()))
                .toList();
    }
}
