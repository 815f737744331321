package io.potik.lead.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** From the people of a segment to a message of each, once, and to what became of it. */
class MailingIntegrationTests extends LeadDesk {

    @Autowired
    private SendMailings sendMailings;

    @Autowired
    private TransactionTemplate transaction;

    /** Somebody known, and the lead that came of their message. */
    private record Known(UUID customer, String lead, String account) {}

    private void tell(UUID customer, long version, @Nullable String name, String account, @Nullable UUID mergedInto) {
        var payload = new HashMap<String, Object>(Map.of(
                "id",
                customer,
                "version",
                version,
                "lifecycle",
                "prospect",
                "contactPoints",
                List.of(Map.of("kind", "telegram", "value", account))));
        payload.put("name", name);
        payload.put("mergedInto", mergedInto);
        produce("customer.events", "customer.changed.v1", customer.toString(), payload);
        soon(() -> assertThat(jdbc.sql("select version from known_customer where id = ?")
                        .param(customer)
                        .query(Long.class)
                        .list())
                .containsExactly(version));
    }

    private Known known(@Nullable String name, UnaryOperator<Request> wrote) {
        var account = fresh();
        var customer = Ids.next();
        tell(customer, 1, name, account, null);
        return new Known(customer, leadOf(wrote.apply(Request.telegram(account))), account);
    }

    private Known known(@Nullable String name) {
        return known(name, request -> request);
    }

    private static Request whatsapp(Request request) {
        request.put("channel", "whatsapp").body().put("answers", true);
        return request;
    }

    private void ask(UUID mailing, String text, boolean last, List<UUID> customers) {
        produce(
                "customer.mailings",
                "mailing.asked.v1",
                mailing.toString(),
                Map.of(
                        "mailingId", mailing,
                        "segment", "Silent",
                        "text", text,
                        "by", OWNER,
                        "at", Instant.now(),
                        "customerIds", customers,
                        "last", last));
    }

    private UUID asked(String text, UUID... customers) {
        var mailing = Ids.next();
        ask(mailing, text, true, List.of(customers));
        awaitState(mailing, "ready");
        return mailing;
    }

    private static String uri(UUID mailing) {
        return "/api/mailings/" + mailing;
    }

    private void awaitState(UUID mailing, String state) {
        soon(() -> assertThat(get(owner(), uri(mailing)).body().path("state").asString(""))
                .isEqualTo(state));
    }

    private int does(UUID mailing, String what) {
        return post(owner(), uri(mailing) + "/" + what, Map.of()).status();
    }

    /** How many, by channel, state and reason. */
    private Map<String, Long> counts(UUID mailing) {
        return get(owner(), uri(mailing))
                .body()
                .get("counts")
                .valueStream()
                .collect(Collectors.toMap(
                        count -> count.path("channel").asString("-") + " "
                                + count.get("state").asString() + " "
                                + count.path("why").asString("-"),
                        count -> count.get("count").asLong()));
    }

    /** What intake was asked to send to a lead. */
    private List<JsonNode> messages(String lead) {
        return told("outbound.messages", "outbound.message-requested.v1").stream()
                .filter(message -> message.get("leadId").asString().equals(lead))
                .toList();
    }

    private void fared(JsonNode message, String state, @Nullable String reason) {
        var payload = new HashMap<String, Object>(Map.of(
                "messageId", message.get("messageId").asString(),
                "leadId", message.get("leadId").asString(),
                "state", state,
                "at", Instant.now()));
        payload.put("reason", reason);
        produce(
                "outbound.states",
                "outbound.message-state.v1",
                message.get("leadId").asString(),
                payload);
    }

