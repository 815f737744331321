package io.potik.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who cannot start: one line that says what to do. */
@Order(0)
class StartingUnitTests {

    private final Path root = Path.of("potik").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void takesWhatWasAskedFor() {
        var options = Options.parse(root, List.of("--port", "9000", "--data", folder.toString(), "--demo"));

        assertThat(options).isEqualTo(new Options(root, folder, 9000, true, true));
        assertThat(Options.parse(root, List.of()))
                .isEqualTo(new Options(root, root.resolve(".potik"), 8080, false, true));
    }

    @Test
    void saysWhichOptionItDoesNotKnow() {
        cannotStart(() -> Options.parse(root, List.of("--prot", "9000")), "There is no option --prot.");
        cannotStart(() -> Options.parse(root, List.of("--port")), "--port needs a value.");
        cannotStart(
                () -> Options.parse(root, List.of("--port", "http")),
                "--port takes a number from 1 to 65535, not http.");
        cannotStart(() -> Options.parse(root, List.of("--port", "70000")), "not 70000.");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            cannotStart(() -> new Ports().exactly(port), "Port " + port + " is taken by another program.");
        }
    }

    @Test
    void leavesTheDataOfAnotherVersionAlone() throws IOException {
        Files.writeString(folder.resolve("VERSION"), "7\n");

        cannotStart(() -> DataDirectory.open(folder), "was written by version 7 of the suite");
        assertThat(folder.resolve("VERSION")).hasContent("7\n");
    }

    @Test
    void usesADataFolderOnceAtATime() {
        try (var first = DataDirectory.open(folder)) {
            assertThat(first.file("VERSION")).exists();
            cannotStart(() -> DataDirectory.open(folder), "Potik is running on " + folder + " already.");
        }
        DataDirectory.open(folder).close();
    }

    @Test
    void saysThatTheDataFolderCannotBeUsed() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "no folder");

        cannotStart(() -> DataDirectory.open(file), "The data folder " + file + " cannot be used");
    }

    @Test
    void saysWhichProcessEndedAndWhy() throws IOException {
        var log = folder.resolve("log");
        var process = JavaProcess.start("lead-service", List.of("-jar", "missing.jar"), java.util.Map.of(), log);
        process.await();

        cannotStart(process::mustLive, "lead-service ended with code 1: Error: Unable to access jarfile missing.jar");
    }

    private static void cannotStart(org.assertj.core.api.ThrowableAssert.ThrowingCallable start, String why) {
        assertThatThrownBy(start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }
}
