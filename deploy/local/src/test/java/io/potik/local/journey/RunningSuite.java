package io.potik.local.journey;

import io.potik.local.LocalSuite;
import io.potik.local.conversions.KilledConversions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The one suite that all journeys of this JVM share; it starts at the first use and stops with the JVM. */
final class RunningSuite {

    private static final BotApi TELEGRAM = new BotApi();
    private static final LocalSuite SUITE = start();

    private RunningSuite() {}

    static LocalSuite get() {
        return SUITE;
    }

    /** Where the suite's bots send. */
    static BotApi telegram() {
        return TELEGRAM;
    }

    private static LocalSuite start() {
        try {
            Path root = Path.of("../..").toAbsolutePath().normalize();
            Path data = Files.createTempDirectory("potik-journey");
            var suite = LocalSuite.startForTest(root, data, System.out::println, settings());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                suite.close();
                remove(data);
            }));
            return suite;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(KilledConversions.POSSIBLE);
        settings.put("POTIK_TELEGRAM_APIURL", TELEGRAM.url());
        return settings;
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