    @Test
    void whomItReachesIsSeenBeforeAndNobodyElseGetsIt() {
        var olena = known("Olena");
        var petro = known("Petro", MailingIntegrationTests::whatsapp);
        var late = known(
                "Late", request -> whatsapp(request).receivedAt(Instant.now().minus(Duration.ofDays(2))));
        var out = known("Out");
        var nameless = known(null);
        var excluded = known("Excluded");
        assertThat(post(owner(), "/api/leads/" + excluded.lead() + "/exclusion", Map.of("note", "The landlord"))
                        .status())
                .isEqualTo(204);
        var unheard = Ids.next();
        tell(unheard, 1, "Imported", fresh(), null);
        assertThat(put(owner(), "/api/opt-outs/" + out.customer(), Map.of())
                        .body()
                        .get("optedOut")
                        .asBoolean())
                .isTrue();
        var waiting = lead(olena.lead()).get("waitingSince");

        var mailing = asked(
                "Hello {name}",
                olena.customer(),
                petro.customer(),
                late.customer(),
                out.customer(),
                nameless.customer(),
                excluded.customer(),
                unheard);

        assertThat(counts(mailing))
                .isEqualTo(Map.of(
                        "telegram waiting -", 1L,
                        "whatsapp waiting -", 1L,
                        "whatsapp left tooLate", 1L,
                        "telegram left optedOut", 1L,
                        "telegram left missing", 1L,
                        "- left excluded", 1L,
                        "- left noChannel", 1L));
        sendMailings.send();
        assertThat(messages(olena.lead())).isEmpty();

        assertThat(does(mailing, "start")).isEqualTo(200);
        soon(() -> assertThat(messages(petro.lead())).hasSize(1));
        soon(() -> assertThat(messages(olena.lead())).singleElement().satisfies(message -> {
            assertThat(message.get("text").asString()).isEqualTo("Hello Olena");
            assertThat(message.at("/to/value").asString()).isEqualTo(olena.account());
            assertThat(message.get("mailing").asBoolean()).isTrue();
        }));
        assertThat(timeline(olena.lead()).getFirst().get("kind").asString()).isEqualTo("messageOut");
        // It is no answer: whoever waited for one still does.
        assertThat(lead(olena.lead()).get("waitingSince")).isEqualTo(waiting);
        assertThat(get(owner(), uri(mailing)).body().get("state").asString()).isEqualTo("sending");

        fared(messages(olena.lead()).getFirst(), "sent", null);
        fared(messages(petro.lead()).getFirst(), "failed", "The person blocked the bot.");
        awaitState(mailing, "done");
        fared(messages(olena.lead()).getFirst(), "read", null);
        soon(() -> assertThat(counts(mailing)).containsEntry("telegram read -", 1L));
        var failed = items(get(owner(), uri(mailing) + "/people?state=failed").body());
        assertThat(failed).singleElement().satisfies(person -> {
            assertThat(person.get("name").asString()).isEqualTo("Petro");
            assertThat(person.get("why").asString()).contains("blocked");
        });
        for (var nobody : List.of(late, out, nameless, excluded)) {
            assertThat(messages(nobody.lead())).isEmpty();
        }
    }

    @Test
    void whoSaysStopGetsNoMoreNotEvenOfAMailingThatIsUnderWay() {
        var olena = known("Olena");
        var mailing = asked("Sale", olena.customer());
        assertThat(counts(mailing)).isEqualTo(Map.of("telegram waiting -", 1L));

        receive(Request.telegram(olena.account()).saying("Стоп!"));
        assertThat(does(mailing, "start")).isEqualTo(200);

        awaitState(mailing, "done");
        assertThat(counts(mailing)).isEqualTo(Map.of("telegram left optedOut", 1L));
        assertThat(messages(olena.lead())).isEmpty();
        var shown = get(owner(), "/api/opt-outs/" + olena.customer()).body();
        assertThat(shown.get("how").asString()).isEqualTo("word");

        owner().delete()
                .uri("/api/opt-outs/" + olena.customer())
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(counts(asked("Sale", olena.customer()))).isEqualTo(Map.of("telegram waiting -", 1L));
    }

