package io.potik.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What the services keep secret, made at the first start.
 *
 * @param privateKey PKCS#8 PEM, signs the internal token
 * @param publicKey X.509 PEM, checks it
 * @param secretsKey base64 of 32 bytes, encrypts connections' secrets
 * @param ownerEmail the first owner's
 * @param ownerPassword the first owner's, kept so that it can be printed again
 */
record Secrets(Path privateKey, Path publicKey, Path secretsKey, String ownerEmail, Path ownerPassword) {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    static Secrets of(DataDirectory data) {
        var folder = data.folder("secrets");
        var privateKey = folder.resolve("internal-private.pem");
        if (!Files.exists(privateKey)) {
            make(data);
        }
        return new Secrets(
                privateKey,
                folder.resolve("internal-public.pem"),
                folder.resolve("secrets.key"),
                read(folder.resolve("owner-email")),
                folder.resolve("owner-password"));
    }

    String password() {
        return read(ownerPassword);
    }

    private static void make(DataDirectory data) {
        var random = new SecureRandom();
        byte[] key = new byte[32];
        random.nextBytes(key);
        data.secret("secrets.key", Base64.getEncoder().encodeToString(key) + "\n");
        data.secret("owner-email", environment("POTIK_OWNER_EMAIL", "owner@potik.local") + "\n");
        data.secret("owner-password", environment("POTIK_OWNER_PASSWORD", password(random)) + "\n");
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var keys = generator.generateKeyPair();
            data.secret(
                    "internal-public.pem", pem("PUBLIC KEY", keys.getPublic().getEncoded()));
            data.secret(
                    "internal-private.pem", pem("PRIVATE KEY", keys.getPrivate().getEncoded())); // last: the mark
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has RSA
        }
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static String password(SecureRandom random) {
        var password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
