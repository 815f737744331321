package io.potik.outbox.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.test.TestInfrastructure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=requests-test",
            "spring.flyway.locations=classpath:db/outbox",
            "potik.outbox.streamed-paths=/api/things/*/bytes"
        })
class IdempotentPostsIntegrationTests {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Things.class, Bytes.class})
    static class Application {}

    @RestController
    static class Things {

        private final JdbcTemplate jdbc;

        Things(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @PostMapping("/api/things")
        ResponseEntity<String> make(@RequestBody String name) {
            Integer id = jdbc.queryForObject("insert into thing (name) values (?) returning id", Integer.class, name);
            return name.equals("bad")
                    ? ResponseEntity.unprocessableContent().body("refused")
                    : ResponseEntity.status(HttpStatus.CREATED)
                            .header("Location", "/api/things/" + id)
                            .body("made " + name + " as " + id);
        }
    }

    @RestController
    static class Bytes {

        @PostMapping("/api/things/{id}/bytes")
        String count(HttpServletRequest request) throws IOException {
            return "took " + request.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry properties) {
        TestInfrastructure.register(properties, "requests");
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void clean() {
        jdbc.execute("create table if not exists thing (id int generated always as identity, name text)");
        jdbc.execute("truncate thing, idempotent_request");
    }

    @Test
    void theSameKeyAndBodyGetTheFirstAnswer() throws Exception {
        var first = post("key", "table");
        var again = post("key", "table");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(things()).isEqualTo(1);
    }

    @Test
    void simultaneousOnesHaveOneEffectAndOneAnswer() throws Exception {
        try (var people = Executors.newFixedThreadPool(8)) {
            var posts = IntStream.range(0, 16)
                    .<Callable<HttpResponse<String>>>mapToObj(i -> () -> post("race", "chair"))
                    .toList();
            for (var answer : people.invokeAll(posts)) {
                assertThat(answer.get().body()).isEqualTo("made chair as " + lastId());
            }
        }
        assertThat(things()).isEqualTo(1);
    }

    @Test
    void anotherBodyUnderTheKeyIsRefusedWithTheField() throws Exception {
        post("other", "lamp");
        var answer = post("other", "shelf");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"field\":\"Idempotency-Key\"");
        assertThat(things()).isEqualTo(1);
    }

    @Test
    void aRefusedRequestLeavesNothingAndMayBeSentAgain() throws Exception {
        assertThat(post("again", "bad").statusCode()).isEqualTo(422);
        assertThat(things()).isZero();
        assertThat(post("again", "good").statusCode()).isEqualTo(201);
    }

    @Test
    void aStreamedBodyMayBeLargeAndItsKeyIsItsHandlersMatter() throws Exception {
        var bytes = "x".repeat(2 << 20);
        assertThat(send("/api/things/1/bytes", "large", bytes).body()).isEqualTo("took " + bytes.length());
        assertThat(send("/api/things/1/bytes", "large", "other").body()).isEqualTo("took 5");
        assertThat(send("/api/things", "large", bytes).statusCode()).isEqualTo(413);
    }

    @Test
    void withoutAKeyEveryPostIsItsOwn() throws Exception {
        post(null, "table");
        post(null, "table");
        assertThat(things()).isEqualTo(2);
    }

    private HttpResponse<String> post(@org.jspecify.annotations.Nullable String key, String body)
            throws IOException, InterruptedException {
        return send("/api/things", key, body);
    }

    private HttpResponse<String> send(String path, @org.jspecify.annotations.Nullable String key, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private int things() {
        Integer count = jdbc.queryForObject("select count(*)::int from thing", Integer.class);
        return count == null ? 0 : count;
    }

    private int lastId() {
        Integer id = jdbc.queryForObject("select max(id) from thing", Integer.class);
        return id == null ? 0 : id;
    }
}