    @Test
    void whoSaysStopGetsNoMoreAsWhomeverTheirAccountIsKnown() {
        var olena = known("Olena");
        tell(Ids.next(), 1, "Olena, once more", olena.account(), null);

        receive(Request.telegram(olena.account()).saying("STOP"));

        assertThat(counts(asked("Sale", olena.customer()))).isEqualTo(Map.of("telegram left optedOut", 1L));
    }

    @Test
    void whoSaysStopBeforeTheyAreACustomerGetsNothingAsOne() {
        var account = fresh();
        var lead = leadOf(Request.telegram(account));
        receive(Request.telegram(account).saying("STOP"));
        var customer = Ids.next();
        tell(customer, 1, "Olena", account, null);
        produce(
                "customer.events",
                "customer.linked.v1",
                lead,
                Map.of("leadId", lead, "customerId", customer, "created", true, "at", Instant.now()));
        soon(() -> assertThat(lead(lead).at("/customer/id").asString("")).isEqualTo(customer.toString()));

        assertThat(counts(asked("Sale", customer))).isEqualTo(Map.of("telegram left optedOut", 1L));
        var shown = get(owner(), "/api/opt-outs/" + customer).body();
        assertThat(shown.get("how").asString()).isEqualTo("word");

        // Their profile may give the account up: who is written to by it is still who said it.
        tell(customer, 2, "Olena", fresh(), null);
        assertThat(counts(asked("Sale", customer))).isEqualTo(Map.of("telegram left optedOut", 1L));

        owner().delete()
                .uri("/api/opt-outs/" + customer)
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(get(owner(), "/api/opt-outs/" + customer)
                        .body()
                        .get("optedOut")
                        .asBoolean())
                .isFalse();
        assertThat(counts(asked("Sale", customer))).isEqualTo(Map.of("telegram waiting -", 1L));
    }

    @Test
    void whoStartsPausesAndCancelsIsInTheAudit() {
        var olena = known("Olena");
        var mailing = asked("Sale", olena.customer());
        // What was so already was done by nobody.
        for (var what : List.of("start", "start", "pause", "cancellation", "cancellation")) {
            assertThat(does(mailing, what)).isEqualTo(200);
        }

        assertThat(items(get(owner(), "/api/audit?subjectId=" + mailing).body()))
                .extracting(one -> one.get("kind").asString())
                .containsExactly("mailing.cancelled", "mailing.paused", "mailing.started");
    }

    @Test
    void whoIsForgottenWhileItIsTheirTurnGetsNothing() {
        var olena = known("Olena");
        var mailing = asked("Sale", olena.customer());
        transaction.executeWithoutResult(open -> {
            jdbc.sql("select from lead where id = cast(? as uuid) for update")
                    .param(olena.lead())
                    .query()
                    .listOfRows();
            assertThat(does(mailing, "start")).isEqualTo(200);
            // By now it was read where they last wrote from.
            soon(() -> assertThat(jdbc.sql("""
                            select count(*) from pg_stat_activity
                            where wait_event_type = 'Lock' and query like '%erased_at is null order by id for update'
                            """).query(Long.class).single()).isOne());
            jdbc.sql("update lead set erased_at = now() where id = cast(? as uuid)")
                    .param(olena.lead())
                    .update();
        });

        awaitState(mailing, "done");
        assertThat(counts(mailing)).isEqualTo(Map.of("telegram left noChannel", 1L));
        assertThat(messages(olena.lead())).isEmpty();
    }

    @Test
    void ofTwoWhoAreOnePersonOneGetsItAndAnyOfThemRefusesForBoth() {
        var stays = known("Olena");
        var joins = Ids.next();
        tell(joins, 2, "Olena K.", fresh(), stays.customer());
        var mailing = asked("Sale", stays.customer(), joins);
        assertThat(does(mailing, "start")).isEqualTo(200);
        soon(() -> assertThat(counts(mailing)).isEqualTo(Map.of("telegram queued -", 1L, "telegram left reached", 1L)));
        assertThat(messages(stays.lead())).hasSize(1);

        put(owner(), "/api/opt-outs/" + joins, Map.of());
        assertThat(counts(asked("Again", stays.customer()))).isEqualTo(Map.of("telegram left optedOut", 1L));
    }

