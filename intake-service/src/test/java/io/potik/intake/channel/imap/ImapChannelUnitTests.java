package io.potik.intake.channel.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Listening;
import io.potik.intake.channel.ListeningChannel.ListeningFailed;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImapChannelUnitTests {

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort());
    private final ImapChannel patient = new ImapChannel(Fixtures.phones(), Duration.ofMinutes(2));
    private final ImapChannel channel = new ImapChannel(Fixtures.phones(), Duration.ofSeconds(3));
    private final BlockingQueue<RawDelivery> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> reached = new LinkedBlockingQueue<>();
    private final BlockingQueue<Exception> ended = new LinkedBlockingQueue<>();
    private volatile @Nullable String cursor;
    private final GreenMailUser user;

    ImapChannelUnitTests() {
        server.start();
        user = server.setUser("sales@shop.example", "sales", "right");
    }

    @BeforeEach
    void begin() {
        cursor = null;
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private ConnectionAccess connection(String password, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(server.getImap().getPort()),
                "tls",
                "none",
                "user",
                "sales"));
        settings.putAll(more);
        return Fixtures.connection(settings, Map.of("password", List.of(password)));
    }

    /** Listens in a thread of its own, as intake does. */
    private Thread listening(Map<String, Object> settings) {
        return listening(channel, settings);
    }

    private Thread listening(ImapChannel channel, Map<String, Object> settings) {
        var connection = connection("right", settings);
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                channel.listen(connection, new Remembered());
            } catch (ListeningFailed | InterruptedException | RuntimeException e) {
                ended.add(e);
            }
        });
    }

    private final class Remembered implements Listening {

        @Override
        public @Nullable String cursor() {
            return cursor;
        }

        @Override
        public void take(RawDelivery delivery) {
            taken.add(delivery);
        }

        @Override
        public void remember(String next) {
            cursor = next;
        }

        @Override
        public void reached() {
            reached.add(true);
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time);
        }
    }

    private void deliver(String subject) throws Exception {
        user.deliver(message(subject));
    }

    private static MimeMessage message(String subject) throws Exception {
        return new MimeMessage(
                null,
                new ByteArrayInputStream(("From: olena@example.com\r\nTo: sales@shop.example\r\nMessage-ID: <" + subject
                                + "@example.com>\r\nSubject: " + subject + "\r\n\r\nHello\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private InboundRequest next() throws Exception {
        var delivery = taken.poll(60, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        return ((Item.Request)
                        channel.read(delivery, connection("right", Map.of())).getFirst())
                .request();
    }

    private void end(Thread thread) throws InterruptedException {
        thread.interrupt();
        assertThat(ended.poll(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        thread.join(60_000);
    }

    @Test
    void takesOnlyWhatComesFromNowOn() throws Exception {
        deliver("old");
        var thread = listening(Map.of());
        assertThat(reached.poll(60, TimeUnit.SECONDS)).isTrue();

        deliver("new");

        assertThat(next().externalId()).isEqualTo("<new@example.com>");
        deliver("newer");
        assertThat(next().externalId()).isEqualTo("<newer@example.com>");
        end(thread);
        assertThat(taken).isEmpty();
    }

    @Test
    void hearsOfNewMailLongBeforeItWouldLook() throws Exception {
        var thread = listening(patient, Map.of());
        assertThat(reached.poll(60, TimeUnit.SECONDS)).isTrue();

        // This server is silent about what comes in the moment before it is waited for.
        RawDelivery heard = null;
        for (int attempt = 0; attempt < 15 && heard == null; attempt++) {
            deliver("new" + attempt);
            heard = taken.poll(1, TimeUnit.SECONDS);
        }

        assertThat(heard).isNotNull();
        end(thread);
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        var first = listening(Map.of());
        assertThat(reached.poll(60, TimeUnit.SECONDS)).isTrue();
        end(first);
        deliver("meanwhile");

        var second = listening(Map.of());

        assertThat(next().externalId()).isEqualTo("<meanwhile@example.com>");
        end(second);
        assertThat(ImapCursor.read(cursor).of("INBOX")).isNotNull();
    }

    @Test
    void takesTheLastDaysWhenAskedTo() throws Exception {
        deliver("one");
        deliver("two");
        var thread = listening(Map.of("since", "7"));

        assertThat(List.of(next().externalId(), next().externalId()))
                .containsExactly("<one@example.com>", "<two@example.com>");
        end(thread);
    }

    @Test
    void takesTheLastDaysAgainWhenTheServerHasNumberedAnew() throws Exception {
        deliver("one");
        cursor = "1:999:2026-11-20 INBOX\n";
        var thread = listening(Map.of());

        assertThat(next().externalId()).isEqualTo("<one@example.com>");
        end(thread);
        assertThat(cursor).doesNotContain(":999:");
    }

    @Test
    void looksIntoSeveralFolders() throws Exception {
        var inbox = server.getManagers().getImapHostManager().getInbox(user);
        assertThat(inbox).isNotNull();
        server.getManagers().getImapHostManager().createMailbox(user, "Site");
        var thread = listening(Map.of("folders", List.of("INBOX", "Site")));
        assertThat(reached.poll(60, TimeUnit.SECONDS)).isTrue();
        server.getManagers().getImapHostManager().getFolder(user, "Site").store(message("site"));
        deliver("inbox");

        assertThat(List.of(next().externalId(), next().externalId()))
                .containsExactlyInAnyOrder("<site@example.com>", "<inbox@example.com>");
        end(thread);
    }

    @Test
    void saysWhyItCannotListen() throws Exception {
        assertThatThrownBy(() -> channel.listen(connection("wrong", Map.of()), new Remembered()))
                .isInstanceOf(ListeningFailed.class)
                .hasMessageContaining("does not accept");
        assertThatThrownBy(() ->
                        channel.listen(connection("right", Map.of("folders", List.of("Nowhere"))), new Remembered()))
                .isInstanceOf(ListeningFailed.class)
                .hasMessageContaining("Nowhere");
        assertThatThrownBy(() -> channel.listen(Fixtures.connection(Map.of(), Map.of()), new Remembered()))
                .isInstanceOf(ListeningFailed.class);
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThatThrownBy(() ->
                        channel.listen(connection("right", Map.of("port", String.valueOf(port))), new Remembered()))
                .isInstanceOf(ListeningFailed.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void failsWhenTheServerGoesAway() throws Exception {
        var thread = listening(Map.of());
        assertThat(reached.poll(60, TimeUnit.SECONDS)).isTrue();

        server.stop();

        assertThat(ended.poll(60, TimeUnit.SECONDS)).isInstanceOf(ListeningFailed.class);
        thread.join(60_000);
    }

    @Test
    void takesAMailThatIsHandedOver() throws NotUnderstood {
        var connection = connection("right", Map.of());
        var mail = Fixtures.post("From: Anna <anna@example.com>\r\nMessage-ID: <1@example.com>\r\n\r\nHow much?\r\n");

        assertThat(channel.verify(mail, connection)).isEqualTo(Verification.ACCEPTED);
        assertThat(channel.answer(mail, connection).status()).isEqualTo(200);
        assertThat(channel.read(mail, connection))
                .singleElement()
                .isInstanceOfSatisfying(Item.Request.class, request -> {
                    assertThat(request.externalId()).isEqualTo("<1@example.com>");
                    assertThat(request.request().text()).isEqualTo("How much?");
                });
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), connection))
                .isInstanceOfSatisfying(Verification.Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(405);
                    assertThat(refused.counted()).isFalse();
                });
    }

    @Test
    void tellsWhatMakesNoSense() {
        assertThat(channel.description().hook()).isFalse();
        assertThat(channel.check(new Settings(Map.of("port", "0", "tls", "x", "since", "week"))))
                .hasSize(3);
    }

    @Test
    void keepsItsPlaceInWords() {
        var read = ImapCursor.read("12:34:2026-11-20 INBOX\n5:6:2026-11-21 My folder: 1\nnonsense\n");

        assertThat(read.written()).isEqualTo("12:34:2026-11-20 INBOX\n5:6:2026-11-21 My folder: 1\n");
    }
}
