package io.potik.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Processes of a suite whose launcher was killed: they are stopped before the next start on the same data. */
final class Leftovers {

    private Leftovers() {}

    static void remember(Path file, List<ProcessHandle> processes) {
        var lines = processes.stream()
                .flatMap(process -> process.info().startInstant().map(start -> process.pid() + " " + start).stream())
                .toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only those that are the same process still: a pid may have been given to another program. */
    static void stop(Path file) {
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .flatMap(line -> alive(line).stream())
                        .filter(process -> process.info().command().orElse("").endsWith("java"))
                        .toList()
                        .forEach(process -> {
                            process.destroyForcibly();
                            process.onExit().join();
                        });
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> alive(String line) {
        String[] parts = line.split(" ", 2);
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> start.equals(Instant.parse(parts[1])))
                        .orElse(false));
    }
}
