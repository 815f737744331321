package io.potik.load;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a measure was started with.
 *
 * @param root the project's folder
 * @param numbers the options by their names
 */
public record Arguments(Path root, Map<String, Integer> numbers) {

    /**
     * Reads the project's folder and then {@code --name number} for each of the names that have a default.
     *
     * @throws IllegalArgumentException with the line that says what is possible
     */
    public static Arguments of(String[] given, Map<String, Integer> defaults) {
        var numbers = new HashMap<>(defaults);
        for (int i = 1; i < given.length; i += 2) {
            if (!defaults.containsKey(given[i]) || i + 1 == given.length || !given[i + 1].matches("\\d{1,7}")) {
                throw new IllegalArgumentException("Options, each with a number: " + defaults.keySet());
            }
            numbers.put(given[i], Integer.valueOf(given[i + 1]));
        }
        return new Arguments(root(given), numbers);
    }

    static Path root(String[] given) {
        return Path.of(given[0]).toAbsolutePath().normalize();
    }

    /** The value of an option. */
    public int number(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }
}
