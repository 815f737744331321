package io.potik.intake.channel.mailgun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hexadecimal HMAC-SHA256 of the timestamp and the token, which are fields of the body. */
final class MailgunSignature {

    private MailgunSignature() {}

    /** Whether one of the keys has signed this, in a time that tells nothing about them but their number. */
    static boolean isBy(List<String> keys, String timestamp, String token, String signature) {
        byte[] sent = signature.getBytes(StandardCharsets.UTF_8);
        boolean one = false;
        for (var key : keys) {
            var expected = HexFormat.of().formatHex(hmac(key, timestamp + token));
            one |= MessageDigest.isEqual(sent, expected.getBytes(StandardCharsets.UTF_8));
        }
        return one;
    }

    private static byte[] hmac(String key, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HMAC-SHA256, and no secret is empty
        }
    }
}