    @Test
    void itStopsAndGoesOnAsItIsTold() {
        var olena = known("Olena");
        var petro = known("Petro");
        var mailing = asked("Sale", olena.customer(), petro.customer());
        assertThat(does(mailing, "pause")).isEqualTo(422);
        assertThat(get(teamLead(), uri(mailing)).status()).isEqualTo(404);
        assertThat(get(manager(), uri(mailing)).status()).isEqualTo(403);

        assertThat(does(mailing, "cancellation")).isEqualTo(200);
        assertThat(does(mailing, "start")).isEqualTo(422);
        sendMailings.send();
        assertThat(counts(mailing)).isEqualTo(Map.of("telegram left cancelled", 2L));

        var other = asked("Sale", olena.customer());
        jdbc.sql("update mailing set state = 'PAUSED' where id = ?")
                .param(other)
                .update();
        sendMailings.send();
        assertThat(counts(other)).isEqualTo(Map.of("telegram waiting -", 1L));
        assertThat(does(other, "start")).isEqualTo(200);
        soon(() -> assertThat(messages(olena.lead())).hasSize(1));
        assertThat(messages(petro.lead())).isEmpty();
    }

    @Test
    void everybodyGetsItOnceWhateverIsRepeatedOrBreaksOff() throws Exception {
        var everybody = new ArrayList<Known>();
        for (int i = 0; i < 2 * SendMailings.UNDER_WAY + 3; i++) {
            everybody.add(known("Person " + i));
        }
        var ids = everybody.stream().map(Known::customer).toList();
        var mailing = Ids.next();
        ask(mailing, "Sale", false, ids.subList(0, 30));
        ask(mailing, "Sale", false, ids.subList(0, 30));
        ask(mailing, "Sale", true, ids.subList(20, ids.size()));
        awaitState(mailing, "ready");
        assertThat(counts(mailing)).isEqualTo(Map.of("telegram waiting -", (long) ids.size()));
        assertThat(does(mailing, "start")).isEqualTo(200);

        var leads = everybody.stream().map(Known::lead).collect(Collectors.toSet());
        Set<String> answered = new HashSet<>();
        try (var instances = Executors.newFixedThreadPool(4)) {
            while (answered.size() < leads.size()) {
                Callable<Boolean> works = () -> {
                    sendMailings.send();
                    return true;
                };
                Callable<Boolean> breaksOff = () -> {
                    transaction.executeWithoutResult(open -> {
                        sendMailings.goOn(mailing);
                        open.setRollbackOnly();
                    });
                    return false;
                };
                for (var done : instances.invokeAll(List.of(works, breaksOff, works, breaksOff))) {
                    done.get();
                }
                assertThat(queued(mailing)).isLessThanOrEqualTo(SendMailings.UNDER_WAY);
                // Intake tells what became of each, some of it twice.
                var news = told("outbound.messages", "outbound.message-requested.v1").stream()
                        .filter(message -> leads.contains(message.get("leadId").asString())
                                && answered.add(message.get("messageId").asString()))
                        .toList();
                news.forEach(message -> fared(message, "sent", null));
                news.stream().limit(3).forEach(message -> fared(message, "sent", null));
            }
        }
        awaitState(mailing, "done");
        assertThat(counts(mailing)).isEqualTo(Map.of("telegram sent -", (long) ids.size()));
        assertThat(told("outbound.messages", "outbound.message-requested.v1").stream()
                        .map(message -> message.get("leadId").asString())
                        .filter(leads::contains))
                .containsExactlyInAnyOrderElementsOf(leads);
    }

    private int queued(UUID mailing) {
        return jdbc.sql("select count(*) from mailing_person where mailing_id = ? and state = 'queued'")
                .param(mailing)
                .query(Integer.class)
                .single();
    }
}
