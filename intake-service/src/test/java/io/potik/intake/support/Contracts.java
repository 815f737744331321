package io.potik.intake.support;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The contracts beside the modules. */
public final class Contracts {

    private static final Path EVENTS = Path.of("..", "contracts", "events");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contracts() {}

    /**
     * What a payload violates; empty when it keeps the contract.
     *
     * @param owner the service that writes the event: {@code lead}
     * @param type {@code lead.created.v1}
     */
    public static List<String> violations(String owner, String type, byte[] payload) {
        var schema = SCHEMAS.getSchema(read(EVENTS.resolve(owner).resolve(type + ".schema.json")), InputFormat.JSON);
        return schema
                .validate(
                        new String(payload, StandardCharsets.UTF_8),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** The types that a service writes. */
    public static List<String> types(String owner) {
        return list(EVENTS.resolve(owner)).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".schema.json"))
                .map(name -> name.replace(".schema.json", ""))
                .toList();
    }

    /** The examples of a type, each as it would come from Kafka; never empty. */
    public static List<byte[]> examples(String owner, String type) {
        var examples = list(EVENTS.resolve(owner).resolve(type)).stream()
                .map(file -> read(file).getBytes(StandardCharsets.UTF_8))
                .toList();
        if (examples.isEmpty()) {
            throw new IllegalStateException("There is no example of " + type);
        }
        return examples;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
