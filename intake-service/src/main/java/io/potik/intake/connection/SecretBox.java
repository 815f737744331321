package io.potik.intake.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Secrets at rest: AES-256-GCM with a random nonce. Sealed bytes are the key's id (4), the nonce (12), then the
 * ciphertext and its tag; they open only for the connection and the name for which they were sealed.
 */
@Component
class SecretBox {

    private static final int ID = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, SecretKeySpec> keys = new LinkedHashMap<>();
    private final int current;

    SecretBox(IntakeAddress address) {
        var file = address.secrets().key();
        for (var line : lines(file)) {
            byte[] key = decoded(line, file);
            keys.put(idOf(key), new SecretKeySpec(key, "AES"));
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException(
                    file + " is empty: it needs 32 random bytes in base64 (POTIK_SECRETS_KEY).");
        }
        current = keys.keySet().iterator().next();
    }

    byte[] seal(UUID connection, String name, String secret) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed =
                crypt(Cipher.ENCRYPT_MODE, current, nonce, connection, name, secret.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(ID + NONCE + sealed.length)
                .putInt(current)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * The secret.
     *
     * @throws IllegalStateException when its key is not in the file any more, or the bytes were tampered with
     */
    String open(UUID connection, String name, byte[] sealed) {
        int key = ByteBuffer.wrap(sealed).getInt();
        byte[] nonce = Arrays.copyOfRange(sealed, ID, ID + NONCE);
        byte[] rest = Arrays.copyOfRange(sealed, ID + NONCE, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, key, nonce, connection, name, rest), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, int key, byte[] nonce, UUID connection, String name, byte[] bytes) {
        var secretKey = keys.get(key);
        if (secretKey == null) {
            throw new IllegalStateException(
                    "A secret was sealed with a key that is not in the file of POTIK_SECRETS_KEY any more.");
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, secretKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((connection + " " + name).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret of connection " + connection + " cannot be opened.", e);
        }
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The key of the secrets cannot be read from " + file + " (POTIK_SECRETS_KEY): make one with"
                            + " `openssl rand -base64 32`.",
                    e);
        }
    }

    private static byte[] decoded(String line, Path file) {
        byte[] key = Base64.getDecoder().decode(line);
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException(file + " must hold 32 bytes in base64, not " + key.length + ".");
        }
        return key;
    }

    private static int idOf(byte[] key) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key))
                    .getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
