package io.potik.lead.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.test.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fields as those who set up a workspace make them. */
class FieldIntegrationTests extends LeadDesk {

    private JsonNode field(String name, String type, String... options) {
        return fieldOf("lead", name, type, options);
    }

    private JsonNode fieldOf(String of, String name, String type, String... options) {
        var made = post(
                teamLead(),
                "/api/fields",
                Map.of(
                        "of",
                        of,
                        "name",
                        name,
                        "type",
                        type,
                        "options",
                        List.of(options).stream()
                                .map(option -> Map.of("name", option))
                                .toList()));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.body();
    }

    private static String uri(JsonNode field) {
        return "/api/fields/" + field.get("id").asString();
    }

    private static Map<String, Object> option(JsonNode field, int at, String name, boolean active) {
        return Map.of("id", field.get("options").get(at).get("id").asString(), "name", name, "active", active);
    }

    @Test
    void whoSetsUpMakesThemAndEverybodyReadsThem() {
        var made = field("Колір дверей " + fresh(), "choice", "Red", "Blue");

        assertThat(made.get("key").asString()).startsWith("kolirDverei");
        assertThat(made.get("of").asString()).isEqualTo("lead");
        assertThat(made.get("active").asBoolean()).isTrue();
        assertThat(made.get("version").asInt()).isOne();
        assertThat(made.get("options").get(1).get("name").asString()).isEqualTo("Blue");
        for (var reader : List.of(manager(), analyst(), owner())) {
            assertThat(items(get(reader, "/api/fields?of=lead").body())).contains(made);
        }
        assertThat(post(manager(), "/api/fields", Map.of("name", "Mine", "type", "text"))
                        .status())
                .isEqualTo(403);
        assertThat(patch(manager(), uri(made), Map.of("name", "Mine")).status()).isEqualTo(403);
        manager()
                .put()
                .uri("/api/fields/order")
                .body(Map.of("ids", List.of()))
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(patch(owner(), "/api/fields/" + UUID.randomUUID(), Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void itIsRenamedAndSwitchedOffAndItsKeyStays() {
        var made = field("Floor " + fresh(), "number");
        var name = "Storey " + fresh();

        var renamed = patch(owner(), uri(made), Map.of("version", 1, "name", name, "active", false));

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.etag()).isEqualTo("\"2\"");
        assertThat(renamed.body().get("key")).isEqualTo(made.get("key"));
        assertThat(renamed.body().get("active").asBoolean()).isFalse();
        var stale = patch(owner(), uri(made), Map.of("version", 1, "name", "Late"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().get("current").get("name").asString()).isEqualTo(name);
        assertThat(jdbc.sql("select defined_by from field_version where field_id = ? order by version")
                        .param(UUID.fromString(made.get("id").asString()))
                        .query(UUID.class)
                        .list())
                .containsExactly(TEAM_LEAD, OWNER);
        var again = field(made.get("name").asString(), "text");
        assertThat(again.get("key")).isNotEqualTo(made.get("key"));
    }

    @Test
    void whatMakesNoFieldIsRefusedByName() {
        var name = field("Guests " + fresh(), "number").get("name").asString();

        assertRefused("name", Map.of("name", name.toUpperCase(Locale.ROOT), "type", "text"));
        assertRefused("options", Map.of("name", "x" + fresh(), "type", "choice"));
        assertRefused("of", Map.of("name", "x" + fresh(), "type", "text", "of", "pipeline"));
        assertRefused("type", Map.of("name", "x" + fresh()));
        var elsewhere = get(owner(), "/api/fields?of=pipeline");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.body().get("errors").get(0).get("field").asString())
                .isEqualTo("of");
    }

    private void assertRefused(String field, Map<String, Object> wanted) {
        var refused = post(owner(), "/api/fields", wanted);
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @Test
    void theirOrderIsThatOfTheScreenAndWhoHasAnOldListIsTold() {
        field("First " + fresh(), "text");
        field("Second " + fresh(), "text");
        var before = ids();
        var wanted = new ArrayList<>(before);
        Collections.reverse(wanted);

        owner().put()
                .uri("/api/fields/order")
                .body(Map.of("of", "lead", "ids", wanted))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(ids()).isEqualTo(wanted);
        owner().put()
                .uri("/api/fields/order")
                .body(Map.of("ids", wanted.subList(1, wanted.size())))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        assertThat(ids()).isEqualTo(wanted);
    }

    private List<String> ids() {
        return ids("lead");
    }

    private List<String> ids(String of) {
        return items(get(owner(), "/api/fields?of=" + of).body()).stream()
                .map(field -> field.get("id").asString())
                .toList();
    }

    @Test
    void customersCompaniesAndOrdersHaveTheirOwn() {
        var name = "Since " + fresh();
        var ofLeads = field(name, "date");
        for (var of : List.of("customer", "company", "order")) {
            var made = fieldOf(of, name, "date");

            assertThat(made.get("of").asString()).isEqualTo(of);
            assertThat(made.get("key")).isEqualTo(ofLeads.get("key"));
            assertThat(ids(of)).contains(made.get("id").asString());
            assertThat(ids()).doesNotContain(made.get("id").asString());
            assertRefused("name", Map.of("name", name, "type", "text", "of", of));
            var wanted = ids(of).reversed();
            owner().put()
                    .uri("/api/fields/order")
                    .body(Map.of("of", of, "ids", wanted))
                    .exchange()
                    .expectStatus()
                    .isOk();
            assertThat(ids(of)).isEqualTo(wanted);
        }
        owner().put()
                .uri("/api/fields/order")
                .body(Map.of("of", "order", "ids", ids("customer")))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        var lead = "/api/leads/" + leadOf(Request.telegram(fresh()));
        var own = fieldOf("order", "Only of orders " + fresh(), "text");
        assertThat(patch(manager(), lead, Map.of("fields", Map.of(own.get("key").asString(), "x")))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatOthersKeepIsToldToThemAtEveryVersion() {
        var ofLeads = field("Mine " + fresh(), "text");
        var made = fieldOf("company", "Terms " + fresh(), "choice", "In advance", "Later");
        patch(
                owner(),
                uri(made),
                Map.of(
                        "active",
                        false,
                        "options",
                        List.of(option(made, 1, "After 30 days", true), option(made, 0, "In advance", false))));

        soon(() -> assertThat(definitionsOf(made)).hasSize(2));

        assertThat(definitionsOf(made).get(0).get("version").asInt()).isOne();
        var last = definitionsOf(made).get(1);
        assertThat(last.get("version").asInt()).isEqualTo(2);
        assertThat(last.get("of").asString()).isEqualTo("company");
        assertThat(last.get("key")).isEqualTo(made.get("key"));
        assertThat(last.get("active").asBoolean()).isFalse();
        assertThat(last.get("options").get(0).get("name").asString()).isEqualTo("After 30 days");
        assertThat(definitionsOf(ofLeads)).isEmpty();
    }

    private List<JsonNode> definitionsOf(JsonNode field) {
        return TestInfrastructure.consume("field.definitions").stream()
                .filter(told -> told.key().equals(field.get("id").asString()))
                .map(told -> new JsonMapper().readTree(told.payload()))
                .toList();
    }

    @Test
    void aRenamedOptionIsStillTheOneThatWasChosen() {
        var colour = field("Colour " + fresh(), "choice", "Red", "Blue");
        var key = colour.get("key").asString();
        var blue = colour.get("options").get(1).get("id").asString();
        var lead = "/api/leads/" + leadOf(Request.telegram(fresh()));
        assertThat(patch(manager(), lead, Map.of("fields", Map.of(key, blue))).status())
                .isEqualTo(200);

        var changed = patch(
                owner(),
                uri(colour),
                Map.of("options", List.of(option(colour, 1, "Navy", false), option(colour, 0, "Red", true))));

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(get(manager(), lead).body().get("fields").get(key).asString())
                .isEqualTo(blue);
        var other = "/api/leads/" + leadOf(Request.telegram(fresh()));
        var refused = patch(manager(), other, Map.of("fields", Map.of(key, blue)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo("fields." + key);
        assertThat(patch(owner(), uri(colour), Map.of("options", List.of(option(colour, 0, "Red", true))))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aCardKeepsEachKindInOneFormAndItsTimelineTellsItByName() {
        var mark = fresh();
        var sum = field("Sum " + mark, "money").get("key").asString();
        var day = field("Day " + mark, "date").get("key").asString();
        var days = field("Days " + mark, "several", "Mon", "Tue");
        var lead = leadOf(Request.telegram(fresh()));
        var uri = "/api/leads/" + lead;
        var tuesday = days.get("options").get(1).get("id").asString();

        var edited = patch(
                manager(),
                uri,
                Map.of(
                        "version",
                        0,
                        "fields",
                        Map.of(sum, 12, day, "2026-12-24", days.get("key").asString(), List.of(tuesday))));

        assertThat(edited.status()).as(edited.body().toString()).isEqualTo(200);
        assertThat(edited.body().get("version").asInt()).isOne();
        assertThat(edited.body().get("fields").get(sum).get("amount").asString())
                .isEqualTo("12.00");
        assertThat(edited.body().get("fields").get(sum).get("currency").asString())
                .isEqualTo("UAH");
        var changes = timeline(lead)
                .getFirst()
                .get("data")
                .get("changes")
                .valueStream()
                .toList();
        assertThat(changes).anySatisfy(change -> {
            assertThat(change.get("name").asString()).isEqualTo("Days " + mark);
            assertThat(change.get("type").asString()).isEqualTo("several");
            assertThat(change.get("before").isNull()).isTrue();
            assertThat(change.get("after").get(0).get("name").asString()).isEqualTo("Tue");
        });

        var same = patch(manager(), uri, Map.of("fields", Map.of(sum, Map.of("amount", "12.0", "currency", "UAH"))));
        assertThat(same.body().get("version").asInt()).isOne();
        var away = new HashMap<String, Object>();
        away.put(sum, null);
        var less = patch(manager(), uri, Map.of("fields", away));
        assertThat(less.body().get("fields").has(sum)).isFalse();
        assertThat(less.body().get("fields").get(day).asString()).isEqualTo("2026-12-24");
        soon(() -> assertThat(toldOf(lead).stream().map(event -> new String(event.payload(), StandardCharsets.UTF_8)))
                .anyMatch(event -> event.contains("fields." + sum))
                .noneMatch(event -> event.contains("2026-12-24")));
    }

    @Test
    void everythingThatMakesNoSenseIsNamedAndNothingIsStored() {
        var mark = fresh();
        var number = field("Number " + mark, "number").get("key").asString();
        var link = field("Link " + mark, "link").get("key").asString();
        var off = field("Off " + mark, "text");
        patch(owner(), uri(off), Map.of("active", false));
        var lead = "/api/leads/" + leadOf(Request.telegram(fresh()));

        var refused = patch(
                manager(),
                lead,
                Map.of(
                        "title",
                        "Other",
                        "fields",
                        Map.of(
                                number,
                                "1e99",
                                link,
                                "javascript:x",
                                off.get("key").asString(),
                                "x",
                                "unknown" + mark,
                                1)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder(
                        "fields." + number,
                        "fields." + link,
                        "fields." + off.get("key").asString(),
                        "fields.unknown" + mark);
        assertThat(get(manager(), lead).body().get("version").asInt()).isZero();
    }

    @Test
    void whatWasWrittenBeforeThereWereFieldsStaysReadableAndCanBeTakenAway() {
        var lead = leadOf(Request.telegram(fresh()));
        jdbc.sql("update lead set fields = '{\"size\": 42, \"colour\": \"red\"}' where id = ?")
                .param(UUID.fromString(lead))
                .update();
        var uri = "/api/leads/" + lead;
        assertThat(get(manager(), uri).body().get("fields").get("size").asInt()).isEqualTo(42);

        var refused = patch(manager(), uri, Map.of("fields", Map.of("size", 43)));
        assertThat(refused.status()).isEqualTo(422);
        var away = new HashMap<String, Object>();
        away.put("size", null);
        away.put("colour", "red");
        var less = patch(manager(), uri, Map.of("fields", away));
        assertThat(less.status()).as(less.body().toString()).isEqualTo(200);
        assertThat(less.body().get("fields").toString()).isEqualTo("{\"colour\":\"red\"}");
    }
}
