package io.potik.intake.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparing secrets, and fingerprints of bytes. */
public final class Secrets {

    private Secrets() {}

    /** Whether what was sent is one of the valid secrets, in a time that tells nothing about them but their number. */
    public static boolean isOneOf(@Nullable String sent, List<String> valid) {
        byte[] digest = sha256((sent == null ? "" : sent).getBytes(StandardCharsets.UTF_8));
        boolean one = false;
        for (var secret : valid) {
            one |= MessageDigest.isEqual(digest, sha256(secret.getBytes(StandardCharsets.UTF_8)));
        }
        return one && sent != null;
    }

    /** SHA-256 in hexadecimal, to recognise the same bytes by. */
    public static String fingerprint(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
