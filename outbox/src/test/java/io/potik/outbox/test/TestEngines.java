package io.potik.outbox.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Where PostgreSQL and Kafka come from: Testcontainers where an engine answers, else embedded in this JVM. */
final class TestEngines {

    private record Database(String url, String user, String password) {}

    private static final boolean CONTAINERS = DockerClientFactory.instance().isDockerAvailable();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestEngines() {}

    static String databaseUser() {
        return Postgres.DATABASE.user();
    }

    static String databasePassword() {
        return Postgres.DATABASE.password();
    }

    static String brokers() {
        return Kafka.BROKERS;
    }

    /** A new, empty database on the one server. */
    static String freshDatabase(String name) {
        String database = name + "_" + DATABASES.incrementAndGet();
        var server = Postgres.DATABASE;
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.url().replaceFirst("/[^/?]+(\\?.*)?$", "/" + database + "?reWriteBatchedInserts=true");
    }

    private static final class Postgres {

        static final Database DATABASE = CONTAINERS ? container() : embedded();

        @SuppressWarnings("resource") // lives as long as the JVM; Ryuk removes it
        private static Database container() {
            var postgres = new PostgreSQLContainer("postgres:18-alpine")
                    .withCommand("postgres", "-c", "max_connections=300", "-c", "fsync=off");
            postgres.start();
            return new Database(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
        }

        @SuppressWarnings("resource") // lives as long as the JVM; its own hook stops it
        private static Database embedded() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        // Nobody asks for these data after the JVM.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
                return new Database(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Kafka {

        static final String BROKERS = CONTAINERS ? container() : embedded();

        @SuppressWarnings("resource") // lives as long as the JVM; Ryuk removes it
        private static String container() {
            var kafka = new KafkaContainer("apache/kafka-native:4.2.1");
            kafka.start();
            return kafka.getBootstrapServers();
        }

        private static String embedded() {
            var kafka = new EmbeddedKafkaKraftBroker(1, 1)
                    .brokerProperties(Map.of(
                            "auto.create.topics.enable", "false",
                            "group.initial.rebalance.delay.ms", "0",
                            "offsets.topic.num.partitions", "3"));
            kafka.afterPropertiesSet();
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::destroy));
            return kafka.getBrokersAsString();
        }
    }
}
