package io.potik.lead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.lead.problem.NotFound;
import io.potik.lead.support.RunningService;
import io.potik.outbox.test.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.transaction.support.TransactionTemplate;

class PipelineIntegrationTests extends RunningService {

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aNewWorkspaceHasItsPipelineAndTellsIt() {
        analyst()
                .get()
                .uri("/api/pipelines")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].default")
                .isEqualTo(true)
                .jsonPath("$.items[0].stages[0].name")
                .isEqualTo("New")
                .jsonPath("$.items[0].stages[3].temperature")
                .isEqualTo("hot")
                .jsonPath("$.items[0].stages[4].kind")
                .isEqualTo("won")
                .jsonPath("$.items[0].stages[5].rank")
                .isEqualTo(6)
                .jsonPath("$.next")
                .doesNotExist();
        Awaitility.await()
                .untilAsserted(() -> assertThat(TestInfrastructure.consume("lead.events"))
                        .anyMatch(message -> message.type().equals(PipelineDefined.TYPE)
                                && message.key()
                                        .equals(FirstPipeline.PIPELINE.id().toString())));
    }

    @Test
    void aPipelineIsSetUpAndChangedIntoItsNextVersion() {
        var pipeline = setUp("Deals");
        var stages = new ArrayList<>(stages(pipeline));
        stages.remove(1);
        stages.getFirst().put("name", "Fresh");
        stages.getFirst().put("requiredFields", List.of("amount"));
        var uri = "/api/pipelines/" + pipeline.get("id");

        teamLead()
                .put()
                .uri(uri)
                .body(Map.of("version", 1, "name", "Big deals", "stages", stages))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2)
                .jsonPath("$.stages.length()")
                .isEqualTo(3)
                .jsonPath("$.stages[0].id")
                .isEqualTo(stages.getFirst().get("id"))
                .jsonPath("$.stages[0].requiredFields[0]")
                .isEqualTo("amount");
        owner().put()
                .uri(uri)
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Mine", "stages", stages))
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.current.name")
                .isEqualTo("Big deals");
        assertThat(pipelines
                        .withId(UUID.fromString((String) Objects.requireNonNull(pipeline.get("id"))))
                        .name())
                .isEqualTo("Big deals");
        Awaitility.await()
                .untilAsserted(() -> assertThat(TestInfrastructure.consume("lead.events").stream()
                                .filter(message -> message.key().equals(pipeline.get("id")))
                                .map(message -> new String(message.payload(), StandardCharsets.UTF_8)))
                        .hasSize(2)
                        .last()
                        .asString()
                        .contains("Big deals", "Fresh")
                        .doesNotContain("Talk"));
    }

    @Test
    void aNameThatIsTakenIsToldByField() {
        setUp("Taken");
        owner().post()
                .uri("/api/pipelines")
                .body(Map.of("name", "taken", "stages", stages()))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("name");
    }

    @Test
    void senselessStagesAreToldByField() {
        owner().post()
                .uri("/api/pipelines")
                .body(Map.of("name", "x", "stages", List.of(Map.of("name", "", "kind", "open", "color", "red"))))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[?(@.field == 'stages[0].name')]")
                .exists()
                .jsonPath("$.errors[?(@.field == 'stages[0].color')]")
                .exists();
        owner().post()
                .uri("/api/pipelines")
                .body(Map.of("name", "x", "stages", List.of(Map.of("name", "a", "kind", "closed"))))
                .exchange()
                .expectStatus()
                .isEqualTo(400)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("stages[0].kind");
    }

    @Test
    void whoeverPutsLeadsIntoAPipelineHoldsOffItsChange() throws Exception {
        var pipeline = setUp("Busy");
        var stage = UUID.fromString(
                (String) Objects.requireNonNull(stages(pipeline).get(1).get("id")));
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var reader = CompletableFuture.supplyAsync(() -> transaction.execute(open -> {
            pipelines.withStage(stage);
            reading.countDown();
            await(goOn);
            return pipelines.withStage(stage).version();
        }));
        await(reading);

        var remaining = new ArrayList<>(stages(pipeline));
        remaining.remove(1);
        var change = CompletableFuture.runAsync(() -> owner().put()
                .uri("/api/pipelines/" + pipeline.get("id"))
                .body(Map.of("name", "Busy", "stages", remaining))
                .exchange()
                .expectStatus()
                .isOk());

        Awaitility.await().during(Duration.ofMillis(300)).until(() -> !change.isDone());
        goOn.countDown();
        assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        change.get(60, TimeUnit.SECONDS);
        assertThatThrownBy(() -> pipelines.withStage(stage)).isInstanceOf(NotFound.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private Map<String, Object> setUp(String name) {
        return Objects.requireNonNull(owner().post()
                .uri("/api/pipelines")
                .body(Map.of("name", name, "stages", stages()))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody());
    }

    private static List<Map<String, Object>> stages() {
        return List.of(
                Map.of("name", "Start", "kind", "open"),
                Map.of("name", "Talk", "kind", "open", "temperature", "warm"),
                Map.of("name", "Sold", "kind", "won"),
                Map.of("name", "Gone", "kind", "lost"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> stages(Map<String, Object> pipeline) {
        return ((List<Map<String, Object>>) Objects.requireNonNull(pipeline.get("stages")))
                .stream().<Map<String, Object>>map(HashMap::new).toList();
    }
}
