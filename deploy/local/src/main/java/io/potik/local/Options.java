package io.potik.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What a person asked for on the command line.
 *
 * @param root the project's folder, in which the jars were built
 * @param data where PostgreSQL, Kafka, secrets and logs are kept between starts
 * @param port the gateway's
 * @param demo whether to fill it with a believable business
 * @param fastStarts whether to prepare fast later starts in the background, once a build
 */
public record Options(Path root, Path data, int port, boolean demo, boolean fastStarts) {

    /** The command line in one line. */
    public static final String USAGE =
            "deploy/local/up [--port 8080] [--data DIR] [--demo] [--background] [--no-fast-start]";

    /**
     * Reads the command line; the data folder is {@code .potik} in the project's when none is named.
     *
     * @throws CannotStart when an argument is not known or has no sense
     */
    public static Options parse(Path root, List<String> arguments) {
        var rest = new ArrayDeque<>(arguments);
        Path data = root.resolve(".potik");
        int port = 8080;
        boolean demo = false;
        boolean fastStarts = true;
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--port" -> port = port(value(option, rest));
                case "--data" ->
                    data = Path.of(value(option, rest)).toAbsolutePath().normalize();
                case "--demo" -> demo = true;
                case "--no-fast-start" -> fastStarts = false;
                default -> throw new CannotStart("There is no option " + option + ". Use: " + USAGE);
            }
        }
        return new Options(root, data, port, demo, fastStarts);
    }

    private static String value(String option, ArrayDeque<String> rest) {
        if (rest.isEmpty()) {
            throw new CannotStart(option + " needs a value. Use: " + USAGE);
        }
        return rest.pop();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new CannotStart("--port takes a number from 1 to 65535, not " + text + ".", e);
        }
        throw new CannotStart("--port takes a number from 1 to 65535, not " + text + ".");
    }
}
