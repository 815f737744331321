package io.potik.lead.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.RunningService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

class SecurityIntegrationTests extends RunningService {

    @Test
    void aStrangerIsToldToSignIn() {
        stranger()
                .get()
                .uri("/api/pipelines")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .exists("WWW-Authenticate")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://potik.io/problems/not-signed-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic YTpi"})
    void whatIsNoTokenOfTheGatewayIsNoSignIn(String authorization) {
        withToken(authorization)
                .get()
                .uri("/api/pipelines")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void claimsThatMakeNoSenseAreNoSignIn() {
        as(OWNER, "emperor", null, "all")
                .get()
                .uri("/api/pipelines")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        as(OWNER, "manager", null, List.of("not an id"))
                .get()
                .uri("/api/pipelines")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/board",
                "/api/leads",
                "/api/exclusions",
                "/api/imports/history",
                "/api/tasks",
                "/api/my-day",
                "/api/notifications"
            })
    void theAnalystSeesNoRows(String path) {
        forbidden(analyst().get().uri(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/pipelines", "/api/reasons", "/api/sources", "/api/fields"})
    void theAnalystReadsWhatReportsName(String path) {
        analyst().get().uri(path).exchange().expectStatus().isOk();
        forbidden(analyst().post().uri(path).body(Map.of("name", "x")));
    }

    @Test
    void aManagerSetsNothingUp() {
        forbidden(manager().post().uri("/api/reasons").body(Map.of("name", "x")));
        forbidden(manager().patch().uri("/api/sources/" + UUID.randomUUID()).body(Map.of("name", "x")));
        forbidden(manager().put().uri("/api/pipelines/" + UUID.randomUUID()).body(Map.of("name", "x")));
        forbidden(manager().delete().uri("/api/exclusions/" + UUID.randomUUID()));
    }

    @Test
    void onlyTheOwnerImports() {
        forbidden(teamLead().post().uri("/api/imports/history").body("{}"));
    }

    @Test
    void onlyTheOwnerSeesDeadLetters() {
        forbidden(teamLead().get().uri("/actuator/deadletters"));
        owner().get().uri("/actuator/deadletters").exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus", "/v3/api-docs"
            })
    void operatorsAndReadersOfTheDocumentationNeedNoSignIn(String path) {
        stranger().get().uri(path).exchange().expectStatus().isOk();
    }

    @Test
    void aPathThatIsNotThereIsNotFound() {
        owner().get().uri("/api/nonsense").exchange().expectStatus().isNotFound();
    }

    @Test
    void whatNoControllerEverSeesIsAProblemToo() {
        owner().get()
                .uri("/api/pipelines;a=b")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://potik.io/problems/bad-request");
    }

    @Test
    void theDocumentationNamesEveryPathAndHowToSignIn() {
        stranger()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody()
                .jsonPath("$.components.securitySchemes.token.scheme")
                .isEqualTo("bearer")
                .jsonPath("$.paths['/api/board'].get.responses.default")
                .exists()
                .jsonPath("$.paths['/api/imports/history'].post.requestBody")
                .exists()
                .jsonPath("$.paths['/api/pipelines/{id}'].put.parameters[?(@.name == 'caller')]")
                .doesNotExist()
                .jsonPath("$.paths['/error']")
                .doesNotExist()
                .jsonPath("$.components.schemas.BoardPage")
                .exists()
                .jsonPath("$.components.schemas.LeadListPage")
                .exists()
                .jsonPath("$.components.schemas.NewPipeline")
                .exists()
                .jsonPath("$.components.schemas.Stage.properties.kind.enum")
                .isEqualTo(List.of("open", "won", "lost"));
    }

    @Test
    void metricsTellOfTheOutbox() {
        var metrics = new String(
                stranger()
                        .get()
                        .uri("/actuator/prometheus")
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);

        assertThat(metrics).contains("outbox_oldest_age", "inbox_duplicates");
    }

    private static void forbidden(RestTestClient.RequestHeadersSpec<?> request) {
        request.exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://potik.io/problems/not-allowed");
    }
}
