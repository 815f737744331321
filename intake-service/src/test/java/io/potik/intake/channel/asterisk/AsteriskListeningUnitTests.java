package io.potik.intake.channel.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Listening;
import io.potik.intake.channel.ListeningChannel.ListeningFailed;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.support.AmiServer;
import io.potik.intake.workspace.Workspace;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class AsteriskListeningUnitTests {

    private static final String ID = "1795082405.10";

    /** What was taken, and how often the exchange was said to be there. */
    private static final class Heard implements Listening {

        private final BlockingQueue<RawDelivery> taken = new LinkedBlockingQueue<>();
        private final BlockingQueue<Boolean> reached = new LinkedBlockingQueue<>();

        @Override
        public @Nullable String cursor() {
            return null;
        }

        @Override
        public void take(RawDelivery delivery) {
            taken.add(delivery);
        }

        @Override
        public void remember(String cursor) {
            throw new AssertionError("An exchange has no cursor");
        }

        @Override
        public void reached() {
            reached.add(true);
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            throw new InterruptedException("Waits until it is interrupted");
        }
    }

    private final AmiServer server = AmiServer.started();
    private final AsteriskChannel channel =
            new AsteriskChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")));
    private final Heard heard = new Heard();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private @Nullable Thread listener;

    @AfterEach
    void close() throws IOException, InterruptedException {
        server.close();
        var thread = listener;
        if (thread != null) {
            thread.interrupt();
            thread.join(5000);
        }
    }

    private ConnectionAccess connection(String secret) {
        return Fixtures.connection(
                Map.of("host", "localhost", "port", String.valueOf(server.port()), "username", "potik"),
                Map.of("secret", List.of(secret)));
    }

    private void listen(Thread.Builder builder, String secret) {
        listener = builder.start(() -> {
            try {
                channel.listen(connection(secret), heard);
                end.complete("returned");
            } catch (ListeningFailed e) {
                end.complete(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                end.complete("interrupted");
            } catch (RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
    }

    private static String event(String name, String channel, String call, String... more) {
        return "Event: " + name + "\r\nUniqueid: " + channel + "\r\nLinkedid: " + call + "\r\n"
                + (more.length == 0 ? "" : String.join("\r\n", more) + "\r\n") + "\r\n";
    }

    private static String begun(String id) {
        return event("Newchannel", id, id, "CallerIDNum: 0671112233", "Context: from-trunk", "Exten: 0443331122");
    }

    private Item taken() throws Exception {
        var delivery = Objects.requireNonNull(heard.taken.poll(10, TimeUnit.SECONDS));
        var items = channel.read(delivery, connection("s3cret"));
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    @Test
    void aCallIsTakenOnceWhenItsLastChannelHasHungUp() throws Exception {
        listen(Thread.ofPlatform(), "s3cret");
        Socket line = server.listener();

        AmiServer.say(line, "Event: FullyBooted\r\nStatus: Fully Booted\r\n\r\n" + begun(ID));
        // In pieces, as networks deliver.
        var agent = event("Newchannel", "1795082406.11", ID, "CallerIDNum: 101", "Context: from-internal");
        AmiServer.say(line, agent.substring(0, 25));
        AmiServer.say(line, agent.substring(25));
        AmiServer.say(
                line,
                event("DialEnd", ID, ID, "DestUniqueid: 1795082406.11", "DialStatus: ANSWER")
                        + event("BridgeEnter", ID, ID, "BridgeUniqueid: b1")
                        + event("BridgeEnter", "1795082406.11", ID, "BridgeUniqueid: b1", "CallerIDNum: 101")
                        + event("RTCPSent", ID, ID)
                        + event("Hangup", "1795082406.11", ID)
                        + "Event: Cdr\r\nUniqueID: " + ID + "\r\nDisposition: ANSWERED\r\nBillableSeconds: 42\r\n"
                        + "DestinationChannel: PJSIP/101-1\r\n\r\n"
                        + event("Hangup", ID, ID)
                        + "Event: Cdr\r\nUniqueID: " + ID + "\r\nDisposition: ANSWERED\r\n\r\n"
                        + begun("1795082500.20")
                        + event("Hangup", "1795082500.20", "1795082500.20"));

        assertThat(taken()).isInstanceOfSatisfying(Item.Request.class, request -> {
            assertThat(request.externalId()).isEqualTo(ID);
            assertThat(request.request().text()).isEqualTo("[call, 42 s, answered by 101]");
        });
        assertThat(taken()).isInstanceOfSatisfying(Item.Request.class, request -> {
            assertThat(request.externalId()).isEqualTo("1795082500.20");
            assertThat(request.request().text()).isEqualTo("[missed call]");
        });
        assertThat(heard.taken).isEmpty();
        assertThat(heard.reached).isNotEmpty();
        assertThat(server.actions()).containsExactly("Challenge", "Login");
    }

    @Test
    void aTransferMakesTwoCallsOne() throws Exception {
        listen(Thread.ofPlatform(), "s3cret");
        Socket line = server.listener();

        AmiServer.say(
                line,
                begun(ID)
                        + event("Newchannel", "1795082420.15", "1795082420.15", "CallerIDNum: 101", "Exten: 102")
                        + event("BridgeEnter", "1795082420.15", ID, "BridgeUniqueid: b1")
                        + event("Hangup", "1795082420.15", ID)
                        + event("Hangup", ID, ID));

        assertThat(taken()).isInstanceOf(Item.Ignored.class);
        assertThat(taken().externalId()).isEqualTo(ID);
    }

    @Test
    void theEndOfACallThatBeganBeforeIsACallAndTheEndOfALegIsNone() throws Exception {
        listen(Thread.ofPlatform(), "s3cret");
        Socket line = server.listener();

        AmiServer.say(
                line,
                event("Hangup", "1795082406.11", ID, "CallerIDNum: 101")
                        + event("Hangup", ID, ID, "CallerIDNum: 0671112233", "Context: from-trunk"));

        assertThat(taken()).isInstanceOf(Item.Request.class);
        assertThat(heard.taken).isEmpty();
    }

    @Test
    void whenTheLineBreaksWhatWasSeenIsToldAndItFails() throws Exception {
        listen(Thread.ofPlatform(), "s3cret");
        Socket line = server.listener();
        AmiServer.say(line, begun(ID) + "Event: Hang");
        line.close();

        assertThat(end.get(60, TimeUnit.SECONDS)).contains("cannot be listened to");
        assertThat(taken()).isInstanceOf(Item.Request.class);
    }

    @Test
    void aReplyThatIsNoEventShowsThatItIsThere() throws Exception {
        listen(Thread.ofPlatform(), "s3cret");
        Socket line = server.listener();
        assertThat(heard.reached.poll(10, TimeUnit.SECONDS)).isTrue();

        AmiServer.say(line, "Response: Success\r\nPing: Pong\r\n\r\n");

        assertThat(heard.reached.poll(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aWrongSecretIsSaidAndNotRepeated() throws Exception {
        listen(Thread.ofPlatform(), "wr0ng");

        assertThat(end.get(60, TimeUnit.SECONDS))
                .contains("refuses this user name and secret")
                .doesNotContain("wr0ng");
    }

    @Test
    void anInterruptionEndsItOnEveryKindOfThread() throws Exception {
        for (var builder : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            var heardHere = new Heard();
            var ended = new CompletableFuture<String>();
            var thread = builder.start(() -> {
                try {
                    channel.listen(connection("s3cret"), heardHere);
                } catch (InterruptedException e) {
                    ended.complete("interrupted");
                } catch (ListeningFailed e) {
                    ended.complete(String.valueOf(e.getMessage()));
                }
            });
            server.listener();
            assertThat(heardHere.reached.poll(10, TimeUnit.SECONDS)).isTrue();

            thread.interrupt();

            assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo("interrupted");
        }
    }

    @Test
    void whoCannotBeReachedFailsAndWhoOnlyTakesPostsWaits() {
        var nobody = Fixtures.connection(
                Map.of("host", "localhost", "port", "1", "username", "potik"), Map.of("secret", List.of("s")));

        assertThatThrownBy(() -> channel.listen(nobody, heard))
                .isInstanceOf(ListeningFailed.class)
                .hasMessageContaining("nothing answers");
        assertThatThrownBy(() -> channel.listen(Fixtures.connection(Map.of(), Map.of()), heard))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> channel.listen(Fixtures.connection(Map.of("host", "localhost"), Map.of()), heard))
                .isInstanceOf(ListeningFailed.class)
                .hasMessageContaining("no secret");
    }

    @Test
    void somethingElseThatTalksTooMuchIsNotListenedTo() throws Exception {
        listen(Thread.ofPlatform(), "s3cret");
        Socket line = server.listener();

        AmiServer.say(line, "x".repeat(100_000));

        assertThat(end.get(60, TimeUnit.SECONDS)).contains("cannot be listened to");
    }
}
