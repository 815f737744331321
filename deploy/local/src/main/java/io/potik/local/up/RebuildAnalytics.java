package io.potik.local.up;

import io.potik.local.Api;
import io.potik.local.CannotStart;
import io.potik.local.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code deploy/local/rebuild-analytics}: asks the running suite to rebuild its reports from Kafka, and waits for it. */
public final class RebuildAnalytics {

    private RebuildAnalytics() {}

    /** @param arguments the project's folder, then {@code --port} and {@code --data} as for the start */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            var root = Path.of(arguments[0]).toAbsolutePath().normalize();
            rebuild(Options.parse(root, List.of(arguments).subList(1, arguments.length)));
        } catch (CannotStart | IllegalStateException e) {
            System.err.println("Potik: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void rebuild(Options options) throws InterruptedException {
        var owner =
                Api.signIn("http://localhost:" + options.port(), secret(options, "email"), secret(options, "password"));
        owner.post("/api/reports/rebuild", Map.of()).orThrow();
        JsonNode status;
        do {
            Thread.sleep(500);
            status = owner.get("/api/reports/rebuild").orThrow();
            System.out.println("  reading Kafka: " + status.path("position"));
        } while (status.path("state").asString().equals("reading"));
        System.out.println("The reports are rebuilt.");
    }

    private static String secret(Options options, String name) {
        try {
            return Files.readString(options.data().resolve("secrets/owner-" + name))
                    .strip();
        } catch (IOException e) {
            throw new CannotStart("No suite has run on " + options.data() + "; name its folder: --data DIR.");
        }
    }
}
