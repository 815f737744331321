package io.potik.load;

import io.potik.local.LocalSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** A suite on an empty data folder that is removed afterwards. */
public record TemporarySuite(LocalSuite suite, Path data) implements AutoCloseable {

    /** All of it. */
    public static TemporarySuite start(Path root) throws IOException {
        return start(root, Map.of());
    }

    /** All of it, with these environment variables besides the usual ones. */
    static TemporarySuite start(Path root, Map<String, String> settings) throws IOException {
        Path data = Files.createTempDirectory("potik-load");
        return new TemporarySuite(LocalSuite.startForTest(root, data, System.out::println, settings), data);
    }

    /** Only these services, with these environment variables besides the usual ones. */
    static TemporarySuite start(Path root, Set<String> services, Map<String, String> settings) throws IOException {
        Path data = Files.createTempDirectory("potik-load");
        return new TemporarySuite(
                LocalSuite.startForMeasure(root, data, System.out::println, services, settings), data);
    }

    @Override
    public void close() throws IOException {
        suite.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
