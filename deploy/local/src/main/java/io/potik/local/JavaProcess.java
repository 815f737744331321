package io.potik.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child JVM whose output goes to a log file. */
public final class JavaProcess {

    /** The first option of each, followed by its name: what runs here can be told apart by its command line. */
    public static final String NAME = "-Dpotik.program=";

    private static final long GRACE_SECONDS = 25;

    private final String name;
    private final Process process;
    private final Path log;

    private JavaProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static JavaProcess start(String name, List<String> arguments, Map<String, String> environment, Path log) {
        return start(List.of(), name, arguments, environment, log);
    }

    /** The same at the lowest priority. */
    static JavaProcess startInTheBackground(
            String name, List<String> arguments, Map<String, String> environment, Path log) {
        return start(List.of("nice", "-n", "19"), name, arguments, environment, log);
    }

    private static JavaProcess start(
            List<String> before, String name, List<String> arguments, Map<String, String> environment, Path log) {
        var command = new java.util.ArrayList<>(before);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add(NAME + name.replace(' ', '-'));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new JavaProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @throws CannotStart with the last words of the log when the process has ended */
    void mustLive() {
        if (!process.isAlive()) {
            throw new CannotStart(
                    name + " ended with code " + process.exitValue() + ": " + lastWords() + " Its log is " + log + ".");
        }
    }

    /** The exit code, once it has ended. */
    int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.", e);
        }
    }

    /** SIGTERM. */
    void askToEnd() {
        process.destroy();
    }

    /** SIGTERM, and SIGKILL for one that has not ended after its grace. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL: what a power cut would do to it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.stream()
                    .filter(line -> line.contains("APPLICATION FAILED")
                            || line.contains("Caused by")
                            || line.contains(" ERROR "))
                    .reduce((first, second) -> second)
                    .or(() -> lines.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(lines.getLast()))
                    .orElse("it said nothing.");
        } catch (IOException e) {
            return "its log cannot be read.";
        }
    }
}
