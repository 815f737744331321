package io.potik.load;

import io.potik.local.LocalSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A suite on an empty data folder that is removed afterwards. */
record TemporarySuite(LocalSuite suite, Path data) implements AutoCloseable {

    static TemporarySuite start(String root) throws IOException {
        Path data = Files.createTempDirectory("potik-load");
        return new TemporarySuite(
                LocalSuite.startForTest(Path.of(root).toAbsolutePath().normalize(), data, System.out::println), data);
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
