package io.potik.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.gateway.Browser;
import io.potik.gateway.GatewayIntegrationTests;
import io.potik.gateway.LoopbackService;
import io.potik.outbox.Ids;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveIntegrationTests extends GatewayIntegrationTests {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<Stream> opened = new CopyOnWriteArrayList<>();

    /** An EventSource: what it was told, as text blocks. */
    private static final class Stream implements AutoCloseable {

        private final InputStream body;
        private final List<String> blocks = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        Stream(Browser browser, @Nullable String lastId) throws IOException, InterruptedException {
            var request = browser.request("/api/live");
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            var response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            body = response.body();
            var reader = new Thread(this::read, "event-source");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                var block = new StringBuilder();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isEmpty()) {
                        blocks.add(block.toString());
                        block.setLength(0);
                    } else {
                        block.append(line).append('\n');
                    }
                }
            } catch (IOException e) {
                // Closed by this test or by the gateway; either way it ended.
                ended = true;
            }
            ended = true;
        }

        boolean saw(String text) {
            return blocks.stream().anyMatch(block -> block.contains(text));
        }

        String lastId() {
            return blocks.stream()
                    .flatMap(String::lines)
                    .filter(line -> line.startsWith("id: "))
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .substring(4);
        }

        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Stream listen(Browser browser, @Nullable String lastId) {
        try {
            var stream = new Stream(browser, lastId);
            opened.add(stream);
            await().until(() -> stream.saw("event: ready"));
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The consumer begins where the topic is; until it stands, what is sent is not told. */
    @BeforeEach
    void theFeedStands() {
        var stream = listen(owner(), null);
        await().pollInterval(Duration.ofMillis(300)).until(() -> {
            var id = lead(null, null);
            return waitShortly(stream, id.toString());
        });
    }

    @AfterEach
    void closeStreams() {
        opened.forEach(Stream::close);
        LEAD.reset();
    }

    @Test
    void everybodyIsToldOfWhatTheyMaySeeAndNothingElse() {
        var mine = invite("manager");
        var other = invite("manager");
        var me = UUID.fromString(mine.path("id").asString());
        var owner = listen(owner(), null);
        var manager = listen(signedIn(mine), null);
        var analyst = listen(member("analyst"), null);

        var theirs = lead(UUID.fromString(other.path("id").asString()), null);
        var nobodys = lead(null, null);
        var own = lead(me, null);
        var taken = lead(UUID.fromString(other.path("id").asString()), me);
        var order = order(me);

        await().until(() -> manager.saw(order.toString()) && owner.saw(order.toString()));
        for (var seen : List.of(nobodys, own, taken, order)) {
            assertThat(manager.saw(seen.toString())).isTrue();
        }
        assertThat(manager.saw(theirs.toString())).isFalse();
        assertThat(owner.saw(theirs.toString())).isTrue();
        assertThat(analyst.blocks).noneMatch(block -> block.contains("event: change"));
        assertThat(manager.blocks)
                .anySatisfy(block -> assertThat(block)
                        .contains(
                                "event: change",
                                "\"leadId\":\"" + own + "\"",
                                "\"version\":3",
                                "\"type\":\"lead.edited.v1\"")
                        .contains("\"managerId\":\"" + me + "\"", "\"stageId\":", "\"pipelineId\":")
                        .doesNotContain("previousManagerId"));
    }

    @Test
    void whatIsForOnePersonIsToldToThemOnly() {
        var mine = invite("manager");
        var me = listen(signedIn(mine), null);
        var owner = listen(owner(), null);

        notification(UUID.fromString(mine.path("id").asString()));
        await().until(() -> me.saw("notification.changed.v1"));
        var later = lead(null, null);

        await().until(() -> owner.saw(later.toString()));
        assertThat(owner.saw("notification.changed.v1")).isFalse();
    }

    @Test
    void whoLostTheConnectionIsToldWhatCameMeanwhile() {
        var browser = owner();
        var first = listen(browser, null);
        var before = lead(null, null);
        await().until(() -> first.saw(before.toString()));
        first.close();
        var other = listen(owner(), null);
        var missed = lead(null, null);
        await().until(() -> other.saw(missed.toString()));

        var again = listen(browser, first.lastId());

        await().until(() -> again.saw(missed.toString()));
        assertThat(again.saw(before.toString())).isFalse();
        assertThat(again.saw("event: reset")).isFalse();
    }

    @Test
    void whoWasAwayTooLongIsToldToReadAgain() {
        var stream = listen(owner(), "0011223344556677-5");

        await().until(() -> stream.saw("event: reset"));
    }

    @Test
    void whatCameMeanwhileIsToldInItsOrder() {
        var browser = owner();
        var first = listen(browser, null);
        var begun = lead(null, null);
        await().until(() -> first.saw(begun.toString()));
        first.close();
        var other = listen(owner(), null);
        var lead = Ids.next();
        for (int version = 2; version <= 6; version++) {
            changed(lead, version);
        }
        await().until(() -> other.saw("\"version\":6"));

        var again = listen(browser, first.lastId());

        await().until(() -> again.saw("\"version\":6"));
        assertThat(again.blocks.stream().filter(block -> block.contains(lead.toString())))
                .extracting(block -> block.replaceAll("(?s).*\"version\":(\\d+).*", "$1"))
                .containsExactly("2", "3", "4", "5", "6");
    }

    @Test
    void whoHasACardOpenIsToldToThoseWhoMaySeeIt() {
        var mine = invite("manager");
        var other = invite("manager");
        var lead = Ids.next();
        owned(mine);
        var me = signedIn(mine);
        var listens = listen(owner(), null);
        var elsewhere = listen(signedIn(other), null);

        me.send("PUT", "/api/live/presence", doing(lead, "open")).expect(204);
        me.send("PUT", "/api/live/presence", doing(lead, "open")).expect(204);
        me.send("PUT", "/api/live/presence", doing(lead, "writing")).expect(204);

        await().until(() -> listens.saw("\"doing\":\"writing\""));
        assertThat(listens.blocks.stream().filter(block -> block.contains(lead.toString())))
                .hasSize(2)
                .first()
                .asString()
                .contains("\"type\":\"lead.presence.v1\"", "\"name\":\"Some manager\"", "\"doing\":\"open\"");
        assertThat(owner().get("/api/live/presence").expect(200).text()).contains(lead.toString());
        assertThat(signedIn(other).get("/api/live/presence").expect(200).text()).doesNotContain(lead.toString());

        me.send("PUT", "/api/live/presence", doing(lead, "nothing")).expect(204);

        await().until(() -> listens.saw("\"people\":[]"));
        var later = lead(null, null);
        await().until(() -> elsewhere.saw(later.toString()));
        assertThat(elsewhere.saw(lead.toString())).isFalse();
        assertThat(owner().get("/api/live/presence").expect(200).text()).doesNotContain(lead.toString());
    }

    @Test
    void nobodySaysThatTheyHaveACardOpenThatTheyDoNotSee() {
        LEAD.answer((exchange, body) -> LoopbackService.reply(exchange, 404, "application/problem+json", "{}"));

        member("manager")
                .send("PUT", "/api/live/presence", doing(Ids.next(), "open"))
                .problem(404, "not-found");
        member("analyst").get("/api/live/presence").problem(403, "not-allowed");
    }

    @Test
    void aQuietStreamBeats() {
        var stream = listen(owner(), null);

        await().until(() -> stream.saw(":\n"));
    }

    @Test
    void aStreamEndsWithItsSession() {
        var browser = owner();
        var signedOut = listen(browser, null);
        var stays = listen(owner(), null);
        var invited = invite("manager");
        var deactivated = listen(signedIn(invited), null);
        var promotedInvite = invite("manager");
        var promoted = listen(signedIn(promotedInvite), null);

        browser.delete("/api/session").expect(204);
        owner().patch("/api/staff/" + invited.path("id").asString(), "{\"active\":false}")
                .expect(200);
        owner().patch("/api/staff/" + promotedInvite.path("id").asString(), "{\"role\":\"teamLead\"}")
                .expect(200);

        await().until(() -> signedOut.ended && deactivated.ended && promoted.ended);
        assertThat(stays.ended).isFalse();
    }

    @Test
    void whoMaySeeMoreOrLessReadsAgainAndIsToldAccordingly() {
        var team = team("Shared");
        var browser = signedIn(invite("manager", team));
        var colleague = UUID.fromString(invite("manager", team).path("id").asString());
        var before = listen(browser, null);

        owner().patch("/api/teams/" + team, "{\"sharesLeads\":true}").expect(200);

        await().until(() -> before.ended);
        assertThat(before.saw("event: reset")).isTrue();
        var wide = listen(browser, before.lastId());
        var theirs = lead(colleague, null);
        await().until(() -> wide.saw(theirs.toString()));

        owner().patch("/api/teams/" + team, "{\"sharesLeads\":false}").expect(200);

        await().until(() -> wide.ended);
        var narrow = listen(browser, wide.lastId());
        var hidden = lead(colleague, null);
        var nobodys = lead(null, null);
        await().until(() -> narrow.saw(nobodys.toString()));
        assertThat(narrow.saw(hidden.toString())).isFalse();
    }

    @Test
    void nobodyListensWithoutASession() {
        browser().get("/api/live").problem(401, "not-signed-in");
    }

    /** From now on every lead is this manager's. */
    private static void owned(JsonNode manager) {
        var id = manager.path("id").asString();
        LEAD.answer((exchange, body) -> LoopbackService.reply(
                exchange, 200, "application/json", "{\"manager\":{\"id\":\"" + id + "\",\"name\":\"M\"}}"));
    }

    private static String doing(UUID lead, String doing) {
        return "{\"leadId\":\"%s\",\"doing\":\"%s\"}".formatted(lead, doing);
    }

    private static boolean waitShortly(Stream stream, String text) {
        try {
            await().atMost(Duration.ofMillis(500)).until(() -> stream.saw(text));
            return true;
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            return false;
        }
    }

    private static void changed(UUID lead, int version) {
        var payload = "{\"lead\":{\"id\":\"%s\",\"version\":%d,\"managerId\":null}}".formatted(lead, version);
        TestInfrastructure.produce(new OutgoingMessage(
                "lead.events",
                lead.toString(),
                "lead.edited.v1",
                version,
                Instant.now(),
                payload.getBytes(StandardCharsets.UTF_8)));
    }

    private static UUID lead(@Nullable UUID manager, @Nullable UUID previous) {
        var id = Ids.next();
        var payload = """
                {"lead":{"id":"%s","number":1,"version":3,"pipelineId":"%s","stageId":"%s","managerId":%s},
                 "previousManagerId":%s,"at":"2026-11-21T10:00:00Z"}""".formatted(id, UUID.randomUUID(), UUID.randomUUID(), quoted(manager), quoted(previous));
        TestInfrastructure.produce(new OutgoingMessage(
                "lead.events",
                id.toString(),
                "lead.edited.v1",
                3,
                Instant.now(),
                payload.getBytes(StandardCharsets.UTF_8)));
        return id;
    }

    private static UUID order(UUID manager) {
        var id = Ids.next();
        var payload = "{\"order\":{\"id\":\"%s\",\"version\":1,\"managerId\":%s}}".formatted(id, quoted(manager));
        TestInfrastructure.produce(new OutgoingMessage(
                "order.events",
                id.toString(),
                "order.created.v1",
                1,
                Instant.now(),
                payload.getBytes(StandardCharsets.UTF_8)));
        return id;
    }

    private static void notification(UUID staff) {
        TestInfrastructure.produce(new OutgoingMessage(
                "lead.news",
                staff.toString(),
                "notification.changed.v1",
                0,
                Instant.now(),
                "{\"staffId\":\"%s\",\"at\":\"2026-11-21T10:00:00Z\"}"
                        .formatted(staff)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static String quoted(@Nullable UUID id) {
        return id == null ? "null" : "\"" + id + "\"";
    }
}
