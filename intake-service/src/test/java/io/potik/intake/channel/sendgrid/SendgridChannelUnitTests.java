package io.potik.intake.channel.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendgridChannelUnitTests {

    private static final Charset CP1251 = Charset.forName("windows-1251");
    private static final ConnectionAccess OPEN = Fixtures.connection(Map.of(), Map.of());

    private final SendgridChannel channel = new SendgridChannel(Fixtures.phones());

    private static byte[] part(String head, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                ("--xYz\r\nContent-Disposition: form-data; " + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(content);
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] field(String name, String content, Charset charset) {
        return part("name=\"" + name + "\"", content.getBytes(charset));
    }

    private static RawDelivery delivery(byte[]... parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(part);
        }
        body.writeBytes("--xYz--\r\n".getBytes(StandardCharsets.UTF_8));
        return Fixtures.delivery("POST", null, body.toByteArray(), "Content-Type", "multipart/form-data; boundary=xYz");
    }

    private InboundRequest request(RawDelivery delivery) throws NotUnderstood {
        return ((Item.Request) channel.read(delivery, OPEN).getFirst()).request();
    }

    @Test
    void readsEveryFieldInItsOwnCharset() throws NotUnderstood {
        var request = request(delivery(
                field(
                        "headers",
                        "From: Olena <Olena@Example.com>\nDate: Fri, 20 Nov 2026 10:30:00 UTC\n",
                        StandardCharsets.UTF_8),
                field("from", "Olena <Olena@Example.com>", StandardCharsets.UTF_8),
                field("subject", "Ціна столу", Charset.forName("KOI8-U")),
                field("text", "Скільки коштує “стіл”?", CP1251),
                field("html", "<p>html</p>", StandardCharsets.UTF_8),
                field(
                        "charsets",
                        "{\"subject\":\"koi8-r\",\"text\":\"windows-1251\",\"from\":\"UTF-8\"}",
                        StandardCharsets.UTF_8)));

        assertThat(request.text()).isEqualTo("Скільки коштує “стіл”?");
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("email", "olena@example.com", "Olena@Example.com"));
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:30:00Z"));
        assertThat(request.externalId()).startsWith("sha256:");
    }

    @Test
    void recognisesTheSameMailInAnotherEnvelope() throws NotUnderstood {
        var from = field("from", "o@example.com", StandardCharsets.UTF_8);
        var text = field("text", "One", StandardCharsets.UTF_8);

        assertThat(request(delivery(from, text)).externalId())
                .isEqualTo(request(delivery(text, from, field("spam_score", "1", StandardCharsets.UTF_8)))
                        .externalId())
                .isNotEqualTo(request(delivery(from, field("text", "Two", StandardCharsets.UTF_8)))
                        .externalId());
    }

    @Test
    void readsRawMimeAndFiles() throws NotUnderstood {
        var raw =
                "From: o@example.com\r\nMessage-ID: <raw@x>\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\nПривіт\r\n";

        assertThat(request(delivery(part("name=\"email\"", raw.getBytes(CP1251)))))
                .satisfies(request -> {
                    assertThat(request.externalId()).isEqualTo("<raw@x>");
                    assertThat(request.text()).isEqualTo("Привіт");
                });
        assertThat(request(delivery(
                                field("from", "o@example.com", StandardCharsets.UTF_8),
                                part(
                                        "name=\"attachment1\"; filename=\"Фото.png\"\r\nContent-Type: image/png",
                                        new byte[] {1, 2})))
                        .attachments())
                .containsExactly(new Attachment("photo", "Фото.png", "mail:1", "image/png"));
    }

    @Test
    void doesNotUnderstandWhatIsNoForm() {
        assertThatThrownBy(() ->
                        channel.read(Fixtures.post("nothing", "Content-Type", "multipart/form-data; boundary=q"), OPEN))
                .isInstanceOf(NotUnderstood.class);
    }

    @Test
    void verifiesTheSignatureWhenItKnowsTheKey() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var connection = Fixtures.connection(
                Map.of(
                        "publicKey",
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())),
                Map.of());
        byte[] body = "--xYz--\r\n".getBytes(StandardCharsets.UTF_8);
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update("1795000000".getBytes(StandardCharsets.UTF_8));
        signer.update(body);
        var signature = Base64.getEncoder().encodeToString(signer.sign());

        assertThat(channel.verify(signed(body, "1795000000", signature), connection))
                .isEqualTo(Verification.ACCEPTED);
        assertThat(channel.verify(signed(body, "1795000001", signature), connection))
                .isInstanceOf(Verification.Refused.class);
        assertThat(channel.verify(signed(body, "1795000000", "AAAA"), connection))
                .isInstanceOf(Verification.Refused.class);
        assertThat(channel.verify(Fixtures.delivery("POST", null, body), connection))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        for (int i = 0; i < body.length; i++) {
            byte[] changed = body.clone();
            changed[i] = (byte) (changed[i] ^ 1);
            assertThat(channel.verify(signed(changed, "1795000000", signature), connection))
                    .isInstanceOf(Verification.Refused.class);
        }
    }

    @Test
    void acceptsWhatIsUnsignedWhenThereIsNoKey() {
        assertThat(channel.verify(Fixtures.post("x"), OPEN)).isEqualTo(Verification.ACCEPTED);
        assertThat(channel.check(new Settings(Map.of("publicKey", "nonsense")))).hasSize(1);
        assertThat(channel.answer(Fixtures.post("x"), OPEN).status()).isEqualTo(200);
        assertThat(channel.description().setup()).isNotEqualTo(List.of());
    }

    private static RawDelivery signed(byte[] body, String timestamp, String signature) {
        return Fixtures.delivery(
                "POST",
                null,
                body,
                "X-Twilio-Email-Event-Webhook-Signature",
                signature,
                "X-Twilio-Email-Event-Webhook-Timestamp",
                timestamp);
    }
}
