package io.potik.outbox.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gateway's part in a service's test: a key pair of this JVM and tokens signed by it (RS256, RFC 7515). */
final class TestToken {

    private static final Duration A_LONG_BUILD = Duration.ofHours(12);
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static final KeyPair KEYS = keys();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final Path PUBLIC = pem("PUBLIC KEY", KEYS.getPublic().getEncoded());
    private static final Path PRIVATE = pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());

    private TestToken() {}

    static Path publicKeyFile() {
        return PUBLIC;
    }

    static Path privateKeyFile() {
        return PRIVATE;
    }

    static String signed(UUID staffId, String name, String role, @Nullable UUID team, Object sees) {
        return TOKENS.computeIfAbsent(
                """
                {"iss":"potik-gateway","sub":"%s","name":"%s","role":"%s",%s"sees":%s""".formatted(staffId, name, role, team == null ? "" : "\"team\":\"" + team + "\",", json(sees)),
                TestToken::sign);
    }

    private static String sign(String who) {
        long now = Instant.now().getEpochSecond();
        String claims = who + ",\"iat\":%d,\"exp\":%d}".formatted(now, now + A_LONG_BUILD.toSeconds());
        String content = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object sees) {
        return sees instanceof Collection<?> ids
                ? ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"))
                : "\"" + sees + "\"";
    }

    private static String encode(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path pem(String kind, byte[] der) {
        try {
            var file = Files.createTempFile("potik-test", ".pem");
            file.toFile().deleteOnExit();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
