package io.potik.outbox.test;

import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/** PostgreSQL, Kafka and a gateway's key pair for tests; one of each a JVM, a fresh database a call of register. */
public final class TestInfrastructure {

    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1)); // what is waited for comes at once; slow machines are slow
    }

    private TestInfrastructure() {}

    /** Gives the context a fresh database (named after {@code name}), the broker and the public key. */
    public static void register(DynamicPropertyRegistry properties, String name) {
        String url = TestEngines.freshDatabase(name);
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", TestEngines::databaseUser);
        properties.add("spring.datasource.password", TestEngines::databasePassword);
        properties.add("spring.kafka.bootstrap-servers", TestEngines::brokers);
        properties.add(
                "POTIK_INTERNAL_PUBLIC_KEY", () -> TestToken.publicKeyFile().toString());
        properties.add(
                "POTIK_INTERNAL_PRIVATE_KEY", () -> TestToken.privateKeyFile().toString());
    }

    /** The value of an Authorization header as the gateway would make it; {@code sees} is "all", "none" or a list of ids. */
    public static String token(UUID staffId, String name, String role, @Nullable UUID team, Object sees) {
        return "Bearer " + TestToken.signed(staffId, name, role, team, sees);
    }

    /** Sends as the relay would and waits until Kafka has them. */
    public static void produce(OutgoingMessage... messages) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", TestEngines.brokers(), "acks", "all", "max.in.flight.requests.per.connection", 1);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (var message : messages) {
                sent.add(producer.send(record(message)));
            }
            for (var one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that stands in the topic now, in the order of each key; empty when there is no such topic. */
    public static List<IncomingMessage> consume(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestEngines.brokers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            if (!consumer.listTopics().containsKey(topic)) {
                return List.of();
            }
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<IncomingMessage> messages = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> messages.add(message(r)));
            }
            return messages;
        }
    }

    private static ProducerRecord<String, byte[]> record(OutgoingMessage message) {
        var record = new ProducerRecord<>(message.topic(), message.key(), message.payload());
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", message.id().toString(),
                        "ce_type", message.type(),
                        "ce_source", "test",
                        "ce_time", message.occurredAt().toString(),
                        "ce_subject", message.key(),
                        "ce_aggregateversion", Long.toString(message.version()),
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static IncomingMessage message(ConsumerRecord<String, byte[]> record) {
        var headers = record.headers();
        return new IncomingMessage(
                UUID.fromString(text(headers, "ce_id")),
                record.topic(),
                text(headers, "ce_type"),
                record.key(),
                Long.parseLong(text(headers, "ce_aggregateversion")),
                Instant.parse(text(headers, "ce_time")),
                record.value(),
                null);
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
