package io.potik.intake.channel.shop;

import io.potik.intake.channel.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The signature that shops put over the bytes of a delivery: the HMAC-SHA256 in base64. */
public final class BodySignature {

    private static final String ALGORITHM = "HmacSHA256";

    private BodySignature() {}

    /**
     * Whether one of the secrets has signed these bytes. The text of the signature is compared, not what it decodes to:
     * the last letter of a base64 text has bits that no decoder looks at.
     */
    public static boolean isOf(byte[] body, @Nullable String sent, List<String> secrets) {
        var signatures = secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .map(secret -> Base64.getEncoder().encodeToString(mac(secret, body)))
                .toList();
        return Secrets.isOneOf(sent == null ? null : sent.strip(), signatures);
    }

    private static byte[] mac(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HMAC-SHA256
        }
    }
}
