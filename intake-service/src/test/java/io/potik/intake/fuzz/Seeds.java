package io.potik.intake.fuzz;

import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lets the fuzzer begin with what the tests of the rooms send: each delivery of theirs is written to the folder that the
 * property {@code potik.fuzz.seeds} names. Without the property nothing happens.
 */
public final class Seeds {

    private static final @Nullable String FOLDER = System.getProperty("potik.fuzz.seeds");
    private static final String ROOMS = "io.potik.intake.channel.";
    private static final int LARGEST = 20_000;

    private Seeds() {}

    /** Keeps a delivery as a seed for the room whose test makes it. */
    public static void keep(RawDelivery delivery) {
        if (FOLDER == null || delivery.body().length > LARGEST) {
            return;
        }
        StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.startsWith(ROOMS) && name.indexOf('.', ROOMS.length()) > 0)
                        .map(name -> name.substring(ROOMS.length(), name.indexOf('.', ROOMS.length())))
                        .findFirst())
                .ifPresent(room -> write(room, FuzzCase.of(room, delivery).bytes()));
    }

    /** Writes bytes as a seed, named by what they are. */
    static void write(String room, byte[] seed) {
        if (FOLDER == null) {
            return;
        }
        try {
            Files.createDirectories(Path.of(FOLDER));
            Files.write(Path.of(FOLDER, room + "-" + Secrets.fingerprint(seed).substring(0, 16)), seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
