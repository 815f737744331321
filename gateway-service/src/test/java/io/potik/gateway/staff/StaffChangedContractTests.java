package io.potik.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StaffChangedContractTests {

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(Path.of("..", "contracts/events/gateway/staff.changed.v1"))) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachExampleIsTrue(Path example) throws IOException {
        assertThat(StaffIntegrationTests.schema().validate(Files.readString(example), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsNoticed() throws IOException {
        assertThat(StaffIntegrationTests.schema().validate("{\"id\":\"x\"}", InputFormat.JSON))
                .isNotEmpty();
    }
}
