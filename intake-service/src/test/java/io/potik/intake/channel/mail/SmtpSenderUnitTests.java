package io.potik.intake.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.SendResult;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSenderUnitTests {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

    private final SmtpSender sender = new SmtpSender(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private final SmtpSender impatient = new SmtpSender(Duration.ofSeconds(20), Duration.ofSeconds(1));

    private static ConnectionAccess connection(int port, Map<String, List<String>> secrets) {
        return Fixtures.connection(
                Map.of(
                        "smtpHost", "127.0.0.1",
                        "smtpPort", String.valueOf(port),
                        "smtpTls", "none",
                        "from", "sales@shop.example",
                        "fromName", "Крамниця \"Затишок\""),
                secrets);
    }

    private static AnswerToSend answer(@Nullable String conversation, String text, AnswerToSend.File... files) {
        return new AnswerToSend(ID, "email", "olena@example.com", conversation, text, List.of(files));
    }

    private SendResult sendTo(Map<String, String> told) {
        try (var server = SmtpServer.started(told)) {
            var by = told.containsValue("SILENT") ? impatient : sender;
            return by.send(answer("<m1@example.com> Ціна", "Добрий день!"), connection(server.port(), Map.of()));
        }
    }

    @Test
    void whatGoesToManySaysByWhatTheyRefuseMoreOfIt() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        try {
            var at = connection(server.getSmtp().getPort(), Map.of());
            sender.send(answer("<m1@example.com> Ціна", "Добрий день!"), at);
            sender.send(
                    new AnswerToSend(
                            UUID.randomUUID(),
                            "email",
                            "olena@example.com",
                            "<m1@example.com> Ціна",
                            "Знижки",
                            List.of(),
                            0,
                            true),
                    at);

            var mails = server.getReceivedMessages();
            assertThat(mails[0].getHeader("List-Unsubscribe")).isNull();
            assertThat(mails[1].getHeader("List-Unsubscribe"))
                    .containsExactly("<mailto:sales@shop.example?subject=unsubscribe&body=unsubscribe>");
        } finally {
            server.stop();
        }
    }

    @Test
    void answersBelowTheMailInUtf8() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        try {
            var file = new AnswerToSend.File("Прайс 2026.txt", "text/plain", "ціни".getBytes(StandardCharsets.UTF_8));
            var result = sender.send(
                    answer("<m1@example.com> Ціна на крісло", "Добрий день!\nТак, є. 🙂", file),
                    connection(server.getSmtp().getPort(), Map.of()));

            assertThat(result).isEqualTo(new SendResult.Sent("<" + ID + "@shop.example>"));
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Re: Ціна на крісло");
            assertThat(mail.getHeader("Message-ID")).containsExactly("<" + ID + "@shop.example>");
            assertThat(mail.getHeader("In-Reply-To")).containsExactly("<m1@example.com>");
            assertThat(mail.getHeader("References")).containsExactly("<m1@example.com>");
            assertThat(mail.getFrom()[0].toString()).contains("sales@shop.example");
            var parts = (MimeMultipart) mail.getContent();
            assertThat(parts.getBodyPart(0).getContent().toString().replace("\r", ""))
                    .isEqualTo("Добрий день!\nТак, є. 🙂");
            assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("Прайс 2026.txt");
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
                    .isEqualTo("ціни".getBytes(StandardCharsets.UTF_8));
        } finally {
            server.stop();
        }
    }

    @Test
    void signsInAndSaysSoWhenItMayNot() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.setUser("sales@shop.example", "sales", "right");
        server.start();
        try {
            int port = server.getSmtp().getPort();

            assertThat(sender.send(
                            answer("<m@x>", "a"),
                            connection(port, Map.of("smtpUser", List.of("sales"), "smtpPassword", List.of("right")))))
                    .isInstanceOf(SendResult.Sent.class);
            assertThat(sender.send(
                            answer("<m@x>", "a"),
                            connection(port, Map.of("smtpUser", List.of("sales"), "smtpPassword", List.of("wrong")))))
                    .isEqualTo(new SendResult.Refused(
                            "The mail server does not accept the user and password of this connection."));
        } finally {
            server.stop();
        }
    }

    @Test
    void keepsASubjectThatIsAReplyAndTakesNoHeaderFromIt() {
        try (var server = SmtpServer.started(Map.of())) {
            sender.send(answer("<m1@example.com> RE: Price", "a"), connection(server.port(), Map.of()));
            sender.send(
                    answer("<m1@example.com> Hi\r\nBcc: all@example.com", "a"), connection(server.port(), Map.of()));
            sender.send(answer(null, "a"), connection(server.port(), Map.of()));

            assertThat(server.taken().get(0)).contains("\nSubject: RE: Price\n");
            assertThat(server.taken().get(1)).contains("\nSubject: Re: Hi Bcc: all@example.com\n");
            assertThat(server.taken().get(2)).doesNotContain("In-Reply-To");
        }
    }

    @Test
    void sendsToWhereTheSenderWantsAnswers() {
        try (var server = SmtpServer.started(Map.of())) {
            sender.send(answer("<m1@example.com> <desk@example.com> Price", "a"), connection(server.port(), Map.of()));

            assertThat(server.taken().getFirst())
                    .contains("\nTo: desk@example.com\n")
                    .contains("Subject: Re: Price");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,550 5.1.1 no such user,There is no such mailbox (550).",
        "RCPT,552 5.2.2 full,'The mail is too large, or the person''s mailbox is full (552).'",
        "MAIL,553 not yours,The mail server refused it with 553.",
        "DATA,554 5.7.1 spam,The mail server refuses to send it from this address or to this person (554).",
        ".,554 5.7.1 spam,The mail server refuses to send it from this address or to this person (554).",
        "GREETING,554 go away,The mail server does not talk to us (554).",
    })
    void isRefusedForGood(String command, String reply, String reason) {
        assertThat(sendTo(Map.of(command, reply))).isEqualTo(new SendResult.Refused(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,451 greylisted",
        "MAIL,421 too many",
        "DATA,451 no room",
        ".,451 later",
        "GREETING,421 busy",
        "GREETING,DROP",
        "GREETING,SILENT",
        "MAIL,DROP",
        "RCPT,DROP",
        "RCPT,SILENT",
        "DATA,DROP",
        "DATA,SILENT",
    })
    void isTriedLaterWhenItWasCertainlyNotSent(String command, String reply) {
        assertThat(sendTo(Map.of(command, reply))).isInstanceOf(SendResult.Later.class);
    }

    @ParameterizedTest
    @CsvSource({".,DROP", ".,SILENT"})
    void isUnknownWhenTheServerIsSilentAfterTheText(String command, String reply) {
        assertThat(sendTo(Map.of(command, reply))).isInstanceOf(SendResult.Unknown.class);
    }

    @Test
    void isTriedLaterWhenNobodyListens() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(sender.send(answer("<m@x>", "a"), connection(port, Map.of())))
                .isInstanceOf(SendResult.Later.class);
    }

    @Test
    void isNotSentUnencryptedWhenThatWasAskedFor() {
        try (var server = SmtpServer.started(Map.of())) {
            var connection = Fixtures.connection(
                    Map.of(
                            "smtpHost", "127.0.0.1",
                            "smtpPort", String.valueOf(server.port()),
                            "from", "sales@shop.example"),
                    Map.of());

            assertThat(sender.send(answer("<m@x>", "a"), connection)).isInstanceOf(SendResult.Later.class);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void refusesWhatCannotBeSent() {
        assertThat(sender.send(answer("<m@x>", "a"), Fixtures.connection(Map.of(), Map.of())))
                .isEqualTo(
                        new SendResult.Refused("This connection has no mail server that sends, so it cannot answer."));
        assertThat(sender.send(answer("<m@x>", "a"), Fixtures.connection(Map.of("smtpHost", "127.0.0.1"), Map.of())))
                .isInstanceOf(SendResult.Refused.class);
        assertThat(sender.send(
                        new AnswerToSend(ID, "phone", "+380671112233", null, "a", List.of()), connection(1, Map.of())))
                .isInstanceOf(SendResult.Refused.class);
    }
}
