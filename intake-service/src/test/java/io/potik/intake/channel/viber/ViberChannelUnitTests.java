package io.potik.intake.channel.viber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViberChannelUnitTests {

    private static final String PERSON = "tR7/9bKq0+Zl1mNo2pQs3w==";
    private static final String SENDER =
            "\"sender\":{\"id\":\"" + PERSON + "\",\"name\":\"Оксана\",\"country\":\"UA\"}";
    private static final String TOKEN = "5924486937214758423";

    private final ViberChannel channel = new ViberChannel(new ViberApi(
            new ViberSettings(URI.create("http://localhost:1"), Duration.ofSeconds(1), Duration.ofSeconds(1), 25)));

    private static ConnectionAccess bot(String... tokens) {
        return Fixtures.connection(Map.of(), Map.of("authToken", List.of(tokens)));
    }

    private Item read(String callback) throws NotUnderstood {
        return channel.read(Fixtures.post(callback), bot("token")).getFirst();
    }

    private InboundRequest request(String callback) throws NotUnderstood {
        var item = read(callback);
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    private InboundRequest message(String content) throws NotUnderstood {
        return request("{\"event\":\"message\",\"timestamp\":1795000000123,\"chat_hostname\":\"SN-CHAT-01_\","
                + "\"message_token\":" + TOKEN + "," + SENDER + ",\"message\":{" + content + "},\"silent\":false}");
    }

    /** The first is Viber's own, from the tests of its library for Python; the second is published by Courier. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3"
                        + "|{\"event\":\"webhook\",\"timestamp\":4977069964384421269,\"message_token\":1478683725125}"
                        + "|d21b343448c8aee33b8e93768ef6ceb64a6ba6163099973a2b8bd028fea510ef",
                "44b935abea139fd6-53fa53b32559c4a6-12dbd3d883b06835"
                        + "|{\"event\":\"unsubscribed\",\"timestamp\":1516678387902,\"user_id\":\"KMMqtlNTDxIm/5bZhdQ5uA==\",\"message_token\":5136431130449316903}"
                        + "|d84d8648b402a2737838fea4da41d903d1af1aed92466b1758828ad27e31a9f9",
            })
    void publishedSignaturesVerifyAndNoneWithAChangedByte(String token, String body, String signature) {
        assertThat(accepted(body.getBytes(StandardCharsets.UTF_8), signature, bot("newer", token)))
                .isTrue();

        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(accepted(changed, signature, bot(token)))
                    .as("byte %d", i)
                    .isFalse();
        }
        for (int i = 0; i < signature.length(); i++) {
            var changed = new StringBuilder(signature);
            changed.setCharAt(i, signature.charAt(i) == '0' ? '1' : '0');
            assertThat(accepted(bytes, changed.toString(), bot(token))).isFalse();
        }
        assertThat(accepted(bytes, "", bot(token))).isFalse();
        assertThat(accepted(bytes, signature, bot("other"))).isFalse();
        assertThat(accepted(bytes, signature, bot())).isFalse();
    }

    private boolean accepted(byte[] body, String signature, ConnectionAccess bot) {
        return channel.verify(Fixtures.delivery("POST", null, body, "X-Viber-Content-Signature", signature), bot)
                instanceof Verification.Accepted;
    }

    @Test
    void theSignatureMayStandInTheQuery() {
        var body = "{\"event\":\"webhook\",\"timestamp\":4977069964384421269,\"message_token\":1478683725125}"
                .getBytes(StandardCharsets.UTF_8);
        var sig = "sig=d21b343448c8aee33b8e93768ef6ceb64a6ba6163099973a2b8bd028fea510ef";

        assertThat(channel.verify(
                        Fixtures.delivery("POST", "a=b&" + sig, body),
                        bot("44dafb7e0f40021e-61a47a1e6778d187-f2c5a676a07050b3")))
                .isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void refusesWithoutASignatureAndByAnotherVerb() {
        assertThat(channel.verify(Fixtures.post("{}"), bot("token")))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), bot("token")))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(405));
        assertThat(channel.answer(Fixtures.post("{}"), bot("token")).status()).isEqualTo(200);
    }

    @Test
    void readsAText() throws NotUnderstood {
        var request = message("\"type\":\"text\",\"text\":\"Доставка є?\",\"tracking_data\":\"x\"");

        assertThat(request.channel()).isEqualTo("viber");
        assertThat(request.kind()).isEqualTo("message");
        assertThat(request.externalId()).isEqualTo(TOKEN);
        assertThat(request.messageKey()).isEqualTo(TOKEN);
        assertThat(request.text()).isEqualTo("Доставка є?");
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochMilli(1795000000123L));
        assertThat(request.sender().displayName()).isEqualTo("Оксана");
        assertThat(request.sender().contactPoints()).containsExactly(new ContactPoint("viber", PERSON, PERSON));
        assertThat(request.conversationId()).isEqualTo(PERSON);
        assertThat(request.attachments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\":\"picture\",\"media\":\"https://v/p.jpg\",\"thumbnail\":\"https://v/t.jpg\" | [photo] | photo | https://v/p.jpg",
                "\"type\":\"picture\",\"media\":\"https://v/p.jpg\",\"text\":\"Such a one?\" | Such a one? | photo | https://v/p.jpg",
                "\"type\":\"video\",\"media\":\"https://v/v.mp4\",\"duration\":7 | [video, 7 s] | video | https://v/v.mp4",
                "\"type\":\"file\",\"media\":\"https://v/f\",\"file_name\":\"price.pdf\",\"size\":10 | [file price.pdf] | file | https://v/f",
                "\"type\":\"url\",\"media\":\"https://shop.ua/1\" | https://shop.ua/1 | link | https://shop.ua/1",
                "\"type\":\"url\",\"media\":\"https://shop.ua/1\",\"text\":\"this\" | this | link | https://shop.ua/1",
                "\"type\":\"sticker\",\"sticker_id\":46105 | [sticker] | sticker | viber:sticker:46105",
                "\"type\":\"location\",\"location\":{\"lat\":50.45,\"lon\":30.52} | [location 50.45 30.52] | location | geo:50.45,30.52",
                "\"type\":\"contact\",\"contact\":{\"name\":\"Ivan\",\"phone_number\":\"+380671112233\"}"
                        + " | [contact Ivan +380671112233] | contact | tel:+380671112233",
                "\"type\":\"new_kind\",\"media\":\"https://v/x\" | [message] | file | https://v/x",
            })
    void describesWhatIsNoText(String content, String text, String kind, String url) throws NotUnderstood {
        var request = message(content);

        assertThat(request.text()).isEqualTo(text);
        assertThat(request.attachments()).hasSize(1);
        assertThat(request.attachments().getFirst().kind()).isEqualTo(kind);
        assertThat(request.attachments().getFirst().url()).isEqualTo(url);
        // A shared card is nobody's own number here.
        assertThat(request.sender().contactPoints()).hasSize(1);
    }

    @Test
    void aFileKeepsItsName() throws NotUnderstood {
        assertThat(message("\"type\":\"file\",\"media\":\"https://v/f\",\"file_name\":\"прайс.pdf\"")
                        .attachments())
                .containsExactly(new Attachment("file", "прайс.pdf", "https://v/f", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"text\"",
                "\"type\":\"picture\"",
                "\"type\":\"location\"",
                "\"type\":\"contact\"",
                "\"type\":\"rich_media\",\"rich_media\":{\"Type\":\"rich_media\",\"Buttons\":[]}",
                "\"type\":17,\"text\":{}",
                ""
            })
    void aMessageWithPartsMissingIsStillARequest(String content) throws NotUnderstood {
        var request = message(content);

        assertThat(request.text()).startsWith("[");
        assertThat(request.attachments()).isEmpty();
    }

    @Test
    void aPressedButtonWritesWhatItSays() throws NotUnderstood {
        assertThat(message("\"type\":\"text\",\"text\":\"order:17\"").text()).isEqualTo("order:17");
    }

    @Test
    void whoSubscribesOrOpensTheBotHasFoundIt() throws NotUnderstood {
        var user = "\"user\":{\"id\":\"" + PERSON + "\",\"name\":\"Оксана\"}";
        var opened = request("{\"event\":\"conversation_started\",\"timestamp\":1795000000123,\"message_token\":"
                + TOKEN + ",\"type\":\"open\",\"context\":\"spring-sale\"," + user + ",\"subscribed\":false}");
        var subscribed = request("{\"event\":\"subscribed\",\"timestamp\":1795000000123,\"message_token\":\"" + TOKEN
                + "\"," + user + "}");

        assertThat(opened.kind()).isEqualTo("follow");
        assertThat(opened.attribution()).isEqualTo(Attribution.ofAd("spring-sale"));
        assertThat(opened.sender().contactPoints()).containsExactly(new ContactPoint("viber", PERSON, PERSON));
        assertThat(opened.externalId()).isEqualTo(TOKEN);
        assertThat(subscribed.kind()).isEqualTo("follow");
        assertThat(subscribed.attribution()).isNull();
        assertThat(subscribed.externalId()).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"delivered,delivered", "seen,read", "failed,failed"})
    void whatBecameOfAnAnswerIsNews(String event, String state) throws NotUnderstood {
        var item = read("{\"event\":\"" + event + "\",\"timestamp\":1795000000123,\"message_token\":" + TOKEN
                + ",\"user_id\":\"" + PERSON + "\",\"desc\":\"no route\"}");

        assertThat(item).isInstanceOfSatisfying(Item.AnswerNews.class, news -> {
            assertThat(news.messages()).containsExactly(TOKEN);
            assertThat(news.state()).isEqualTo(state);
            // One message has all three of them, with the same token.
            assertThat(news.externalId()).isEqualTo(event + ":" + TOKEN);
            assertThat(news.reason()).isEqualTo(event.equals("failed") ? "Viber could not deliver it: no route" : null);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"event\":\"webhook\",\"timestamp\":4987034606158369000,\"message_token\":1481059480858 | webhook",
                "\"event\":\"unsubscribed\",\"user_id\":\"x\",\"message_token\":4912661846655238145 | unsubscribed",
                "\"event\":\"client_status\",\"message_token\":1,\"user\":{\"id\":\"x\"} | clientStatus",
                "\"event\":\"action\",\"message_token\":1 | action",
                "\"event\":\"something_new\",\"message_token\":1 | unknown",
            })
    void whatIsNoRequestIsIgnoredByItsKind(String content, String kind) throws NotUnderstood {
        assertThat(read("{" + content + "}"))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"message\",\"message_token\":1,\"message\":{\"type\":\"text\",\"text\":\"x\"}}",
                "{\"event\":\"brand_new\",\"message_token\":1,\"message\":{\"text\":\"x\"}}",
                "{\"event\":\"subscribed\",\"message_token\":1}"
            })
    void whatLooksLikeARequestButCannotBeReadIsKept(String callback) throws NotUnderstood {
        assertThat(read(callback)).isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void aTimeThatCannotBeRightIsTheReceipts() throws NotUnderstood {
        for (var time : List.of("4977069964384421269", "0", "-1", "1795000000", "\"asdf\"", "null", "51742000000000")) {
            assertThat(request("{\"event\":\"message\",\"timestamp\":" + time + ",\"message_token\":1," + SENDER
                                    + ",\"message\":{\"text\":\"x\"}}")
                            .occurredAt())
                    .as(time)
                    .isEqualTo(Fixtures.NOW);
        }
    }

    @Test
    void withoutATokenTheSameEventIsStillKnownAgain() throws NotUnderstood {
        var callback = "{\"event\":\"unsubscribed\",\"timestamp\":1795000000123,\"user_id\":\"" + PERSON + "\"}";

        assertThat(read(callback).externalId())
                .isEqualTo(read(callback).externalId())
                .isEqualTo("unsubscribed:1795000000123:" + PERSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "5", "{}", "{\"event\":5}", "{\"event\":\"message\""})
    void whatIsNoCallbackIsNotUnderstood(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void settingsAndSecretsHaveVibersForm() {
        assertThat(channel.check(new Settings(Map.of("senderName", "Крамниця", "senderAvatar", "https://a/b.png"))))
                .isEmpty();
        assertThat(channel.check(new Settings(Map.of("senderName", "x".repeat(29), "senderAvatar", "b.png"))))
                .hasSize(2);
        assertThat(channel.check(new SecretsGiven(Map.of("authToken", "with a space and more"))))
                .hasSize(1)
                .noneMatch(error -> error.message().contains("with a space"));
        assertThat(channel.check(new SecretsGiven(Map.of()))).isEmpty();
    }
}
