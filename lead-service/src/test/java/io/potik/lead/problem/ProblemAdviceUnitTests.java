package io.potik.lead.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceUnitTests {

    private final RestTestClient client = RestTestClient.bindToController(new Failing())
            .configureServer(server -> server.setControllerAdvice(new ProblemAdvice()))
            .build();

    @Test
    void whatIsNotThereIsTold() {
        problem(client.get().uri("/not-found"), 404)
                .jsonPath("$.type")
                .isEqualTo("https://potik.io/problems/not-found")
                .jsonPath("$.detail")
                .isEqualTo("There is no such lead.");
    }

    @Test
    void aConflictShowsWhatStandsThereNow() {
        problem(client.get().uri("/conflict"), 409)
                .jsonPath("$.current.version")
                .isEqualTo(7);
    }

    @Test
    void whatMakesNoSenseIsToldByField() {
        problem(client.get().uri("/invalid"), 422)
                .jsonPath("$.errors[0].field")
                .isEqualTo("stageId")
                .jsonPath("$.errors[0].code")
                .isEqualTo("convert")
                .jsonPath("$.errors[1].code")
                .doesNotExist();
    }

    @Test
    void beanValidationIsToldByPath() {
        problem(
                        client.post()
                                .uri("/lines")
                                .contentType(MediaType.APPLICATION_JSON)
                                .body("""
                                {"lines":[{"name":"a","price":1},{"name":" ","price":-1}]}"""),
                        422)
                .jsonPath("$.errors[?(@.field == 'lines[1].name')]")
                .exists()
                .jsonPath("$.errors[?(@.field == 'lines[1].price')]")
                .exists()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
    }

    @Test
    void unreadableJsonIsToldByPath() {
        problem(
                        client.post()
                                .uri("/lines")
                                .contentType(MediaType.APPLICATION_JSON)
                                .body("""
                                {"lines":[{"name":"a","price":"many"}]}"""),
                        400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("lines[0].price");
    }

    @Test
    void whatIsNoJsonAtAllIsTold() {
        problem(
                        client.post()
                                .uri("/lines")
                                .contentType(MediaType.APPLICATION_JSON)
                                .body("{"),
                        400)
                .jsonPath("$.type")
                .isEqualTo("https://potik.io/problems/unreadable");
    }

    @Test
    void parametersAreToldByName() {
        problem(client.get().uri("/by-id/abc?limit=1"), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("id");
        problem(client.get().uri("/by-id/" + UUID.randomUUID()), 400)
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
    }

    @Test
    void anUnexpectedExceptionKeepsItsText() {
        var body = new String(
                client.get()
                        .uri("/unexpected")
                        .exchange()
                        .expectStatus()
                        .isEqualTo(500)
                        .expectBody()
                        .jsonPath("$.id")
                        .exists()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);

        assertThat(body).doesNotContain("secret", "IllegalState");
    }

    @Test
    void aDatabaseThatIsAwayIsNotTheCallersFault() {
        client.get()
                .uri("/unavailable")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "5");
    }

    @Test
    void aMethodThatThePathDoesNotHaveIsAProblemToo() {
        problem(client.delete().uri("/lines"), 405)
                .jsonPath("$.type")
                .isEqualTo("https://potik.io/problems/method-not-allowed");
    }

    private static RestTestClient.BodyContentSpec problem(RestTestClient.RequestHeadersSpec<?> request, int status) {
        return request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.title")
                .exists();
    }

    record Line(@NotBlank String name, @Min(0) int price) {}

    record Lines(List<@Valid Line> lines) {}

    @RestController
    static class Failing {

        @GetMapping("/not-found")
        void notFound() {
            throw new NotFound("lead");
        }

        @GetMapping("/conflict")
        void conflict() {
            throw new Conflict("lead", Map.of("version", 7));
        }

        @GetMapping("/invalid")
        void invalid() {
            throw new Invalid(List.of(
                    new Invalid.Field("stageId", "Convert it.", "convert"), new Invalid.Field("note", "Say why.")));
        }

        @PostMapping("/lines")
        Lines lines(@Valid @RequestBody Lines lines) {
            return lines;
        }

        @GetMapping("/by-id/{id}")
        String byId(@PathVariable UUID id, @RequestParam int limit) {
            return id + ":" + limit;
        }

        @GetMapping("/unexpected")
        void unexpected() {
            throw new IllegalStateException("secret");
        }

        @GetMapping("/unavailable")
        void unavailable() {
            throw new CannotAcquireLockException("busy");
        }
    }
}
