package io.potik.intake.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.potik.intake.support.RunningService;
import io.potik.outbox.Ids;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A mail that goes to many says by what they refuse more of it; an answer says nothing of the kind. */
class SendMailingsIntegrationTests extends RunningService {

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void onlyWhatGoesToManySaysHowToRefuseIt() throws Exception {
        var mail = connect("mime", """
                {"smtpHost":"127.0.0.1","smtpPort":"%s","smtpTls":"none","from":"sales@shop.example"}
                """.formatted(server.getSmtp().getPort()), "{}");

        TestInfrastructure.produce(
                wanted(mail, "one@example.com", Map.of()), wanted(mail, "many@example.com", Map.of("mailing", true)));

        await().until(() -> server.getReceivedMessages().length == 2);
        assertThat(unsubscribe("one@example.com")).isEmpty();
        assertThat(unsubscribe("many@example.com"))
                .containsExactly("<mailto:sales@shop.example?subject=unsubscribe&body=unsubscribe>");
    }

    private List<String> unsubscribe(String to) throws Exception {
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(to)) {
                var header = mail.getHeader("List-Unsubscribe");
                return header == null ? List.of() : Arrays.asList(header);
            }
        }
        throw new AssertionError("nothing went to " + to);
    }

    private static OutgoingMessage wanted(Connected mail, String to, Map<String, Object> more) {
        var payload = new HashMap<String, Object>(Map.of(
                "messageId", Ids.next(),
                "leadId", Ids.next(),
                "connectionId", mail.id(),
                "to", Map.of("kind", "email", "value", to),
                "text", "Знижки до неділі",
                "at", Instant.now()));
        payload.putAll(more);
        return new OutgoingMessage(
                Ids.next(),
                "outbound.messages",
                to,
                "outbound.message-requested.v1",
                1,
                Instant.now(),
                JsonMapper.shared().writeValueAsBytes(payload));
    }
}
