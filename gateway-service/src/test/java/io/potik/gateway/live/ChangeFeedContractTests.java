package io.potik.gateway.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Reads every example of what lead and order promise to tell. */
class ChangeFeedContractTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Path> examples() throws IOException {
        return Stream.of("lead", "order").flatMap(owner -> examples(Path.of("..", "contracts/events", owner)));
    }

    private static Stream<Path> examples(Path owner) {
        try (var files = Files.walk(owner)) {
            return files
                    .filter(file -> file.toString().endsWith(".json")
                            && !file.toString().endsWith(".schema.json"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachExampleIsUnderstood(Path example) throws IOException {
        var payload = Files.readAllBytes(example);
        var type = example.getName(example.getNameCount() - 2).toString();
        var event = JSON.readTree(payload);

        var change = ChangeFeed.read(type, payload, JSON);

        if (event.has("lead") && event.path("lead").isObject()) {
            assertThat(requireNonNull(change).leadId())
                    .hasToString(event.at("/lead/id").asString());
            assertThat(requireNonNull(change).version())
                    .isEqualTo(event.at("/lead/version").asLong());
        } else if (event.has("order") && event.path("order").has("number")) {
            assertThat(requireNonNull(change).orderId())
                    .hasToString(event.at("/order/id").asString());
        } else if (type.startsWith("notification.")) {
            assertThat(requireNonNull(change).only())
                    .hasToString(event.path("staffId").asString());
        } else if (type.contains(".defined.")) {
            assertThat(requireNonNull(change).settings()).isTrue();
        }
    }

    @Test
    void nonsenseIsNoChange() {
        assertThat(ChangeFeed.read("lead.edited.v1", "{".getBytes(StandardCharsets.UTF_8), JSON))
                .isNull();
        assertThat(ChangeFeed.read(
                        "lead.edited.v1", "{\"lead\":{\"id\":\"x\"}}".getBytes(StandardCharsets.UTF_8), JSON))
                .isNull();
    }
}
