package io.potik.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the six: a JVM from its jar that can be started, killed and started again on the same port. */
final class Service {

    private static final Duration START = Duration.ofMinutes(10);

    /** For measures: options of the JVM, the later ones count. */
    private static final String MORE_OPTIONS =
            System.getenv().getOrDefault("POTIK_JAVA_OPTIONS", "").replace(' ', '\n');

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String name;
    private final int port;
    private final int heapMegabytes;
    private final FastStart fastStart;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable JavaProcess process;
    private volatile @Nullable JavaProcess training;

    Service(String name, int port, int heapMegabytes, FastStart fastStart, Map<String, String> environment, Path log) {
        this.name = name;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
        this.fastStart = fastStart;
        this.environment = environment;
        this.log = log;
    }

    String name() {
        return name;
    }

    boolean isTrained() {
        return fastStart.isTrained();
    }

    String url() {
        return "http://localhost:" + port;
    }

    void start() {
        process = JavaProcess.start(name, command(), environment, log);
    }

    /**
     * A second instance beside the service that listens to no topic, ends when it is ready, and leaves the cache that makes
     * the next start fast.
     *
     * @return whether the cache is there
     */
    boolean train() {
        int port = new Ports().any();
        var arguments = new ArrayList<>(memory());
        arguments.addAll(fastStart.training());
        var changed = new HashMap<>(environment);
        changed.put("SERVER_PORT", String.valueOf(port));
        changed.put("SPRING_CLOUD_STREAM_DEFAULT_CONSUMER_AUTO_STARTUP", "false");
        var run = JavaProcess.startInTheBackground(name, arguments, changed, log);
        training = run;
        long end = System.nanoTime() + START.toNanos();
        while (run.isAlive() && !isReady("http://localhost:" + port) && System.nanoTime() < end) {
            Pause.shortly();
        }
        run.askToEnd();
        run.await();
        boolean killed = training == null;
        training = null;
        return !killed && fastStart.adopt();
    }

    /** Ends a training that is under way; its service starts as it did before. */
    void stopTraining() {
        var run = training;
        training = null;
        if (run != null) {
            run.kill();
        }
    }

    /** @throws CannotStart when it ends before it is ready, or takes longer than five minutes */
    void awaitReady() {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            mustLive();
            if (isReady()) {
                return;
            }
            Pause.shortly();
        }
        throw new CannotStart(name + " was not ready after " + START.toSeconds() + " s; its log is " + log + ".");
    }

    void mustLive() {
        if (process != null) {
            process.mustLive();
        }
    }

    @Nullable
    JavaProcess process() {
        return process;
    }

    void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    private boolean isReady() {
        return isReady(url());
    }

    private static boolean isReady(String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.", e);
        }
    }

    private List<String> command() {
        var arguments = new ArrayList<>(memory());
        arguments.addAll(fastStart.running());
        return arguments;
    }

    private List<String> memory() {
        return options(heapMegabytes);
    }

    static List<String> options(int heapMegabytes) {
        var options = new ArrayList<>(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        MORE_OPTIONS
                .lines()
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .forEach(options::add);
        return options;
    }
}
