package io.potik.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class FilePropertiesUnitTests {

    private static FileProperties of(Map<String, Object> environment) {
        return new Binder(ConfigurationPropertySources.from(
                        new SystemEnvironmentPropertySource("systemEnvironment", environment)))
                .bindOrCreate("potik.files", FileProperties.class);
    }

    @Test
    void withoutSettingsFilesAreInTheDatabase() {
        assertThat(of(Map.of("POTIK_FILES_FOLDER", "plans")))
                .isEqualTo(new FileProperties(DataSize.ofMegabytes(10), DataSize.ofGigabytes(5), "plans", null));
    }

    @Test
    void aStorageIsSpokenToByHttpsUnlessItsAddressSaysOtherwise() {
        for (var endpoint : Map.of(
                        "s3.example.org", "https://s3.example.org/cards/a",
                        "https://s3.example.org/", "https://s3.example.org/cards/a",
                        "http://minio:9000", "http://minio:9000/cards/a")
                .entrySet()) {
            var s3 = Objects.requireNonNull(of(Map.of(
                            "POTIK_FILES_S3_ENDPOINT", endpoint.getKey(),
                            "POTIK_FILES_S3_BUCKET", "cards",
                            "POTIK_FILES_S3_ACCESSKEY", "key",
                            "POTIK_FILES_S3_SECRET", "hush"))
                    .s3());
            assertThat(s3.address("a")).hasToString(endpoint.getValue());
            assertThat(s3.region()).isEqualTo("us-east-1");
            assertThat(s3.toString()).doesNotContain("hush");
        }
    }

    @Test
    void aServiceThatHasNoFolderDoesNotStart() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("potik.files")
                        .hasMessageContaining("folder"));
    }

    @EnableConfigurationProperties(FileProperties.class)
    static class Settings {}

    @Test
    void aLimitIsMoreThanNothing() {
        assertThatThrownBy(() -> of(Map.of("POTIK_FILES_LARGEST", "0B"))).isInstanceOf(BindException.class);
    }
}
