package io.potik.intake.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.channel.Channels;
import io.potik.intake.connection.Connections;
import io.potik.intake.connection.Hooks;
import io.potik.intake.receipt.ReadDelivery;
import io.potik.intake.receipt.SharedCommit;
import io.potik.intake.support.RunningService;
import io.potik.intake.support.StreamChannel;
import io.potik.outbox.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ListenToChannelsIntegrationTests extends RunningService {

    @Autowired
    private Channels channels;

    @Autowired
    private Listeners listeners;

    @Autowired
    private Hooks hooks;

    @Autowired
    private Connections connections;

    @Autowired
    private ReadDelivery read;

    @Autowired
    private SharedCommit commit;

    @AfterEach
    void removeAll() {
        for (var connection : get("/api/connections?limit=200").path("items")) {
            if (connection.path("provider").asString().equals("stream")) {
                as(
                        "owner",
                        "DELETE",
                        "/api/connections/" + connection.path("id").asString(),
                        "");
            }
        }
    }

    private Connected stream(String... there) {
        var stream = connect("stream", "{\"note\":\"first\"}", "{}");
        StreamChannel.THERE.put(stream.id(), new CopyOnWriteArrayList<>(there));
        return stream;
    }

    private static String request(String id) {
        return "[{\"is\":\"request\",\"id\":\"" + id + "\"}]";
    }

    private static void there(Connected stream, String... more) {
        Objects.requireNonNull(StreamChannel.THERE.get(stream.id())).addAll(List.of(more));
    }

    private static void soon(ThrowingRunnable expectation) {
        await().untilAsserted(expectation);
    }

    private List<String> received(Connected stream) {
        return jdbc.sql("select external_id from receipt where connection_id = ? order by id")
                .param(stream.id())
                .query(String.class)
                .list();
    }

    /** Who is ended before it remembers its place leaves its last thing to be brought again; that counts once. */
    private List<String> eachOnce(Connected stream) {
        return received(stream).stream().distinct().toList();
    }

    private String state(Connected stream) {
        return get("/api/connections/" + stream.id()).path("state").asString();
    }

    private void change(Connected stream, String change) {
        assertThat(as("owner", "PATCH", "/api/connections/" + stream.id(), change)
                        .status())
                .isEqualTo(200);
    }

    private static int listening(Connected stream) {
        return StreamChannel.LISTENING.getOrDefault(stream.id(), 0);
    }

    @Test
    void whatIsThereComesInOnceAndInOrder() {
        var stream = stream(request("a"), request("b"), "broken");
        soon(() -> assertThat(received(stream)).hasSize(3));
        there(stream, request("c"));
        soon(() -> assertThat(received(stream)).hasSize(4));

        assertThat(received(stream)).startsWith("a", "b").endsWith("c");
        assertThat(state(stream)).isEqualTo("working");
        assertThat(StreamChannel.BEGUN.get(stream.id())).containsExactly("first");
        var totals = get("/api/ledger?connectionId=" + stream.id()).path("totals");
        assertThat(totals.path("inFlight").asInt()).isEqualTo(3);
        assertThat(totals.path("quarantined").asInt()).isEqualTo(1);
        assertThat(totals.path("balanced").asBoolean()).isTrue();
    }

    @Test
    void aChangeBeginsAnewWhereItStoodAndOffEndsIt() {
        var stream = stream(request("a"));
        soon(() -> assertThat(eachOnce(stream)).containsExactly("a"));

        change(stream, "{\"settings\":{\"note\":\"second\"}}");
        there(stream, request("b"));
        soon(() -> assertThat(eachOnce(stream)).containsExactly("a", "b"));
        soon(() -> assertThat(StreamChannel.BEGUN.get(stream.id())).containsExactly("first", "second"));

        change(stream, "{\"state\":\"off\"}");
        soon(() -> assertThat(listening(stream)).isZero());
        there(stream, request("c"));
        assertThat(state(stream)).isEqualTo("off");
        change(stream, "{\"state\":\"working\"}");
        soon(() -> assertThat(eachOnce(stream)).containsExactly("a", "b", "c"));

        as("owner", "DELETE", "/api/connections/" + stream.id(), "");
        soon(() -> assertThat(listening(stream)).isZero());
    }

    @Test
    void aFailureIsShownAndTriedAgainAfterAWhile() {
        var stream = stream(request("a"));
        soon(() -> assertThat(eachOnce(stream)).containsExactly("a"));

        StreamChannel.BROKEN.put(stream.id(), "The mailbox refuses the password.");
        soon(() -> assertThat(state(stream)).isEqualTo("failing"));
        assertThat(get("/api/connections/" + stream.id()).path("lastError").asString())
                .isEqualTo("The mailbox refuses the password.");
        soon(() -> assertThat(StreamChannel.BEGUN.get(stream.id())).hasSizeGreaterThanOrEqualTo(3));

        StreamChannel.BROKEN.remove(stream.id());
        change(stream, "{\"settings\":{\"note\":\"repaired\"}}");
        there(stream, request("b"));
        soon(() -> assertThat(eachOnce(stream)).containsExactly("a", "b"));
        soon(() -> assertThat(state(stream)).isEqualTo("working"));
    }

    @Test
    void ofTwoInstancesOneListensAndTheOtherTakesOver() {
        var other = new ListenToChannels(
                channels,
                listeners,
                hooks,
                connections,
                read,
                commit,
                new ListenSettings(Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofMinutes(5), 100));
        var stream = stream(request("a"));
        soon(() -> assertThat(eachOnce(stream)).containsExactly("a"));
        other.start();
        other.look();
        assertThat(listening(stream)).isEqualTo(1);

        // As if the first had lost its lease to somebody who died since.
        jdbc.sql("update listener set holder = ?, held_until = now() - interval '1 second' where connection_id = ?")
                .params(Ids.next(), stream.id())
                .update();
        soon(() -> {
            other.look();
            assertThat(jdbc.sql("select count(*) from listener where connection_id = ? and held_until > now()")
                            .param(stream.id())
                            .query(Long.class)
                            .single())
                    .isOne();
            assertThat(listening(stream)).isEqualTo(1);
        });
        there(stream, request("b"));
        soon(() -> {
            other.look();
            assertThat(eachOnce(stream)).containsExactly("a", "b");
        });

        other.stop();
        there(stream, request("c"));
        soon(() -> assertThat(eachOnce(stream)).containsExactly("a", "b", "c"));
    }

    @Test
    void whoLostTheLeaseRemembersNothing() {
        var stream = stream();
        soon(() -> assertThat(listening(stream)).isEqualTo(1));

        assertThat(listeners.remember(stream.id(), UUID.randomUUID(), "77")).isFalse();

        assertThat(jdbc.sql("select count(*) from listener where connection_id = ? and cursor = '77'")
                        .param(stream.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
