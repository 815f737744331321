package io.potik.intake.channel.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Verification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VonageSignatureUnitTests {

    private static final String BODY = "{\"uuid\":\"aaaa-1\",\"status\":\"ringing\"}";
    private static final String SMS =
            "msisdn=380671112233&to=380443331122&messageId=0A01&text=a%26b%3Dc&timestamp=1763700000";

    private final VonageChannel channel = new VonageChannel(Fixtures.phones());
    private final ConnectionAccess connection = Fixtures.connection(
            Map.of(), Map.of("signatureSecret", List.of("short", "an-older-secret-that-is-long-enough-for-everybody")));

    private static byte[] hmac(String method, String text, String secret) {
        try {
            var mac = Mac.getInstance(method);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String method, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(method).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String token(String header, String claims, String secret) {
        var signed =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64(hmac("HmacSHA256", signed, secret));
    }

    private static String token(String body, String secret) {
        return token(
                "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
                "{\"iat\":1763700000,\"jti\":\"c5ba8f24\",\"iss\":\"Vonage\",\"payload_hash\":\""
                        + hash("SHA-256", body) + "\",\"api_key\":\"abcdef01\"}",
                secret);
    }

    private static RawDelivery post(String body, String token) {
        return Fixtures.post(body, "Authorization", "Bearer " + token, "Content-Type", "application/json");
    }

    private boolean accepts(RawDelivery delivery) {
        return channel.verify(delivery, connection) instanceof Verification.Accepted;
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "an-older-secret-that-is-long-enough-for-everybody"})
    void aSignedEventIsAcceptedByEitherSecret(String secret) {
        assertThat(accepts(post(BODY, token(BODY, secret)))).isTrue();
    }

    @Test
    void noChangedByteIsAccepted() {
        var token = token(BODY, "short");

        for (int i = 0; i < token.length(); i++) {
            for (char other : new char[] {'A', 'B', 'w', '8', '_'}) {
                if (token.charAt(i) != other) {
                    var wrong = new StringBuilder(token);
                    wrong.setCharAt(i, other);
                    assertThat(accepts(post(BODY, wrong.toString())))
                            .as("%s at %s", other, i)
                            .isFalse();
                }
            }
        }
        for (int i = 0; i < BODY.length(); i++) {
            var wrong = new StringBuilder(BODY);
            wrong.setCharAt(i, BODY.charAt(i) == 'x' ? 'y' : 'x');
            assertThat(accepts(post(wrong.toString(), token))).isFalse();
        }
    }

    @Test
    void tokensThatProveNothingAreRefused() {
        var claims = "{\"iss\":\"Vonage\",\"payload_hash\":\"" + hash("SHA-256", BODY) + "\"}";

        assertThat(accepts(post(BODY, token(BODY, "other")))).isFalse();
        assertThat(accepts(post(BODY, token("{\"alg\":\"none\"}", claims, "short"))))
                .isFalse();
        assertThat(accepts(post(BODY, token("{\"alg\":\"HS512\"}", claims, "short"))))
                .isFalse();
        assertThat(accepts(post(BODY, token("{\"alg\":\"HS256\"}", "{\"iss\":\"Vonage\"}", "short"))))
                .isFalse();
        assertThat(accepts(post(BODY, token("{\"alg\":\"HS256\"}", "no json", "short"))))
                .isFalse();
        assertThat(accepts(post(BODY, "a.b.c"))).isFalse();
        assertThat(accepts(post(BODY, ""))).isFalse();
        assertThat(accepts(Fixtures.post(BODY))).isFalse();
        assertThat(accepts(Fixtures.delivery("PUT", null, new byte[0]))).isFalse();
    }

    @Test
    void aQuestionByGetHasNoBodyToVouchFor() {
        var token = token("{\"alg\":\"HS256\"}", "{\"iss\":\"Vonage\"}", "short");

        assertThat(accepts(Fixtures.delivery(
                        "GET", "uuid=a&to=1&from=2", new byte[0], "Authorization", "Bearer " + token)))
                .isTrue();
        assertThat(accepts(Fixtures.delivery("GET", "uuid=a&to=1&from=2", new byte[0])))
                .isFalse();
    }

    @Test
    void withoutASecretTheAddressIsTheSecret() {
        assertThat(channel.verify(Fixtures.post(BODY), Fixtures.connection(Map.of(), Map.of())))
                .isSameAs(Verification.ACCEPTED);
    }

    @Test
    void textMessagesAreSignedAmongTheirParametersIfAtAll() {
        var signed = "&messageId=0A01&msisdn=380671112233&text=a_b_c&timestamp=1763700000&to=380443331122";
        var strict = Fixtures.connection(Map.of("signedSms", true), Map.of("signatureSecret", List.of("short")));

        assertThat(accepts(Fixtures.post(SMS))).isTrue();
        assertThat(channel.verify(Fixtures.post(SMS), strict)).isInstanceOf(Verification.Refused.class);
        for (var signature : List.of(
                hash("MD5", signed + "short"),
                HexFormat.of().formatHex(hmac("HmacMD5", signed, "short")),
                HexFormat.of().formatHex(hmac("HmacSHA1", signed, "short")),
                HexFormat.of().formatHex(hmac("HmacSHA256", signed, "short")).toUpperCase(java.util.Locale.ROOT),
                HexFormat.of().formatHex(hmac("HmacSHA512", signed, "short")))) {
            assertThat(channel.verify(Fixtures.post(SMS + "&sig=" + signature), strict))
                    .isSameAs(Verification.ACCEPTED);
            assertThat(accepts(Fixtures.post(SMS.replace("a%26b", "a%26c") + "&sig=" + signature)))
                    .isFalse();
        }
        assertThat(accepts(Fixtures.post(SMS + "&sig="))).isFalse();
    }
}
