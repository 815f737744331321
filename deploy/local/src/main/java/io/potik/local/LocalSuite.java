package io.potik.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, Kafka and the six services on this machine. The launcher and the journey tests run the same class.
 *
 * <p>Every part is a process of its own. {@link #kill} is SIGKILL, {@link #close} stops all of it in order: services,
 * then Kafka, then PostgreSQL.
 */
public final class LocalSuite implements AutoCloseable {

    /** A service, its database and the heap that it was measured to need. */
    private enum Part {
        INTAKE("intake-service", "intake", 256),
        LEAD("lead-service", "lead", 384),
        CUSTOMER("customer-service", "customer", 192),
        ORDER("order-service", "orders", 192),
        ANALYTICS("analytics-service", "analytics", 256),
        GATEWAY("gateway-service", "gateway", 256);

        private final String service;
        private final String database;
        private final int heapMegabytes;

        Part(String service, String database, int heapMegabytes) {
            this.service = service;
            this.database = database;
            this.heapMegabytes = heapMegabytes;
        }
    }

    private final Options options;
    private final Progress progress;
    private final List<Part> parts;
    private final Map<String, String> settings;
    private final DataDirectory data;
    private final Secrets secrets;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final int gatewayPort;
    private volatile boolean closing;
    private @Nullable Postgres postgres;
    private @Nullable Kafka kafka;

    private LocalSuite(Options options, Progress progress, List<Part> parts, Map<String, String> settings) {
        this.options = options;
        this.progress = progress;
        this.parts = parts;
        this.settings = settings;
        this.data = DataDirectory.open(options.data());
        this.gatewayPort = options.port();
        this.secrets = Secrets.of(data);
    }

    /**
     * Starts everything and returns when the gateway and all services are ready.
     *
     * @throws CannotStart with one line that says what to do; what was started is stopped again
     */
    public static LocalSuite start(Options options, Progress progress) {
        return start(options, progress, List.of(Part.values()), Map.of());
    }

    private static LocalSuite start(
            Options options, Progress progress, List<Part> parts, Map<String, String> settings) {
        var ports = new Ports();
        ports.exactly(options.port());
        var suite = new LocalSuite(options, progress, parts, settings);
        try {
            suite.startAll(ports);
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    /** A suite on a free port and the given data folder, for a journey test. */
    public static LocalSuite startForTest(Path root, Path data, Progress progress) {
        return startForTest(root, data, progress, Map.of());
    }

    /**
     * The same with more for its services.
     *
     * @param settings environment variables that all of them get besides the usual ones
     */
    public static LocalSuite startForTest(Path root, Path data, Progress progress, Map<String, String> settings) {
        return start(temporary(root, data), progress, List.of(Part.values()), settings);
    }

    /**
     * Some of the services only, beside PostgreSQL and Kafka, for a measure of one of them.
     *
     * @param settings environment variables that all of them get besides the usual ones
     */
    public static LocalSuite startForMeasure(
            Path root, Path data, Progress progress, Set<String> services, Map<String, String> settings) {
        var parts = Arrays.stream(Part.values())
                .filter(part -> services.contains(part.service))
                .toList();
        return start(temporary(root, data), progress, parts, settings);
    }

    private static Options temporary(Path root, Path data) {
        return new Options(root, data, new Ports().any(), false, false);
    }

    /** The gateway's address, without a slash at the end. */
    public String url() {
        return "http://localhost:" + gatewayPort;
    }

    /** The first owner's e-mail. */
    public String ownerEmail() {
        return secrets.ownerEmail();
    }

    /** The first owner's password as it was at the first start. */
    public String ownerPassword() {
        return secrets.password();
    }

    /** Where the logs are, a file a process. */
    public Path logs() {
        return data.folder("logs");
    }

    /** The JDBC address of one of the databases: gateway, intake, lead, customer, orders, analytics. */
    public String databaseUrl(String database) {
        return started(postgres).url(database);
    }

    /**
     * Another program from the launcher's own class path, with the options of the services' JVMs and its log beside
     * theirs; for what a measure is stated beside.
     */
    public Beside startBeside(Class<?> program, int heapMegabytes, Map<String, String> environment) {
        var name = program.getSimpleName();
        var arguments = new ArrayList<>(Service.options(heapMegabytes));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return new Beside(JavaProcess.start(name, arguments, environment, logs().resolve(name + ".log")));
    }

    /** The address of a service itself, for its metrics and health. */
    public String serviceUrl(String service) {
        return service(service).url();
    }

    /** Kafka's bootstrap servers. */
    public String brokers() {
        return started(kafka).brokers();
    }

    /** SIGKILL for a service or for {@code kafka}; {@code postgresql} stops at once and recovers at its next start. */
    public void kill(String name) {
        switch (name) {
            case "kafka" -> started(kafka).kill();
            case "postgresql" -> started(postgres).kill();
            default -> service(name).kill();
        }
    }

    /** Starts again what was killed or stopped, and returns when it is ready. */
    public void restart(String name) {
        switch (name) {
            case "kafka" -> started(kafka).restart();
            case "postgresql" -> started(postgres).restart();
            default -> {
                service(name).start();
                service(name).awaitReady();
            }
        }
    }

    /** SIGTERM for a service; returns when it has ended. */
    public void stop(String service) {
        service(service).stop();
    }

    /** @throws CannotStart when a process that should run has ended */
    public void mustLive() {
        started(kafka).process().mustLive();
        services.values().forEach(Service::mustLive);
    }

    /** The processes that belong to the suite, this one not included. */
    public List<ProcessHandle> processes() {
        return ProcessHandle.current().descendants().toList();
    }

    /**
     * Makes the next start of services that were built anew a fast one, at the lowest priority, one after the other.
     * Returns when all are prepared, or the suite is closed.
     */
    public void prepareFastStarts() {
        var untrained = services.values().stream()
                .filter(service -> !service.isTrained())
                .toList();
        if (!options.fastStarts() || untrained.isEmpty()) {
            return;
        }
        progress.say("Preparing faster starts in the background, once after a build ...");
        for (var service : untrained) {
            if (closing || !service.train()) {
                return;
            }
        }
        progress.say("The next start will be faster.");
    }

    private void startAll(Ports ports) {
        Leftovers.stop(data.file("processes"));
        long since = System.nanoTime();
        int kafkaPort = ports.any();
        int controllerPort = ports.any();
        var database = Postgres.start(data, ports.any());
        postgres = database;
        progress.ready("PostgreSQL", since);
        long kafkaSince = System.nanoTime();
        var broker = Kafka.start(data, kafkaPort, controllerPort);
        kafka = broker;
        progress.ready("Kafka", kafkaSince);
        Map<Part, Integer> servicePorts = new HashMap<>();
        for (var part : Part.values()) {
            servicePorts.put(part, part == Part.GATEWAY ? gatewayPort : ports.any());
        }
        for (var part : parts) {
            services.put(part.service, service(part, servicePorts, database, broker));
        }
        long servicesSince = System.nanoTime();
        services.values().forEach(Service::start);
        Leftovers.remember(data.file("processes"), processes());
        for (var service : services.values()) {
            service.awaitReady();
            progress.ready(service.name(), servicesSince);
        }
    }

    private Service service(Part part, Map<Part, Integer> ports, Postgres database, Kafka broker) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SERVER_PORT", String.valueOf(ports.get(part)),
                "SPRING_DATASOURCE_URL", database.url(part.database),
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres",
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", broker.brokers(),
                "POTIK_INTERNAL_PUBLIC_KEY", secrets.publicKey().toString(),
                "POTIK_PUBLIC_URL", System.getenv().getOrDefault("POTIK_PUBLIC_URL", url())));
        environment.putAll(settings);
        if (part == Part.INTAKE) {
            environment.put("POTIK_SECRETS_KEY", secrets.secretsKey().toString());
        }
        if (part == Part.GATEWAY) {
            environment.put("POTIK_INTERNAL_PRIVATE_KEY", secrets.privateKey().toString());
            environment.put("POTIK_SECURE_COOKIES", "false");
            environment.put("POTIK_OWNER_EMAIL", ownerEmail());
            environment.put("POTIK_OWNER_PASSWORD", ownerPassword());
            for (var other : Part.values()) {
                environment.put("POTIK_SERVICES_" + other.name(), "http://localhost:" + ports.get(other));
            }
        }
        Path jar = options.root().resolve(part.service).resolve("target").resolve(part.service + ".jar");
        return new Service(
                part.service,
                Objects.requireNonNull(ports.get(part)),
                part.heapMegabytes,
                FastStart.of(part.service, jar, data, progress),
                environment,
                logs().resolve(part.service + ".log"));
    }

    private Service service(String name) {
        return Objects.requireNonNull(services.get(name), () -> "there is no service " + name);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T started(@Nullable T part) {
        return Objects.requireNonNull(part, "the suite has not started");
    }

    /** Stops the gateway first, so that nothing new comes in, then the services at once, Kafka and PostgreSQL. */
    @Override
    public void close() {
        closing = true;
        services.values().forEach(Service::stopTraining);
        var gateway = services.get(Part.GATEWAY.service);
        if (gateway != null) {
            gateway.stop();
        }
        var stopping = services.values().stream()
                .map(service -> Thread.ofPlatform().start(service::stop))
                .toList();
        stopping.forEach(LocalSuite::join);
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        data.close();
    }
}
