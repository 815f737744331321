package io.potik.lead.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.lead.support.RunningService;
import io.potik.outbox.Ids;
import io.potik.outbox.test.TestInfrastructure;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SourceIntegrationTests extends RunningService {

    @Autowired
    private Sources sources;

    @Autowired
    private SourceTable table;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void aConnectionHasOneSourceWhoeverAsksFirst() {
        var connection = Ids.next();
        var asked = IntStream.range(0, 6)
                .mapToObj(instance -> CompletableFuture.supplyAsync(() -> new TransactionTemplate(transactions)
                        .execute(open -> new Sources(table, transactions)
                                .forConnection(connection, "Shop bot", "telegram")
                                .id())))
                .toList();

        var ids = asked.stream().map(CompletableFuture::join).distinct().toList();

        assertThat(ids).hasSize(1);
        assertThat(sources.withId(ids.getFirst()).connectionId()).isEqualTo(connection);
        await().untilAsserted(() -> assertThat(told(ids.getFirst())).isEqualTo(1));
    }

    @Test
    void aSourceOutlivesTheBatchThatFirstNeededIt() {
        var connection = Ids.next();

        var id = new TransactionTemplate(transactions).execute(open -> {
            open.setRollbackOnly();
            return sources.forConnection(connection, "Form", "form").id();
        });

        assertThat(table.ofConnection(connection)).map(Source::id).hasValue(id);
    }

    @Test
    void aNameWithoutAConnectionIsFoundAgain() {
        var first = sources.named("Billboard", "manual");

        assertThat(sources.named(" billboard ", "manual")).isEqualTo(first);
        assertThat(sources.named("Billboard", "call").id()).isNotEqualTo(first.id());
    }

    @Test
    void aSourceIsAddedAndRenamed() {
        var source = add("Exhibition 2026");

        teamLead()
                .patch()
                .uri("/api/sources/" + source.id())
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Exhibition"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        assertThat(sources.withId(source.id()).name()).isEqualTo("Exhibition");
        owner().post()
                .uri("/api/sources")
                .body(Map.of("name", "exhibition"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("name");
    }

    @Test
    void theCostOfAPeriodIsSetAndSetAnew() {
        var costs = "/api/sources/" + add("Leaflets").id() + "/costs";
        setCost(costs, "2026-10-01", "2026-10-31", "100.00", 201);
        setCost(costs, "2026-11-01", "2026-11-30", "250.5", 201);
        setCost(costs, "2026-11-01", "2026-11-30", "300", 201);

        owner().get()
                .uri(costs)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].amount.amount")
                .isEqualTo("300.00")
                .jsonPath("$.items[0].to")
                .isEqualTo("2026-11-30")
                .jsonPath("$.items[1].amount.currency")
                .isEqualTo("UAH");
        setCost(costs, "2026-11-30", "2026-11-01", "1", 422);
        setCost(costs, "2026-11-01", "2026-11-30", "-1", 422);
        setCost("/api/sources/" + OWNER + "/costs", "2026-11-01", "2026-11-30", "1", 404);
    }

    private Source add(String name) {
        return Objects.requireNonNull(owner().post()
                .uri("/api/sources")
                .body(Map.of("name", name))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Source.class)
                .returnResult()
                .getResponseBody());
    }

    private void setCost(String uri, String from, String to, String amount, int status) {
        owner().post()
                .uri(uri)
                .body(Map.of("from", from, "to", to, "amount", Map.of("amount", amount, "currency", "UAH")))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private static long told(UUID source) {
        return TestInfrastructure.consume("lead.events").stream()
                .filter(message -> message.key().equals(source.toString()))
                .count();
    }
}
