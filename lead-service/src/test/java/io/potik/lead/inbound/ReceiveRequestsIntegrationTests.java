package io.potik.lead.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.potik.lead.support.LeadDesk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class ReceiveRequestsIntegrationTests extends LeadDesk {

    @Autowired
    private ReceiveRequests receiveRequests;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aFirstMessageBecomesACard() {
        var account = fresh();
        var received = Instant.parse("2026-11-20T10:00:01Z");
        var outcome = receive(Request.telegram(account)
                        .named("Olena Koval")
                        .saying("Do you have it in blue?")
                        .receivedAt(received)
                        .put("occurredAt", "2026-11-20T10:00:00Z")
                        .put("attribution", Map.of("utmSource", "instagram"))
                        .put("attachments", List.of(Map.of("kind", "photo", "url", "https://example.com/1.jpg"))))
                .getFirst();

        assertThat(outcome.get("outcome").asString()).isEqualTo("created");
        var lead = lead(outcome.get("leadId").asString());
        assertThat(lead.get("title").asString()).isEqualTo("Olena Koval");
        assertThat(lead.get("stageId").asString()).isEqualTo(NEW);
        assertThat(lead.get("outcome").asString()).isEqualTo("open");
        assertThat(lead.get("temperature").asString()).isEqualTo("cold");
        assertThat(lead.get("first").asBoolean()).isTrue();
        assertThat(lead.get("customer").isNull()).isTrue();
        assertThat(lead.get("channel").asString()).isEqualTo("telegram");
        assertThat(lead.get("source").get("name").asString()).isEqualTo("Shop bot");
        assertThat(lead.get("attribution").get("utmSource").asString()).isEqualTo("instagram");
        assertThat(lead.get("contactPoints").get(0).get("value").asString()).isEqualTo(account);
        assertThat(lead.get("lastMessage").get("text").asString()).isEqualTo("Do you have it in blue?");
        assertThat(lead.get("waitingSince").asString()).isEqualTo(received.toString());
        assertThat(lead.get("createdAt").asString()).isEqualTo(received.toString());
        assertThat(lead.get("answerBy").get("label").asString()).isEqualTo("Shop bot");
        assertThat(kinds(lead.get("id").asString())).containsExactly("created", "messageIn");
        var message = timeline(lead.get("id").asString()).getLast();
        assertThat(message.get("at").asString()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(message.get("actor").get("kind").asString()).isEqualTo("person");
        assertThat(message.get("actor").get("name").asString()).isEqualTo("Olena Koval");
        assertThat(message.get("data").get("attachments").get(0).get("kind").asString())
                .isEqualTo("photo");
    }

    @Test
    void aBurstIsOneCard() {
        var account = fresh();
        var photos = IntStream.range(0, 5)
                .mapToObj(photo -> Request.telegram(account).saying("photo " + photo))
                .toArray(Request[]::new);

        var outcomes = receive(photos);

        assertThat(outcomes).map(outcome -> outcome.get("outcome").asString()).containsOnlyOnce("created");
        assertThat(outcomes).map(outcome -> outcome.get("leadId").asString()).containsOnly(leadIn(outcomes));
        assertThat(kinds(leadIn(outcomes)))
                .filteredOn(kind -> kind.equals("messageIn"))
                .hasSize(5);
        soon(() -> assertThat(typesToldOf(leadIn(outcomes)))
                .containsExactly(
                        "lead.created.v1",
                        "lead.message-received.v1",
                        "lead.message-received.v1",
                        "lead.message-received.v1",
                        "lead.message-received.v1"));
    }

    @Test
    void aSenderOverManyInstancesAtOnceIsOneLead() {
        var account = fresh();

        atOnce(
                8,
                instance -> List.of(
                        Request.telegram(account).saying("a" + instance),
                        Request.telegram(account).saying("b" + instance)));

        assertThat(leadsOf("telegram", account)).hasSize(1);
        assertThat(kinds(leadsOf("telegram", account).getFirst()))
                .filteredOn(kind -> kind.equals("messageIn"))
                .hasSize(16);
    }

    @Test
    void manySendersInAnyOrderOverManyInstancesNeverDeadlock() {
        var phones = IntStream.range(0, 30).mapToObj(person -> freshPhone()).toList();

        atOnce(6, instance -> {
            var order = instance % 2 == 0 ? phones : phones.reversed();
            return order.stream().map(Request::form).toList();
        });

        assertThat(phones)
                .allSatisfy(phone -> assertThat(leadsOf("phone", phone)).hasSize(1));
    }

    @Test
    void twoChannelsWithTheSamePhoneAtOnceAreOneLead() {
        var account = fresh();
        var phone = freshPhone();
        var point = Map.of("kind", "phone", "value", phone);

        atOnce(
                6,
                instance -> List.of(
                        instance % 2 == 0
                                ? Request.form(phone)
                                : Request.telegram(account)
                                        .points(List.of(Map.of("kind", "telegram", "value", account), point))));

        assertThat(leadsOf("phone", phone)).hasSize(1);
        assertThat(leadsOf("telegram", account)).isEqualTo(leadsOf("phone", phone));
    }

    @Test
    void anEditIsARevisionWhicheverComesFirst() {
        for (boolean editFirst : List.of(false, true)) {
            var account = fresh();
            var original = Request.telegram(account)
                    .saying("I want 2")
                    .put("messageKey", account + ":1")
                    .put("occurredAt", "2026-11-20T10:00:00Z");
            var edit = Request.telegram(account)
                    .saying("I want 3")
                    .put("messageKey", account + ":1")
                    .put("edited", true)
                    .put("occurredAt", "2026-11-20T10:05:00Z");

            var outcomes = editFirst ? receive(edit, original) : receive(original, edit);

            assertThat(outcomes)
                    .map(outcome -> outcome.get("outcome").asString())
                    .containsExactly("created", "appended");
            var messages = timeline(leadIn(outcomes)).stream()
                    .filter(item -> item.get("kind").asString().equals("messageIn"))
                    .toList();
            assertThat(messages).hasSize(1);
            var data = messages.getFirst().get("data");
            assertThat(data.get("text").asString()).isEqualTo("I want 3");
            assertThat(data.get("revisions")).hasSize(1);
            assertThat(data.get("revisions").get(0).get("text").asString()).isEqualTo("I want 2");
            assertThat(messages.getFirst().get("at").asString()).isEqualTo("2026-11-20T10:00:00Z");
            assertThat(lead(leadIn(outcomes)).get("lastMessage").get("text").asString())
                    .isEqualTo("I want 3");
        }
    }

    @Test
    void aLateMessageStandsWhereItWasSaid() {
        var account = fresh();
        var outcomes = receive(
                Request.telegram(account).saying("second").put("occurredAt", "2026-11-20T10:00:02Z"),
                Request.telegram(account).saying("first").put("occurredAt", "2026-11-20T10:00:01Z"));

        var lead = leadIn(outcomes);
        assertThat(timeline(lead).stream()
                        .filter(item -> item.get("kind").asString().equals("messageIn"))
                        .map(item -> item.get("data").get("text").asString()))
                .containsExactly("second", "first");
        assertThat(lead(lead).get("lastMessage").get("text").asString()).isEqualTo("second");
    }

    @Test
    void aHiddenSenderIsIgnoredAndAnAnsweredCallIsAResponse() {
        var hidden = Request.form(freshPhone()).points(List.of());
        var call = Request.form(freshPhone())
                .put("channel", "call")
                .put("kind", "call")
                .put("text", null)
                .put("call", Map.of("direction", "in", "answered", true, "durationSeconds", 63));

        var outcomes = receive(hidden, call);

        assertThat(outcomes.getFirst().get("outcome").asString()).isEqualTo("ignored");
        assertThat(outcomes.getFirst().get("detail").asString()).isEqualTo("noContactPoint");
        var lead = lead(outcomes.getLast().get("leadId").asString());
        assertThat(lead.get("waitingSince").isNull()).isTrue();
        assertThat(lead.get("firstResponseAt").isNull()).isFalse();
        assertThat(kinds(lead.get("id").asString())).containsExactlyInAnyOrder("created", "call");
    }

    @Test
    void aTextThatPostgresqlCannotKeepIsKeptWithoutIt() {
        var lead = leadOf(Request.telegram(fresh()).saying("a\0b").named("N\0"));

        assertThat(lead(lead).get("lastMessage").get("text").asString()).isEqualTo("ab");
    }

    @Test
    void theNumberOfStatementsDoesNotDependOnTheNumberOfRequests() {
        take(List.of(Request.form(freshPhone())));

        int forOne = statements(List.of(Request.form(freshPhone())));
        int forMany = statements(
                Stream.generate(() -> Request.form(freshPhone())).limit(300).toList());

        assertThat(forMany).isEqualTo(forOne).isLessThanOrEqualTo(14);
    }

    private int statements(List<Request> requests) {
        var log = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        log.setLevel(Level.DEBUG);
        log.addAppender(heard);
        try {
            take(requests);
        } finally {
            log.detachAppender(heard);
            log.setLevel(null);
        }
        var here = Thread.currentThread().getName();
        return (int) heard.list.stream()
                .filter(event -> event.getThreadName().equals(here))
                .filter(event -> event.getMessage().startsWith("Executing prepared SQL statement"))
                .count();
    }

    /** As one instance takes a poll. */
    private void take(List<Request> requests) {
        var poll = requests.stream()
                .map(request -> json.readValue(json.writeValueAsBytes(request.body()), InboundRequest.class))
                .toList();
        transaction.executeWithoutResult(open -> receiveRequests.all(poll));
    }

    private void atOnce(int instances, IntFunction<List<Request>> polls) {
        var start = new CyclicBarrier(instances);
        try (var threads = Executors.newFixedThreadPool(instances)) {
            var running = IntStream.range(0, instances)
                    .mapToObj(instance -> CompletableFuture.runAsync(
                            () -> {
                                await(start);
                                take(polls.apply(instance));
                            },
                            threads))
                    .toList();
            running.forEach(CompletableFuture::join);
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> leadsOf(String kind, String value) {
        return jdbc.sql("select distinct lead_id::text from lead_contact_point where kind = ? and value = ?")
                .params(kind, value)
                .query(String.class)
                .list();
    }

    private static String leadIn(List<JsonNode> outcomes) {
        return outcomes.getFirst().get("leadId").asString();
    }
}
