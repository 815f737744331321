package io.potik.local.journey;

import io.potik.local.LocalSuite;
import io.potik.local.conversions.KilledConversions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The one suite that all journeys of this JVM share; it starts at the first use and stops with the JVM. */
final class RunningSuite {

    private static final LocalSuite SUITE = start();

    private RunningSuite() {}

    static LocalSuite get() {
        return SUITE;
    }

    private static LocalSuite start() {
        try {
            Path root = Path.of("../..").toAbsolutePath().normalize();
            Path data = Files.createTempDirectory("potik-journey");
            var suite = LocalSuite.startForTest(root, data, System.out::println, KilledConversions.POSSIBLE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                suite.close();
                remove(data);
            }));
            return suite;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path data) {
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
