package io.potik.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A service's jar unpacked beside an ahead-of-time cache (JEP 483, 514): the second start reads classes that are loaded
 * and linked already. Both are made anew when the jar changes.
 */
final class FastStart {

    private final String name;
    private final Path jar;
    private final Path folder;

    private FastStart(String name, Path jar, Path folder) {
        this.name = name;
        this.jar = jar;
        this.folder = folder;
    }

    /** @throws CannotStart when the jar was not built */
    static FastStart of(String name, Path jar, DataDirectory data, Progress progress) {
        try {
            if (!Files.exists(jar)) {
                throw new CannotStart(jar + " is missing. Build it: mvn -DskipTests package.");
            }
            String mark = Long.toHexString(Files.getLastModifiedTime(jar).toMillis() ^ Files.size(jar) << 20);
            var folder = data.folder("programs").resolve(name + "-" + mark);
            var fastStart = new FastStart(name, jar, folder);
            if (!Files.exists(folder)) {
                long since = System.nanoTime();
                fastStart.unpack(data);
                progress.step(name, "unpacked", since);
            }
            return fastStart;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isTrained() {
        return Files.exists(cache());
    }

    List<String> training() {
        return List.of("-XX:AOTCacheOutput=" + unfinished(), "-jar", unpacked());
    }

    /** Takes the cache of a training that ended by itself into use; whether there is one. */
    boolean adopt() {
        try {
            if (Files.exists(unfinished())) {
                Files.move(unfinished(), cache(), StandardCopyOption.REPLACE_EXISTING);
            }
            return isTrained();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> running() {
        return isTrained() ? List.of("-XX:AOTCache=" + cache(), "-jar", unpacked()) : List.of("-jar", unpacked());
    }

    private void unpack(DataDirectory data) throws IOException {
        removeOlder(data);
        var log = data.folder("logs").resolve(name + ".log");
        var unpacking = JavaProcess.start(
                name,
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder + ".new"),
                Map.of(),
                log);
        if (unpacking.await() != 0) {
            throw new CannotStart(jar + " cannot be unpacked; see " + log + ".");
        }
        Files.move(Path.of(folder + ".new"), folder);
    }

    private void removeOlder(DataDirectory data) throws IOException {
        try (var others = Files.list(data.folder("programs"))) {
            for (var other : others.filter(path -> path.getFileName().toString().startsWith(name + "-"))
                    .toList()) {
                try (var files = Files.walk(other)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private String unpacked() {
        return folder.resolve(jar.getFileName()).toString();
    }

    private Path unfinished() {
        return folder.resolve("app.aot.new");
    }

    private Path cache() {
        return folder.resolve("app.aot");
    }
}
