package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MergeIntegrationTests extends LeadDesk {

    @BeforeEach
    void hireThem() {
        hire(MANAGER, "Iryna");
    }

    private static String uri(String lead) {
        return "/api/leads/" + lead;
    }

    private List<JsonNode> duplicates(String lead) {
        return items(get(owner(), "/api/leads/" + lead + "/duplicates").body());
    }

    private Answer merge(String into, String other) {
        return post(owner(), "/api/leads/" + into + "/merge", Map.of("otherId", other));
    }

    private JsonNode undo(String into, String other) {
        var answer = owner().delete()
                .uri("/api/leads/" + into + "/merge/" + other)
                .exchange()
                .returnResult(String.class);
        assertThat(answer.getStatus().value()).isEqualTo(200);
        return lead(into);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> points(JsonNode lead) {
        return StreamSupport.stream(lead.get("contactPoints").spliterator(), false)
                .map(point -> point.get("value").asString())
                .toList();
    }

    private long onBoard(String stage, String title) {
        return StreamSupport.stream(
                        get(owner(), "/api/board?q=" + title)
                                .body()
                                .get("columns")
                                .spliterator(),
                        false)
                .filter(column -> column.get("stage").get("id").asString().equals(stage))
                .findFirst()
                .orElseThrow()
                .get("count")
                .asLong();
    }

    /** A form with a phone, and a messenger that shared the same phone when its lead was there already. */
    private record Twice(String form, String messenger, String phone, String account) {}

    private Twice twice() {
        var phone = freshPhone();
        var account = fresh();
        var messenger = leadOf(Request.telegram(account).named("Tele " + account));
        var form = leadOf(Request.form(phone).named("Form " + account));
        receive(Request.telegram(account)
                .points(List.of(
                        Map.of("kind", "telegram", "value", account), Map.of("kind", "phone", "value", phone))));
        return new Twice(form, messenger, phone, account);
    }

    @Test
    void whoSharedThePhoneOfAFormIsShownWithTheReason() {
        var twice = twice();

        assertThat(duplicates(twice.form())).singleElement().satisfies(found -> {
            assertThat(found.get("lead").get("id").asString()).isEqualTo(twice.messenger());
            assertThat(found.get("weak").asBoolean()).isFalse();
            assertThat(found.get("mergeable").asBoolean()).isTrue();
            var reason = found.get("reasons").get(0);
            assertThat(reason.get("by").asString()).isEqualTo("contactPoint");
            assertThat(reason.get("contactPoint").get("value").asString()).isEqualTo(twice.phone());
        });
    }

    @Test
    void aNameAloneIsWeakAndACompanyMakesItStrong() {
        var name = "Pavlo Same" + fresh();
        var one = leadOf(Request.form(freshPhone()).named(name));
        var other = leadOf(Request.form(freshPhone()).named(name));
        assertThat(duplicates(one)).singleElement().satisfies(found -> {
            assertThat(found.get("weak").asBoolean()).isTrue();
            assertThat(found.get("reasons").get(0).get("by").asString()).isEqualTo("name");
        });

        for (var lead : List.of(one, other)) {
            patch(owner(), uri(lead), Map.of("company", Map.of("name", "Dim")));
        }
        assertThat(duplicates(one).getFirst().get("weak").asBoolean()).isFalse();
        assertThat(duplicates(one).getFirst().get("reasons").get(0).get("by").asString())
                .isEqualTo("nameAndCompany");
    }

    @Test
    void whatWasTakenBackComesBackByNoMergeAndNoUndoing() {
        var accounts = List.of(fresh(), fresh(), fresh());
        var messages = accounts.stream()
                .map(account ->
                        Request.telegram(account).saying("secret swordfish").put("messageKey", account + ":1"))
                .toList();
        var leads = messages.stream().map(this::leadOf).toList();
        merge(leads.get(1), leads.get(2));
        merge(leads.get(0), leads.get(1));
        assertThat(said(leads.get(0))).isEqualTo("secret swordfish");

        for (int i = 0; i < accounts.size(); i++) {
            takeBack(messages.get(i), accounts.get(i) + ":1");
        }
        soon(() -> assertThat(said(leads.get(0))).isNull());
        soon(() -> assertThat(kept("swordfish")).isZero());
        undo(leads.get(0), leads.get(1));
        undo(leads.get(1), leads.get(2));
        for (var lead : leads) {
            soon(() -> assertThat(said(lead)).isNull());
            assertThat(lead(lead).toString() + timeline(lead)).doesNotContain("swordfish");
        }
        assertThat(kept("swordfish")).isZero();
    }

    /** In how many conversations a word stands, those that undoing a merge would bring back among them. */
    private long kept(String word) {
        return jdbc.sql("""
                        select (select count(*) from lead_talk where last_text like :word)
                             + (select count(*) from lead_merge where talk::text like :word)
                        """).param("word", "%" + word + "%").query(Long.class).single();
    }

    private @Nullable String said(String lead) {
        return lead(lead).get("lastMessage").get("text").asString(null);
    }

    private void takeBack(Request message, String messageKey) {
        produce(
                "inbound.requests",
                "inbound.message-retracted.v1",
                "key",
                Map.of(
                        "receiptId",
                        Ids.next(),
                        "connectionId",
                        message.body().get("connectionId"),
                        "messageKey",
                        messageKey,
                        "at",
                        Instant.now()));
    }

    @Test
    void othersLeadsAreNoDuplicates() {
        var twice = twice();
        post(owner(), uri(twice.messenger()) + "/assignment", Map.of("managerId", MANAGER));

        assertThat(items(get(manager(OTHER_MANAGER), uri(twice.form()) + "/duplicates")
                        .body()))
                .isEmpty();
        assertThat(post(manager(OTHER_MANAGER), uri(twice.form()) + "/merge", Map.of("otherId", twice.messenger()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void oneGoesOnWithWhatBothHad() {
        var twice = twice();
        patch(owner(), uri(twice.form()), Map.of("tags", List.of("kitchen")));
        patch(
                owner(),
                uri(twice.messenger()),
                Map.of(
                        "tags",
                        List.of("kitchen", "urgent"),
                        "company",
                        Map.of("name", "Dim"),
                        "amount",
                        Map.of("amount", "70.00", "currency", "UAH")));
        var task = post(
                        owner(),
                        uri(twice.messenger()) + "/tasks",
                        Map.of("kind", "task", "text", "Call", "dueAt", Instant.now()))
                .body()
                .get("id")
                .asString();

        var merged = merge(twice.form(), twice.messenger());

        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);
        var lead = merged.body();
        assertThat(points(lead)).containsExactlyInAnyOrder(twice.phone(), twice.account());
        assertThat(texts(lead.get("tags"))).containsExactly("kitchen", "urgent");
        assertThat(lead.get("company").get("name").asString()).isEqualTo("Dim");
        assertThat(lead.get("amount").get("amount").asString()).isEqualTo("70.00");
        assertThat(lead.get("nextStep").get("id").asString()).isEqualTo(task);
        assertThat(lead.get("answerBy").get("channel").asString()).isEqualTo("telegram");
        var timeline = timeline(twice.form());
        assertThat(timeline.getFirst().get("kind").asString()).isIn("merged", "mergedInto");
        assertThat(timeline.stream().map(item -> item.get("lead").get("id").asString()))
                .contains(twice.form(), twice.messenger());

        var other = lead(twice.messenger());
        assertThat(other.get("outcome").asString()).isEqualTo("merged");
        assertThat(other.get("stageId").asString()).isEqualTo(NEW);
        assertThat(other.get("mergedInto").get("id").asString()).isEqualTo(twice.form());
        assertThat(onBoard(NEW, twice.account())).isOne();
        assertThat(items(get(owner(), "/api/leads?q=" + other.get("number").asString())
                        .body()))
                .extracting(found -> found.get("id").asString())
                .contains(twice.form());
        assertThat(duplicates(twice.form())).isEmpty();

        assertThat(leadOf(Request.telegram(twice.account()))).isEqualTo(twice.form());
        assertThat(typesToldOf(twice.messenger())).contains("lead.merged.v1");
    }

    @Test
    void undoneBothAreAsTheyWereAndWhatCameSinceStays() {
        var twice = twice();
        patch(
                owner(),
                uri(twice.messenger()),
                Map.of("tags", List.of("urgent"), "amount", Map.of("amount", "70.00", "currency", "UAH")));
        post(
                owner(),
                uri(twice.messenger()) + "/tasks",
                Map.of("kind", "task", "text", "Call", "dueAt", Instant.now()));
        var before = lead(twice.form());
        var otherBefore = lead(twice.messenger());
        var ofOther = timeline(twice.messenger()).stream()
                .map(item -> item.get("id").asString())
                .toList();
        merge(twice.form(), twice.messenger());
        leadOf(Request.telegram(twice.account()).saying("And now?"));

        var after = undo(twice.form(), twice.messenger());

        assertThat(points(after)).isEqualTo(points(before));
        assertThat(after.get("tags")).isEqualTo(before.get("tags"));
        assertThat(after.get("amount")).isEqualTo(before.get("amount"));
        assertThat(after.get("nextStep").isNull()).isTrue();
        var other = lead(twice.messenger());
        for (var field :
                List.of("outcome", "stageId", "contactPoints", "tags", "amount", "lastMessage", "waitingSince")) {
            assertThat(other.get(field)).as(field).isEqualTo(otherBefore.get(field));
        }
        assertThat(other.get("nextStep").isNull()).isFalse();
        assertThat(timeline(twice.messenger()).stream()
                        .map(item -> item.get("id").asString()))
                .containsAll(ofOther)
                .hasSize(ofOther.size() + 2);
        assertThat(timeline(twice.form()).stream()
                        .map(item -> item.get("data").path("text").asString("")))
                .contains("And now?");
        assertThat(leadOf(Request.telegram(twice.account()))).isEqualTo(twice.messenger());
        assertThat(leadOf(Request.form(twice.phone()))).isEqualTo(twice.form());
        assertThat(typesToldOf(twice.messenger())).contains("lead.unmerged.v1");
    }

    @Test
    void aTaskIsAlwaysInTheDayOfSomebodyWhoSeesItsLead() {
        hire(OTHER_MANAGER, "Petro");
        var twice = twice();
        post(owner(), uri(twice.messenger()) + "/assignment", Map.of("managerId", MANAGER));
        post(owner(), uri(twice.form()) + "/assignment", Map.of("managerId", OTHER_MANAGER));
        var task = post(
                        manager(MANAGER),
                        uri(twice.messenger()) + "/tasks",
                        Map.of("kind", "task", "text", "Call", "dueAt", Instant.now()))
                .body()
                .get("id")
                .asString();

        merge(twice.form(), twice.messenger());
        assertThat(assigneeOf(task)).isEqualTo(OTHER_MANAGER.toString());
        undo(twice.form(), twice.messenger());
        assertThat(assigneeOf(task)).isEqualTo(MANAGER.toString());
    }

    private String assigneeOf(String task) {
        return get(owner(), "/api/tasks/" + task)
                .body()
                .get("assignee")
                .get("id")
                .asString();
    }

    @Test
    void twiceIsOnce() {
        var twice = twice();
        var first = merge(twice.form(), twice.messenger());
        var second = merge(twice.form(), twice.messenger());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().get("version")).isEqualTo(first.body().get("version"));

        var undone = undo(twice.form(), twice.messenger());
        assertThat(undo(twice.form(), twice.messenger()).get("version")).isEqualTo(undone.get("version"));
        assertThat(kinds(twice.form())).containsOnlyOnce("merged", "unmerged");
    }

    @Test
    void aMergedLeadIsNotWorkedOn() {
        var twice = twice();
        merge(twice.form(), twice.messenger());
        var uri = uri(twice.messenger());

        for (var answer : List.of(
                patch(owner(), uri, Map.of("title", "x")),
                post(owner(), uri + "/move", Map.of("stageId", OFFER)),
                post(owner(), uri + "/notes", Map.of("text", "x")),
                post(owner(), uri + "/exclusion", Map.of()),
                merge(twice.messenger(), twice.form()))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().get("current").get("mergedInto").get("id").asString())
                    .isEqualTo(twice.form());
        }
    }

    @Test
    void whatCannotBeMergedSaysWhy() {
        var twice = twice();
        assertThat(merge(twice.form(), twice.form()).status()).isEqualTo(422);
        assertThat(merge(twice.form(), Ids.next().toString()).status()).isEqualTo(422);
        assertThat(merge(Ids.next().toString(), twice.form()).status()).isEqualTo(404);
        var stale = new HashMap<String, Object>(Map.of("otherId", twice.messenger(), "otherVersion", 99));
        assertThat(post(owner(), uri(twice.form()) + "/merge", stale)
                        .body()
                        .get("current")
                        .get("id")
                        .asString())
                .isEqualTo(twice.messenger());

        post(
                owner(),
                uri(twice.messenger()) + "/conversion",
                Map.of("order", Map.of("lines", List.of(Map.of("name", "Door", "quantity", "1", "price", "10")))));
        assertThat(merge(twice.form(), twice.messenger()).status()).isEqualTo(422);
        assertThat(merge(twice.messenger(), twice.form()).status()).isEqualTo(409);
    }

    @Test
    void aRejectedOneIsTakenInAndComesBackAsItWas() {
        var twice = twice();
        var reason =
                items(get(owner(), "/api/reasons").body()).getFirst().get("id").asString();
        post(owner(), uri(twice.messenger()) + "/rejection", Map.of("reasonId", reason));

        assertThat(merge(twice.form(), twice.messenger()).status()).isEqualTo(200);
        assertThat(leadOf(Request.telegram(twice.account()))).isEqualTo(twice.form());
        undo(twice.form(), twice.messenger());

        assertThat(lead(twice.messenger()).get("outcome").asString()).isEqualTo("kept");
        assertThat(leadOf(Request.telegram(twice.account()))).isNotIn(twice.form(), twice.messenger());
    }

    @Test
    void whatWasMergedBeforeGoesAlongAndComesBack() {
        var twice = twice();
        var third = leadOf(Request.form(freshPhone()));
        merge(twice.form(), twice.messenger());
        merge(third, twice.form());

        assertThat(lead(twice.messenger()).get("mergedInto").get("id").asString())
                .isEqualTo(third);
        assertThat(leadOf(Request.telegram(twice.account()))).isEqualTo(third);
        assertThat(kinds(third)).contains("merged", "mergedInto", "created");

        undo(third, twice.form());
        assertThat(lead(twice.messenger()).get("mergedInto").get("id").asString())
                .isEqualTo(twice.form());
        assertThat(leadOf(Request.telegram(twice.account()))).isEqualTo(twice.form());
        undo(twice.form(), twice.messenger());
        assertThat(leadOf(Request.telegram(twice.account()))).isEqualTo(twice.messenger());
    }

    @Test
    void anExclusionTakesAllOfItAway() {
        var twice = twice();
        merge(twice.form(), twice.messenger());

        assertThat(post(owner(), uri(twice.form()) + "/exclusion", Map.of()).status())
                .isEqualTo(204);

        assertThat(get(owner(), uri(twice.messenger())).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from activity where lead_id = ?")
                        .param(UUID.fromString(twice.messenger()))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(receive(Request.telegram(twice.account()))
                        .getFirst()
                        .get("outcome")
                        .asString())
                .isEqualTo("excluded");
    }
}
