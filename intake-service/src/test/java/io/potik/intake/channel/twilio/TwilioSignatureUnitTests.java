package io.potik.intake.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import io.potik.intake.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSignatureUnitTests {

    /** The example of Twilio's documentation: token 12345. */
    private static final String ADDRESS = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private static final String BODY =
            "CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212";
    private static final String SIGNATURE = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";

    private final TwilioChannel channel =
            new TwilioChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")));

    private static ConnectionAccess connection(String publicUrl, String... tokens) {
        return new ConnectionAccess(
                UUID.randomUUID(),
                "Twilio",
                "https://hooks.example.com/hooks/key",
                new Settings(Map.of("publicUrl", publicUrl)),
                Map.of("authToken", List.of(tokens)));
    }

    private static RawDelivery post(@Nullable String query, String body, String signature) {
        return Fixtures.delivery(
                "POST",
                query,
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded",
                "X-Twilio-Signature",
                signature);
    }

    private boolean accepts(RawDelivery delivery, ConnectionAccess connection) {
        return channel.verify(delivery, connection) instanceof Verification.Accepted;
    }

    private static String sign(String text, String token) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePublishedVectorVerifiesAndNoneWithAChangedByte() {
        var connection = connection(ADDRESS, "67890", "12345");

        assertThat(accepts(post(null, BODY, SIGNATURE), connection)).isTrue();
        assertThat(accepts(post(null, BODY, SIGNATURE), connection(ADDRESS, "67890")))
                .isFalse();
        assertThat(accepts(post(null, BODY, ""), connection)).isFalse();
        assertThat(accepts(post(null, BODY.replace("Digits=1234", "Digits=1235"), SIGNATURE), connection))
                .isFalse();
        for (int i = 0; i < SIGNATURE.length(); i++) {
            var wrong = new StringBuilder(SIGNATURE);
            wrong.setCharAt(i, SIGNATURE.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(accepts(post(null, BODY, wrong.toString()), connection)).isFalse();
        }
        for (int i = 0; i < BODY.length(); i++) {
            var wrong = new StringBuilder(BODY);
            wrong.setCharAt(i, BODY.charAt(i) == 'x' ? 'y' : 'x');
            assertThat(accepts(post(null, wrong.toString(), SIGNATURE), connection))
                    .isFalse();
        }
    }

    @Test
    void withoutASignatureNothingIsAccepted() {
        assertThat(channel.verify(Fixtures.post(BODY), connection(ADDRESS, "12345")))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(channel.verify(Fixtures.delivery("DELETE", null, new byte[0]), connection(ADDRESS, "12345")))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(405));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a?b=1, , https://example.com/a?b=1",
        "https://example.com/a?b=1, , https://example.com:443/a?b=1",
        "http://example.com/a, , http://example.com:80/a",
        "https://example.com:1234/a, , https://example.com/a",
        "https://example.com:1234/a, , https://example.com:1234/a",
        "https://example.com/a, b=1&c=%20x, https://example.com/a?b=1&c=%20x",
        "https://example.com/a?old=1, b=1, https://example.com/a?b=1",
        "https://example.com, b=1, https://example.com/hooks/key?b=1",
        "https://example.com/, , https://example.com/hooks/key",
        "https://other.example.com/x, , https://hooks.example.com/hooks/key",
        "https://example.com//a/ñ, , https://example.com//a/ñ",
    })
    void theAddressIsTriedAsTwilioMayKnowIt(String publicUrl, @Nullable String query, String signed) {
        var signature = sign(signed + "CallSidCA1", "12345");

        assertThat(accepts(post(query, "CallSid=CA1", signature), connection(publicUrl, "12345")))
                .isTrue();
        assertThat(accepts(post(query, "CallSid=CA2", signature), connection(publicUrl, "12345")))
                .isFalse();
    }

    @Test
    void theSchemeCounts() {
        assertThat(accepts(
                        post(null, "CallSid=CA1", sign("http://example.com/aCallSidCA1", "12345")),
                        connection("https://example.com/a", "12345")))
                .isFalse();
    }

    @Test
    void parametersOfTheSameNameAllCountAndNamesAreSortedByTheirCase() {
        var signature =
                sign("https://example.com/a" + "ACallSid" + "CallSidCA1" + "Ma" + "Mb+ c" + "callSidlower", "12345");

        assertThat(accepts(
                        post(null, "callSid=lower&M=b%2B+c&CallSid=CA1&M=a&A=CallSid&M=a", signature),
                        connection("https://example.com/a", "12345")))
                .isTrue();
        assertThat(accepts(
                        post(null, "callSid=lower&M=b%2B+c&CallSid=CA1&A=CallSid", signature),
                        connection("https://example.com/a", "12345")))
                .isFalse();
    }

    @Test
    void aJsonBodyIsVouchedForByItsHashInTheAddress() throws GeneralSecurityException {
        var body = "{\"MessageSid\":\"SM1\"}";
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        var query = "a=1&bodySHA256=" + hash;
        var signature = sign("https://example.com/a?" + query, "12345");
        var connection = connection("https://example.com/a", "12345");

        assertThat(accepts(post(query, body, signature), connection)).isTrue();
        assertThat(accepts(post(query, body + " ", signature), connection)).isFalse();
        assertThat(accepts(post("a=1", body, sign("https://example.com/a?a=1", "12345")), connection))
                .isFalse();
        assertThat(accepts(post(null, body, signature), connection("https://example.com/a?" + query, "12345")))
                .isTrue();
    }

    @Test
    void aGetIsSignedWithItsQuery() {
        var get = Fixtures.delivery(
                "GET",
                "CallSid=CA1&From=%2B1",
                new byte[0],
                "X-Twilio-Signature",
                sign("https://example.com/a?CallSid=CA1&From=%2B1", "12345"));

        assertThat(accepts(get, connection("https://example.com/a", "12345"))).isTrue();
    }
}
