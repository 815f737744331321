package io.potik.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One Kafka broker (KRaft: its own controller) in a JVM of its own, so that it can be killed like a machine. */
final class Kafka implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);

    private final Path settings;
    private final Path log;
    private final int port;
    private JavaProcess process;

    private Kafka(Path settings, Path log, int port, JavaProcess process) {
        this.settings = settings;
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /** Formats the storage once; every start after that finds the topics and offsets that were there. */
    static Kafka start(DataDirectory data, int port, int controllerPort) {
        Path settings = write(data, port, controllerPort);
        Path log = data.folder("logs").resolve("kafka.log");
        if (!Files.exists(data.folder("kafka").resolve("meta.properties"))) {
            format(settings, log);
        }
        var kafka = new Kafka(settings, log, port, launch(settings, log));
        kafka.awaitReady();
        return kafka;
    }

    String brokers() {
        return "localhost:" + port;
    }

    JavaProcess process() {
        return process;
    }

    void kill() {
        process.kill();
    }

    void restart() {
        process = launch(settings, log);
        awaitReady();
    }

    private void awaitReady() {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            process.mustLive();
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("localhost", port), 200);
                return;
            } catch (IOException e) {
                Pause.shortly(); // not listening yet
            }
        }
        throw new CannotStart("Kafka was not ready after " + START.toSeconds() + " s; its log is " + log + ".");
    }

    private static JavaProcess launch(Path settings, Path log) {
        return java("kafka", log, "kafka.Kafka", settings.toString());
    }

    private static void format(Path settings, Path log) {
        var format = java(
                "kafka format",
                log,
                "kafka.tools.StorageTool",
                "format",
                "--standalone",
                "--cluster-id",
                org.apache.kafka.common.Uuid.randomUuid().toString(),
                "--config",
                settings.toString());
        if (format.await() != 0) {
            throw new CannotStart("Kafka's storage cannot be formatted; see " + log + ".");
        }
    }

    private static JavaProcess java(String name, Path log, String main, String... arguments) {
        var command = new java.util.ArrayList<>(List.of(
                "-Xms128m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        return JavaProcess.start(name, command, Map.of(), log);
    }

    private static Path write(DataDirectory data, int port, int controllerPort) {
        String text = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                num.partitions=6
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=6
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, data.folder("kafka"));
        try {
            return Files.writeString(data.file("kafka.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
