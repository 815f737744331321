package io.potik.intake.channel.sendgrid;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** ECDSA with SHA-256 over the timestamp and the raw body, in base64. */
final class SendgridSignature {

    private SendgridSignature() {}

    static boolean isBy(String publicKey, @Nullable String timestamp, byte[] body, @Nullable String signature) {
        var key = key(publicKey);
        if (key == null || timestamp == null || signature == null) {
            return false;
        }
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(timestamp.getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        try {
            var verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(signed.toByteArray());
            return verifier.verify(Base64.getDecoder().decode(signature.strip()));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    /** The key as SendGrid shows it, with or without the lines around it, or null when it is none. */
    static @Nullable PublicKey key(String text) {
        try {
            var der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            return null;
        }
    }
}
