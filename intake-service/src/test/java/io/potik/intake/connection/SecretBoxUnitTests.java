package io.potik.intake.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretBoxUnitTests {

    private static final UUID CONNECTION = UUID.randomUUID();

    private static SecretBox box(String... lines) throws IOException {
        var file = Files.write(Files.createTempFile("secrets", ".key"), List.of(lines));
        file.toFile().deleteOnExit();
        return new SecretBox(new IntakeAddress(URI.create("http://localhost"), new IntakeAddress.SecretsFile(file)));
    }

    private static String key(char filled) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(filled).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsSealedOpensAndNeverLooksTheSame() throws IOException {
        var box = box(key('a'));
        byte[] one = box.seal(CONNECTION, "botToken", "таємниця");
        byte[] other = box.seal(CONNECTION, "botToken", "таємниця");

        assertThat(box.open(CONNECTION, "botToken", one)).isEqualTo("таємниця");
        assertThat(one).isNotEqualTo(other);
        assertThat(new String(one, StandardCharsets.UTF_8)).doesNotContain("таємниця");
    }

    @Test
    void itOpensOnlyForWhatItWasSealedFor() throws IOException {
        var box = box(key('a'));
        byte[] sealed = box.seal(CONNECTION, "botToken", "x");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> box.open(UUID.randomUUID(), "botToken", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box.open(CONNECTION, "secretToken", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box.open(CONNECTION, "botToken", changed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyIsRotatedByPuttingTheNewOneFirst() throws IOException {
        byte[] sealed = box(key('a')).seal(CONNECTION, "botToken", "x");

        assertThat(box(key('b'), key('a')).open(CONNECTION, "botToken", sealed)).isEqualTo("x");
        var without = box(key('b'));
        assertThatThrownBy(() -> without.open(CONNECTION, "botToken", sealed))
                .hasMessageContaining("POTIK_SECRETS_KEY");
    }

    @Test
    void aKeyThatIsNoneIsToldAtTheStart() {
        assertThatThrownBy(SecretBoxUnitTests::box).hasMessageContaining("empty");
        assertThatThrownBy(() -> box("c2hvcnQ=")).hasMessageContaining("32 bytes");
    }
}
