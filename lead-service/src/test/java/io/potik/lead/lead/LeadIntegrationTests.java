package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadIntegrationTests extends LeadDesk {

    @Test
    void aCardMovesAlongAndWhoComesLateIsTold() {
        var lead = leadOf(Request.telegram(fresh()));

        var moved = post(manager(), "/api/leads/" + lead + "/move", Map.of("stageId", CONTACTED, "version", 0));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.etag()).isEqualTo("\"1\"");
        assertThat(moved.body().get("stageId").asString()).isEqualTo(CONTACTED);

        var late = post(owner(), "/api/leads/" + lead + "/move", Map.of("stageId", OFFER, "version", 0));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().get("type").asString()).isEqualTo("https://potik.io/problems/version-conflict");
        assertThat(late.body().get("current").get("stageId").asString()).isEqualTo(CONTACTED);
        assertThat(late.body().get("current").get("version").asLong()).isEqualTo(1);

        var again = post(owner(), "/api/leads/" + lead + "/move", Map.of("stageId", CONTACTED, "version", 1));
        assertThat(again.body().get("version").asLong()).isEqualTo(1);
        assertThat(kinds(lead)).containsOnlyOnce("stageChanged");
        var item = timeline(lead).getFirst();
        assertThat(item.get("data").get("from").get("name").asString()).isEqualTo("New");
        assertThat(item.get("data").get("to").get("name").asString()).isEqualTo("Contacted");
        soon(() -> assertThat(typesToldOf(lead)).containsExactly("lead.created.v1", "lead.stage-changed.v1"));
        var event = json.readTree(toldOf(lead).getLast().payload());
        assertThat(event.get("from").get("stageId").asString()).isEqualTo(NEW);
        assertThat(event.get("lead").get("version").asLong()).isEqualTo(1);
        assertThat(event.get("actor").get("id").asString()).isEqualTo(MANAGER.toString());
    }

    @Test
    void aMessageThatArrivesMakesNobodysDragStale() {
        var account = fresh();
        var lead = leadOf(Request.telegram(account));
        receive(Request.telegram(account).saying("Hello?"));
        post(owner(), "/api/leads/" + lead + "/notes", Map.of("text", "Asked twice"));

        assertThat(lead(lead).get("version").asLong()).isZero();
        assertThat(post(owner(), "/api/leads/" + lead + "/move", Map.of("stageId", OFFER, "version", 0))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void somePlacesCannotBeMovedTo() {
        var lead = leadOf(Request.telegram(fresh()));
        var move = "/api/leads/" + lead + "/move";

        var lost = post(owner(), move, Map.of("stageId", REJECTED));
        assertThat(lost.status()).isEqualTo(422);
        assertThat(lost.body().get("errors").get(0).get("field").asString()).isEqualTo("reasonId");
        var won = post(owner(), move, Map.of("stageId", WON));
        assertThat(won.status()).isEqualTo(422);
        assertThat(won.body().get("errors").get(0).get("code").asString()).isEqualTo("convert");
        assertThat(post(owner(), move, Map.of("stageId", Ids.next())).status()).isEqualTo(422);
        assertThat(post(owner(), move, Map.of()).status()).isEqualTo(422);
        assertThat(lead(lead).get("stageId").asString()).isEqualTo(NEW);
    }

    @Test
    void aStageMayAskForFieldsAndAPipelineForLeadsOfAnother() {
        var pipeline = post(
                owner(),
                "/api/pipelines",
                Map.of(
                        "name",
                        "Deals " + fresh(),
                        "stages",
                        List.of(
                                stage("Offer", "open", List.of("amount", "budget")),
                                stage("Done", "won", List.of()),
                                stage("Lost", "lost", List.of()))));
        var stage = pipeline.body().get("stages").get(0).get("id").asString();
        var lead = leadOf(Request.telegram(fresh()));
        var move = "/api/leads/" + lead + "/move";

        var refused = post(owner(), move, Map.of("stageId", stage, "version", 0));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactly("fields.amount", "fields.budget");

        var moved = post(
                owner(),
                move,
                Map.of(
                        "stageId",
                        stage,
                        "version",
                        0,
                        "fields",
                        Map.of("amount", "1200", "budget", Map.of("answer", "yes"))));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.body().get("pipelineId").asString())
                .isEqualTo(pipeline.body().get("id").asString());
        assertThat(moved.body().get("amount").get("amount").asString()).isEqualTo("1200.00");
        assertThat(moved.body().get("qualification").get("budget").get("answer").asString())
                .isEqualTo("yes");
        soon(() -> assertThat(typesToldOf(lead))
                .containsExactly(
                        "lead.created.v1", "lead.edited.v1", "lead.amount-changed.v1", "lead.stage-changed.v1"));
    }

    private static Map<String, Object> stage(String name, String kind, List<String> fields) {
        return Map.of("name", name, "kind", kind, "temperature", "warm", "color", "#4c6ef5", "requiredFields", fields);
    }

    @Test
    void linesMakeTheAmount() {
        var lead = leadOf(Request.telegram(fresh()));
        var uri = "/api/leads/" + lead;

        var edited = patch(
                owner(),
                uri,
                Map.of(
                        "version", 0,
                        "lines",
                                List.of(
                                        Map.of("name", "Door", "quantity", "2", "price", "100.50"),
                                        Map.of("name", "Handle", "quantity", 0.5, "price", 10)),
                        "tags", List.of("vip"),
                        "company", Map.of("name", "Romashka"),
                        "qualification", Map.of("level", "mql")));
        assertThat(edited.status()).as(edited.body().toString()).isEqualTo(200);
        assertThat(edited.body().get("amount").get("amount").asString()).isEqualTo("206.00");
        assertThat(edited.body().get("amount").get("currency").asString()).isEqualTo("UAH");
        assertThat(edited.body().get("lines").get(0).get("sum").asString()).isEqualTo("201.00");
        assertThat(edited.body().get("company").get("name").asString()).isEqualTo("Romashka");
        assertThat(edited.body().get("tags").get(0).asString()).isEqualTo("vip");
        assertThat(edited.body().get("version").asLong()).isEqualTo(1);

        var same = patch(owner(), uri, Map.of("tags", List.of("vip"), "version", 1));
        assertThat(same.body().get("version").asLong()).isEqualTo(1);
        var senseless = patch(owner(), uri, Map.of("amount", Map.of("amount", "5.00", "currency", "UAH")));
        assertThat(senseless.status()).isEqualTo(422);
        assertThat(patch(owner(), uri, Map.of("title", "Stale", "version", 0)).status())
                .isEqualTo(409);
        var nothing = new HashMap<String, Object>();
        nothing.put("lines", List.of());
        nothing.put("amount", null);
        nothing.put("company", null);
        var cleared = patch(owner(), uri, nothing);
        assertThat(cleared.body().get("amount").isNull()).isTrue();
        assertThat(cleared.body().get("company").isNull()).isTrue();
        soon(() -> assertThat(typesToldOf(lead))
                .containsExactly(
                        "lead.created.v1",
                        "lead.edited.v1",
                        "lead.amount-changed.v1",
                        "lead.edited.v1",
                        "lead.amount-changed.v1"));
    }

    @Test
    void peopleSeeTheirRowsOnly() {
        hire(MANAGER, "Iryna");
        var lead = leadOf(Request.telegram(fresh()));
        var uri = "/api/leads/" + lead;
        assertThat(get(manager(OTHER_MANAGER), uri).status()).isEqualTo(200);

        var assigned = post(manager(), uri + "/assignment", Map.of("managerId", MANAGER, "version", 0));
        assertThat(assigned.body().get("manager").get("name").asString()).isEqualTo("Iryna");

        assertThat(get(manager(OTHER_MANAGER), uri).status()).isEqualTo(404);
        assertThat(get(manager(OTHER_MANAGER), uri + "/timeline").status()).isEqualTo(404);
        assertThat(post(manager(OTHER_MANAGER), uri + "/move", Map.of("stageId", OFFER))
                        .status())
                .isEqualTo(404);
        assertThat(post(manager(OTHER_MANAGER), uri + "/notes", Map.of("text", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(get(manager(), uri).status()).isEqualTo(200);
        assertThat(get(teamLead(), uri).status()).isEqualTo(200);
        assertThat(get(analyst(), uri).status()).isEqualTo(403);
        assertThat(post(owner(), uri + "/assignment", Map.of("managerId", Ids.next()))
                        .status())
                .isEqualTo(422);
        var event = json.readTree(toldOf(lead).stream()
                .filter(it -> it.type().equals("lead.assigned.v1"))
                .findFirst()
                .orElseThrow()
                .payload());
        assertThat(event.get("lead").get("managerId").asString()).isEqualTo(MANAGER.toString());
        assertThat(event.get("previousManagerId").isNull()).isTrue();
    }

    @Test
    void theFirstAnswerStopsTheClockAndGoesOut() {
        var account = fresh();
        var lead = leadOf(Request.telegram(account));
        var waitingSince = lead(lead).get("waitingSince").asString();
        var uri = "/api/leads/" + lead;

        var sent = post(manager(), uri + "/messages", Map.of("text", "Yes, in blue too"));
        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.body().get("data").get("state").asString()).isEqualTo("queued");
        assertThat(lead(lead).get("waitingSince").isNull()).isTrue();
        assertThat(lead(lead).get("lastMessage").get("direction").asString()).isEqualTo("out");
        assertThat(lead(lead).get("firstResponseAt").asString())
                .isEqualTo(sent.body().get("at").asString());
        post(manager(), uri + "/messages", Map.of("text", "Still there?"));

        soon(() ->
                assertThat(typesToldOf(lead)).containsExactly("lead.created.v1", "lead.responded.v1", "lead.noted.v1"));
        var responded = json.readTree(toldOf(lead).get(1).payload());
        assertThat(responded.get("waitingSince").asString()).isEqualTo(waitingSince);
        var message = sent.body().get("id").asString();
        soon(() -> assertThat(told("outbound.messages", "outbound.message-requested.v1"))
                .anySatisfy(asked -> {
                    assertThat(asked.get("messageId").asString()).isEqualTo(message);
                    assertThat(asked.get("conversationId").asString()).isEqualTo(account);
                    assertThat(asked.get("to").get("kind").asString()).isEqualTo("telegram");
                }));

        produce(
                "outbound.states",
                "outbound.message-state.v1",
                lead,
                Map.of("messageId", message, "leadId", lead, "state", "failed", "reason", "blocked by the person"));
        soon(() -> assertThat(timeline(lead)).anySatisfy(item -> {
            assertThat(item.get("id").asString()).isEqualTo(message);
            assertThat(item.get("data").get("state").asString()).isEqualTo("failed");
            assertThat(item.get("data").get("reason").asString()).isEqualTo("blocked by the person");
        }));
    }

    @Test
    void filesGoWithAnAnswerByTheirIdsAndStandInTheTimeline() {
        var lead = leadOf(Request.telegram(fresh()));
        var file = UUID.randomUUID();
        var files = List.of(Map.of("id", file, "name", "price.pdf", "mediaType", "application/pdf", "size", 1200));

        var sent = post(manager(), "/api/leads/" + lead + "/messages", Map.of("text", "", "files", files));

        assertThat(sent.status()).as(sent.body().toString()).isEqualTo(202);
        var shown = sent.body().get("data").get("files").get(0);
        assertThat(shown.get("id").asString()).isEqualTo(file.toString());
        assertThat(shown.get("name").asString()).isEqualTo("price.pdf");
        assertThat(shown.get("size").asInt()).isEqualTo(1200);
        assertThat(lead(lead).get("lastMessage").get("text").asString()).isEqualTo("[price.pdf]");
        soon(() -> assertThat(told("outbound.messages", "outbound.message-requested.v1"))
                .anySatisfy(asked -> {
                    assertThat(asked.get("messageId")).isEqualTo(sent.body().get("id"));
                    assertThat(asked.get("requestedBy").asString()).isEqualTo(MANAGER.toString());
                    assertThat(asked.get("files").toString()).isEqualTo("[\"" + file + "\"]");
                }));
    }

    @Test
    void whatIsNothingTwiceOrTooMuchIsNotSent() {
        var uri = "/api/leads/" + leadOf(Request.telegram(fresh())) + "/messages";
        var id = UUID.randomUUID();
        Map<String, Object> file = Map.of("id", id, "name", "a", "mediaType", "text/plain", "size", 1);

        assertThat(post(manager(), uri, Map.of("text", " ")).status()).isEqualTo(422);
        assertThat(post(manager(), uri, Map.of("files", List.of())).status()).isEqualTo(422);
        assertThat(post(manager(), uri, Map.of("files", List.of(file, file))).status())
                .isEqualTo(422);
        assertThat(post(manager(), uri, Map.of("files", Collections.nCopies(11, file)))
                        .status())
                .isEqualTo(422);
        var large = IntStream.range(0, 3)
                .mapToObj(i -> Map.of(
                        "id", UUID.randomUUID(), "name", "a", "mediaType", "text/plain", "size", 10 * 1024 * 1024))
                .toList();
        assertThat(post(manager(), uri, Map.of("files", large)).status()).isEqualTo(422);
        assertThat(post(
                                manager(),
                                uri,
                                Map.of(
                                        "files",
                                        List.of(Map.of("id", id, "name", "", "mediaType", "nonsense", "size", -1))))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void howAnAnswerFaresIsToldToScreensOnceAndNotForEver() {
        var lead = leadOf(Request.telegram(fresh()));
        var message = post(manager(), "/api/leads/" + lead + "/messages", Map.of("text", "Hello"))
                .body()
                .get("id")
                .asString();
        for (var state : List.of("sent", "read", "delivered", "read")) {
            produce(
                    "outbound.states",
                    "outbound.message-state.v1",
                    lead,
                    Map.of("messageId", message, "leadId", lead, "state", state));
        }

        soon(() -> assertThat(told("lead.news", "lead.message-state-changed.v1").stream()
                        .filter(news -> news.get("messageId").asString().equals(message)))
                .extracting(news -> news.get("state").asString())
                .containsExactly("sent", "read"));
        var news = told("lead.news", "lead.message-state-changed.v1").stream()
                .filter(one -> one.get("messageId").asString().equals(message))
                .toList()
                .getFirst();
        assertThat(news.get("lead").get("id").asString()).isEqualTo(lead);
        assertThat(news.get("lead").get("stageId")).isEqualTo(lead(lead).get("stageId"));
        soon(() -> assertThat(typesToldOf(lead)).containsExactly("lead.created.v1", "lead.responded.v1"));
    }

    @Test
    void aFormCannotBeAnsweredButCalled() {
        var lead = leadOf(Request.form(freshPhone()));

        var refused = post(owner(), "/api/leads/" + lead + "/messages", Map.of("text", "Hello"));
        assertThat(refused.status()).isEqualTo(422);
        var call = post(owner(), "/api/leads/" + lead + "/calls", Map.of("note", "Will think", "answered", true));
        assertThat(call.status()).isEqualTo(201);
        assertThat(call.body().get("data").get("direction").asString()).isEqualTo("out");
        assertThat(lead(lead).get("firstResponseAt").isNull()).isFalse();
    }

    @Test
    void leadsAreEnteredByHandOnce() {
        var phone = "067 " + freshPhone().substring(6);
        var entry = Map.of(
                "title",
                "Walk-in",
                "contactPoints",
                List.of(Map.of("kind", "phone", "value", phone)),
                "amount",
                Map.of("amount", "99.90", "currency", "EUR"),
                "note",
                "Came with a friend");

        var created = post(manager(), "/api/leads", entry);
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        var lead = created.body().get("id").asString();
        assertThat(created.body().get("contactPoints").get(0).get("value").asString())
                .startsWith("+38067");
        assertThat(created.body().get("contactPoints").get(0).get("raw").asString())
                .isEqualTo(phone);
        assertThat(created.body().get("amount").get("currency").asString()).isEqualTo("EUR");
        assertThat(created.body().get("channel").asString()).isEqualTo("manual");
        assertThat(kinds(lead)).containsExactlyInAnyOrder("created", "note");

        var again = post(manager(), "/api/leads", entry);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().get("current").get("id").asString()).isEqualTo(lead);
        var senseless =
                post(owner(), "/api/leads", Map.of("contactPoints", List.of(Map.of("kind", "phone", "value", "12"))));
        assertThat(senseless.status()).isEqualTo(422);
        assertThat(senseless.body().get("errors").get(0).get("field").asString())
                .isEqualTo("contactPoints[0].value");
        assertThat(post(owner(), "/api/leads", Map.of("contactPoints", List.of()))
                        .status())
                .isEqualTo(422);
    }
}
