package io.potik.intake.channel.postmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostmarkChannelUnitTests {

    private static final ConnectionAccess OPEN = Fixtures.connection(Map.of(), Map.of());
    private static final String MAIL = """
            {"FromName":"Олена Коваль","From":"Olena@Example.com",
             "FromFull":{"Email":"Olena@Example.com","Name":"Олена \\"Оля\\" Коваль","MailboxHash":""},
             "To":"sales+lead7@inbound.example","Subject":"Питання","MessageID":"73e6d360-66eb-11e1-8e72-a8904824019b",
             "ReplyTo":"desk@example.com","MailboxHash":"lead7","Date":"Fri, 20 Nov 2026 12:30:00 +0200",
             "TextBody":"Яка ціна?\\n\\n> old","HtmlBody":"<p>x</p>","StrippedTextReply":"%s","Tag":"",
             "Headers":[%s],
             "Attachments":[{"Name":"Фото.jpg","ContentType":"image/jpeg","Content":"AA==","ContentLength":1}]}""";
    private static final String ID = "{\"Name\":\"Message-ID\",\"Value\":\"<pm1@example.com>\"}";

    private final PostmarkChannel channel = new PostmarkChannel(Fixtures.phones());

    private Item item(String json) throws NotUnderstood {
        return channel.read(Fixtures.post(json), OPEN).getFirst();
    }

    private InboundRequest request(String json) throws NotUnderstood {
        return ((Item.Request) item(json)).request();
    }

    @Test
    void readsAMail() throws NotUnderstood {
        var request = request(MAIL.formatted("Яка ціна?", ID));

        assertThat(request.externalId()).isEqualTo("<pm1@example.com>");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:30:00Z"));
        assertThat(request.sender().displayName()).isEqualTo("Олена \"Оля\" Коваль");
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("email", "olena@example.com", "Olena@Example.com"));
        assertThat(request.text()).isEqualTo("Яка ціна?");
        assertThat(request.conversationId()).isEqualTo("<pm1@example.com> <desk@example.com> Питання");
        assertThat(request.attachments()).containsExactly(new Attachment("photo", "Фото.jpg", "mail:1", "image/jpeg"));
    }

    @Test
    void takesItsOwnIdOnlyWhenTheMailHasNone() throws NotUnderstood {
        assertThat(request(MAIL.formatted("", "")).externalId()).isEqualTo("73e6d360-66eb-11e1-8e72-a8904824019b");
        assertThat(request(
                                "{\"From\":\"o@example.com\",\"MessageID\":\"00000000-0000-0000-0000-000000000000\",\"TextBody\":\"x\"}")
                        .externalId())
                .startsWith("sha256:");
    }

    @Test
    void trimsTheReplyItselfWhenPostmarkDoesNot() throws NotUnderstood {
        var replying = ID + ",{\"Name\":\"In-Reply-To\",\"Value\":\"<q@x>\"}";

        assertThat(request(MAIL.formatted("", replying)).text()).isEqualTo("Яка ціна?");
    }

    @Test
    void readsHtmlWhenThereIsNoText() throws NotUnderstood {
        assertThat(request("{\"From\":\"o@example.com\",\"Subject\":\"S\",\"HtmlBody\":\"<p>Hello</p>\"}")
                        .text())
                .isEqualTo("Hello");
    }

    @Test
    void ignoresRobotsAndItsOtherWebhooks() throws NotUnderstood {
        assertThat(item(MAIL.formatted("", ID + ",{\"Name\":\"Auto-Submitted\",\"Value\":\"auto-replied\"}")))
                .isInstanceOf(Item.Ignored.class);
        assertThat(item("{\"RecordType\":\"Bounce\",\"MessageID\":\"x\"}")).isInstanceOf(Item.Ignored.class);
    }

    @Test
    void quarantinesWhatItCannotRead() throws NotUnderstood {
        assertThat(item("{}")).isInstanceOf(Item.Unreadable.class);
        assertThat(item("{\"From\":5,\"Headers\":\"x\",\"Attachments\":{\"a\":1}}"))
                .isInstanceOf(Item.Unreadable.class);
        assertThatThrownBy(() -> item("[]")).isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> item("nonsense")).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void neverAnswersAWrongPasswordWithWhatWouldMakePostmarkGiveUp() {
        var closed =
                Fixtures.connection(Map.of(), Map.of("basicUser", List.of("pm"), "basicPassword", List.of("right")));
        var right = "Basic " + Base64.getEncoder().encodeToString("pm:right".getBytes(StandardCharsets.UTF_8));

        assertThat(channel.verify(Fixtures.post("{}", "Authorization", right), closed))
                .isEqualTo(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post("{}"), closed))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
    }
}
