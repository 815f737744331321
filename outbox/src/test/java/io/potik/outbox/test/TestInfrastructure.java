package io.potik.outbox.test;

import io.potik.outbox.IncomingMessage;
import io.potik.outbox.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/** PostgreSQL, Kafka and a gateway's key pair for tests; one of each a JVM, a fresh database a call of register. */
public final class TestInfrastructure {

    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(3)); // what is waited for comes at once; slow machines are slow
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(25));
    }

    private TestInfrastructure() {}

    /** Gives the context a fresh database (named after {@code name}), the broker and the public key. */
    public static void register(DynamicPropertyRegistry properties, String name) {
        String url = TestEngines.freshDatabase(name);
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", TestEngines::databaseUser);
        properties.add("spring.datasource.password", TestEngines::databasePassword);
        properties.add("spring.kafka.bootstrap-servers", TestEngines::brokers);
        // The readers of a service are one group, and each that joins is noticed by the others with a heartbeat.
        properties.add("spring.cloud.stream.kafka.binder.consumer-properties[heartbeat.interval.ms]", () -> "200");
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
        List<Future<?>> sent = new ArrayList<>();
        for (var message : messages) {
            sent.add(Sender.KAFKA.send(record(message)));
        }
        try {
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
        return TopicReader.of(topic).all();
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

    /** One for all tests of the JVM. */
    private static final class Sender {

        static final Producer<String, byte[]> KAFKA = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestEngines.brokers(),
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
