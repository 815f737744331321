package io.potik.analytics.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.analytics.AnalyticsSuite;
import io.potik.outbox.IncomingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every example of the contracts that this service reads is understood and can be stored. */
class EventContractTests extends AnalyticsSuite {

    private static final Path EVENTS = Path.of("..", "contracts", "events");

    @Autowired
    private EventReader reader;

    @Autowired
    private TransactionTemplate transaction;

    record Example(String type, Path file) {

        @Override
        public String toString() {
            return type + " " + file.getFileName();
        }
    }

    static List<Example> examples() {
        return Stream.of("lead", "order", "gateway", "staff")
                .map(EVENTS::resolve)
                .filter(Files::isDirectory)
                .flatMap(EventContractTests::children)
                .filter(Files::isDirectory)
                .filter(type -> isRead(type.getFileName().toString()))
                .flatMap(type -> children(type)
                        .map(file -> new Example(type.getFileName().toString(), file)))
                .toList();
    }

    /** Services also tell what is for others: outcomes, conversions, outgoing messages, the buyers and goods of orders. */
    private static boolean isRead(String type) {
        return Stream.of("lead.", "order.", "staff.", "pipeline.", "reason.", "source.")
                        .anyMatch(type::startsWith)
                && !type.equals("lead.converted.v1")
                && !type.equals("lead.kept.v1")
                && !type.equals("lead.conversion-undone.v1")
                && !type.equals("lead.message-state-changed.v1")
                && !type.equals("lead.task-changed.v1")
                && !type.equals("lead.file-changed.v1")
                && !type.equals("order.goods-listed.v1")
                && !type.equals("order.buyer-wanted.v1")
                && !type.equals("order.buyer-undone.v1");
    }

    private static Stream<Path> children(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsUnderstood(Example example) throws IOException {
        var message = new IncomingMessage(
                UUID.randomUUID(),
                "topic",
                example.type(),
                "key",
                1,
                Instant.now(),
                Files.readAllBytes(example.file()),
                null);

        transaction.executeWithoutResult(open -> {
            open.setRollbackOnly();
            var before = rows();
            switch (example.type().substring(0, example.type().indexOf('.'))) {
                case "order" -> reader.orderEvents(List.of(message));
                case "staff" -> reader.staffEvents(List.of(message));
                default -> reader.leadEvents(List.of(message));
            }
            assertThat(rows()).as("rows made of the example").isGreaterThan(before);
        });
    }

    @Test
    void whatIsNotKnownIsPassedOver() {
        var message = new IncomingMessage(
                UUID.randomUUID(), "topic", "weather.changed.v1", "key", 1, Instant.now(), new byte[0], null);

        transaction.executeWithoutResult(open -> {
            var before = rows();
            reader.leadEvents(List.of(message));
            assertThat(rows()).isEqualTo(before);
        });
    }

    private long rows() {
        return jdbc.sql("""
                        select (select count(*) from lead_fact) + (select count(*) from order_fact)
                          + (select count(*) from staff) + (select count(*) from pipeline_version)
                          + (select count(*) from reason) + (select count(*) from source)
                          + (select count(*) from source_cost)""").query(Long.class).single();
    }
}
