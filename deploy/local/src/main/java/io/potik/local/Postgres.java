package io.potik.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One durable PostgreSQL server with a database for each service. */
final class Postgres implements AutoCloseable {

    private static final List<String> DATABASES =
            List.of("gateway", "intake", "lead", "customer", "orders", "analytics");

    private final DataDirectory data;
    private final int port;
    private EmbeddedPostgres server;

    private Postgres(DataDirectory data, int port, EmbeddedPostgres server) {
        this.data = data;
        this.port = port;
        this.server = server;
    }

    /** Starts it on the data that is there, or on new data; a server that a killed launcher left behind is stopped first. */
    static Postgres start(DataDirectory data, int port) {
        // SIGINT is PostgreSQL's fast shutdown; Java's destroy() would wait for clients to leave
        end(folder(data), "INT");
        try {
            var postgres = new Postgres(data, port, launch(data, port));
            postgres.prepare();
            return postgres;
        } catch (IOException | IllegalStateException | SQLException e) {
            throw doesNotStart(data, e);
        }
    }

    /** Everything stops where it is and nothing more is written, as in a power cut; a start recovers from that. */
    void kill() {
        end(folder(data), "QUIT");
    }

    void restart() {
        try {
            server.close(); // it holds a lock on the data folder
            server = launch(data, port);
        } catch (IOException | IllegalStateException e) {
            throw doesNotStart(data, e);
        }
    }

    private static EmbeddedPostgres launch(DataDirectory data, int port) throws IOException {
        var log = ProcessBuilder.Redirect.appendTo(
                data.folder("logs").resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder(data))
                .setOverrideWorkingDirectory(workingDirectory(data))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(10))
                .setServerConfig("fsync", "on") // the library turns both off; without them "durable" is a lie
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
    }

    private static CannotStart doesNotStart(DataDirectory data, Exception e) {
        return new CannotStart(
                "PostgreSQL does not start; its log is " + data.file("logs") + "/postgres.log (" + e.getMessage()
                        + ").",
                e);
    }

    private static Path folder(DataDirectory data) {
        return data.file("postgres");
    }

    /** The JDBC address of a service's database; error texts never carry row values, which may be personal. */
    String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database
                + "?reWriteBatchedInserts=true&logServerErrorDetail=false";
    }

    private void prepare() throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit")) {
                try (var row = statement.executeQuery("show " + setting)) {
                    if (!row.next() || !row.getString(1).equals("on")) {
                        throw new SQLException(setting + " is off");
                    }
                }
            }
            for (String database : DATABASES) {
                try (var row = statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
                    if (row.next()) {
                        continue;
                    }
                }
                statement.execute("create database " + database);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "postgres");
    }

    private static File workingDirectory(DataDirectory data) {
        return data.folder("postgres-program").toFile();
    }

    /** Sends the signal to the server on this folder, if there is one, and returns when it has ended. */
    private static void end(Path folder, String signal) {
        leftover(folder).ifPresent(process -> {
            try {
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();
                process.onExit().get(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new CannotStart(
                        "A PostgreSQL (process " + process.pid() + ") does not stop. Stop it by hand.", e);
            }
        });
    }

    private static Optional<ProcessHandle> leftover(Path folder) {
        var pidFile = folder.resolve("postmaster.pid");
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(pidFile).getFirst().strip()))
                            .filter(process ->
                                    process.info().command().orElse("postgres").contains("postgres"))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new CannotStart("The file " + pidFile + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL did not stop cleanly; it recovers at the next start.", e);
        }
    }
}
