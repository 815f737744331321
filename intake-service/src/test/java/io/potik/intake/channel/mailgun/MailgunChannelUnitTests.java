package io.potik.intake.channel.mailgun;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.Verification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailgunChannelUnitTests {

    private static final String KEY = "key-of-the-tests";
    private static final String TOKEN = "06c96bafc3f42a66b9edd546347a2fe18dc23461fe80dc52f1";
    private static final String HEADERS =
            "[[\"From\",\"\\\"Олена К\\\" <Olena+crm@Example.org>\"],[\"Date\",\"Fri, 20 Nov 2026 12:30:00 +0200\"],"
                    + "[\"Message-Id\",\"<mg1@mail.example.org>\"],[\"Subject\",\"Питання\"],[\"To\",\"sales@shop.example\"]]";

    private final MailgunChannel channel = new MailgunChannel(Fixtures.phones());

    private static ConnectionAccess connection() {
        return Fixtures.connection(Map.of(), Map.of("signingKey", List.of("new-key", KEY)));
    }

    private static String sign(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> signed(Instant when) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("timestamp", String.valueOf(when.getEpochSecond()));
        fields.put("token", TOKEN);
        fields.put("signature", sign(KEY, when.getEpochSecond() + TOKEN));
        return fields;
    }

    private static RawDelivery form(Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Fixtures.post(body, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static RawDelivery multipart(Map<String, String> fields, String more) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--XX\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return Fixtures.post(body + more + "--XX--\r\n", "Content-Type", "multipart/form-data; boundary=XX");
    }

    private int refusal(Map<String, String> fields) {
        return switch (channel.verify(form(fields), connection())) {
            case Verification.Refused refused -> refused.status();
            case Verification.Late late -> late.status();
            default -> 0;
        };
    }

    private InboundRequest request(RawDelivery delivery) throws NotUnderstood {
        return ((Item.Request) channel.read(delivery, connection()).getFirst()).request();
    }

    @Test
    void knowsTheSignatureThatIsPublished() {
        // django-anymail's test key, and what its helper computes for this timestamp and token.
        assertThat(MailgunSignature.isBy(
                        List.of("TEST_WEBHOOK_SIGNING_KEY"),
                        "1461261330",
                        "06c96bafc3f42a66b9edd546347a2fe18dc23461fe80dc52f0",
                        "3e24f71c7e802be94c5abca2fd6ca6957cca2e1e2396d26716b87e1ca8c56634"))
                .isTrue();
    }

    @Test
    void acceptsWhatIsSignedWithEitherKeyInBothForms() {
        var fields = signed(Fixtures.NOW);

        assertThat(channel.verify(form(fields), connection())).isEqualTo(Verification.ACCEPTED);
        assertThat(channel.verify(multipart(fields, ""), connection())).isEqualTo(Verification.ACCEPTED);
    }

    @Test
    void refusesEveryChangedByteOfWhatIsSigned() {
        for (var name : List.of("timestamp", "token", "signature")) {
            var value = String.valueOf(signed(Fixtures.NOW).get(name));
            for (int i = 0; i < value.length(); i++) {
                var changed = new LinkedHashMap<>(signed(Fixtures.NOW));
                char other = value.charAt(i) == '1' ? '2' : '1';
                changed.put(name, value.substring(0, i) + other + value.substring(i + 1));

                assertThat(refusal(changed)).as(name + " at " + i).isEqualTo(401);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T21:59:00Z,406",
        "2026-11-20T22:01:00Z,0",
        "2026-11-21T10:14:00Z,0",
        "2026-11-21T10:16:00Z,406"
    })
    void refusesWhatIsTooOldOrOfTheFuture(Instant signed, int refusal) {
        assertThat(refusal(signed(signed))).isEqualTo(refusal);
    }

    @Test
    void refusesForGoodWhatHasNoSignature() {
        assertThat(refusal(Map.of("from", "x"))).isEqualTo(406);
        assertThat(channel.verify(Fixtures.post(""), connection()))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(406));
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), connection()))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(405));
    }

    @Test
    void readsWhatMailgunHasParsed() throws NotUnderstood {
        var fields = signed(Fixtures.NOW);
        fields.put("sender", "bounce+x@relay.example");
        fields.put("message-headers", HEADERS);
        fields.put("body-plain", "Яка ціна?\r\n\r\n> old");
        fields.put("stripped-text", "Яка ціна?");
        fields.put("body-html", "<p>html</p>");

        var request = request(form(fields));

        assertThat(request.externalId()).isEqualTo("<mg1@mail.example.org>");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:30:00Z"));
        assertThat(request.sender().displayName()).isEqualTo("Олена К");
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("email", "olena+crm@example.org", "Olena+crm@Example.org"));
        assertThat(request.text()).isEqualTo("Яка ціна?");
        assertThat(request.form()).containsExactly(Map.entry("subject", "Питання"));
    }

    @Test
    void readsTheFieldsWhenTheHeadersAreBrokenAndListsTheFiles() throws NotUnderstood {
        var fields = signed(Fixtures.NOW);
        fields.put("message-headers", "[[broken");
        fields.put("from", "Olena <olena@example.org>");
        fields.put("subject", "Hi");
        fields.put("Message-Id", "<mg2@mail.example.org>");
        fields.put("body-html", "<p>Only <b>HTML</b></p>");

        var request = request(multipart(
                fields,
                "--XX\r\nContent-Disposition: form-data; name=\"attachment-1\"; filename=\"Прайс.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\nPDF\r\n"));

        assertThat(request.text()).isEqualTo("Only HTML");
        assertThat(request.externalId()).isEqualTo("<mg2@mail.example.org>");
        assertThat(request.attachments())
                .containsExactly(new Attachment("file", "Прайс.pdf", "mail:1", "application/pdf"));
    }

    @Test
    void keepsWhatIsForwardedThoughMailgunTakesItForAQuote() throws NotUnderstood {
        var fields = signed(Fixtures.NOW);
        fields.put("from", "olena@example.org");
        fields.put("subject", "Fwd: Price");
        fields.put("stripped-text", "FYI");
        fields.put("body-plain", "FYI\n\n---------- Forwarded message ---------\nFrom: Ivan\n\nHow much?");

        assertThat(request(form(fields)).text()).endsWith("How much?");
    }

    @Test
    void readsMimeFromItsField() throws NotUnderstood {
        var fields = signed(Fixtures.NOW);
        fields.put("body-mime", "From: o@example.org\r\nMessage-ID: <raw@x>\r\nSubject: Raw\r\n\r\nHello\r\n");

        assertThat(request(form(fields)).text()).isEqualTo("Hello");
        assertThat(request(multipart(fields, "")).externalId()).isEqualTo("<raw@x>");
    }

    @Test
    void ignoresAnAutomaticReply() throws NotUnderstood {
        var fields = signed(Fixtures.NOW);
        fields.put("message-headers", "[[\"From\",\"o@example.org\"],[\"Auto-Submitted\",\"auto-replied\"]]");
        fields.put("body-plain", "I am away");

        assertThat(channel.read(form(fields), connection()).getFirst()).isInstanceOf(Item.Ignored.class);
    }

    @Test
    void wantsAKeyWithoutSpaces() {
        assertThat(channel.check(new SecretsGiven(Map.of("signingKey", " x")))).hasSize(1);
        assertThat(channel.check(new SecretsGiven(Map.of("signingKey", "x")))).isEmpty();
    }
}
