package io.potik.intake.connection;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this installation is reached, and where the key of its secrets lies.
 *
 * @param publicUrl the gateway's address as channels see it, without a slash at the end
 * @param secrets where the key is
 */
@Validated
@ConfigurationProperties("potik")
record IntakeAddress(@DefaultValue("http://localhost:8080") URI publicUrl, SecretsFile secrets) {

    /**
     * The key of the secrets.
     *
     * @param key a file with 32 bytes in base64 on its first line; older keys, still read and no longer used for
     *     writing, may stand on further lines
     */
    record SecretsFile(Path key) {}

    /** The whole address of a hook. */
    String hook(String hookKey) {
        return publicUrl.toString().replaceAll("/+$", "") + "/hooks/" + hookKey;
    }
}
