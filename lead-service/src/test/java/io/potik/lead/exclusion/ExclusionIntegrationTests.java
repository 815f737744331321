package io.potik.lead.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

class ExclusionIntegrationTests extends LeadDesk {

    private static Map<String, String> point(String kind, String value) {
        return Map.of("kind", kind, "value", value);
    }

    private static String value(Map<String, String> point) {
        return Objects.requireNonNull(point.get("value"));
    }

    private static Request from(String kind, String value) {
        return Request.telegram(value).points(List.of(point(kind, value)));
    }

    private JsonNode exclude(RestTestClient client, List<Map<String, String>> points, Map<String, Object> grounds) {
        var body = new HashMap<String, Object>(grounds);
        body.put("contactPoints", points);
        var answer = post(client, "/api/exclusions", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode preview(RestTestClient client, List<Map<String, String>> points) {
        var answer = post(client, "/api/exclusions/preview", Map.of("contactPoints", points));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private List<JsonNode> list(String query) {
        return items(get(owner(), "/api/exclusions?" + query).body());
    }

    private JsonNode exclusionOf(String value, String state) {
        var found = list("state=" + state + "&q=" + value.replace("+", ""));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<String> outcomes(Request... requests) {
        return receive(requests).stream()
                .map(outcome -> outcome.get("outcome").asString())
                .toList();
    }

    private void know(UUID customer, String lifecycle, Map<String, String> point) {
        produce(
                "customer.events",
                "customer.changed.v1",
                customer.toString(),
                Map.of(
                        "id",
                        customer,
                        "version",
                        1,
                        "name",
                        "Olena",
                        "lifecycle",
                        lifecycle,
                        "contactPoints",
                        List.of(point)));
        soon(() -> assertThat(jdbc.sql("select count(*) from known_customer where id = ?")
                        .param(customer)
                        .query(Long.class)
                        .single())
                .isOne());
    }

    private String leadOf(@Nullable UUID manager, List<Map<String, String>> points) {
        var entry = new HashMap<String, Object>(Map.of("contactPoints", points));
        if (manager != null) {
            entry.put("managerId", manager);
        }
        return post(owner(), "/api/leads", entry).body().get("id").asString();
    }

    @ParameterizedTest
    @CsvSource({"phone", "email", "telegram", "viber", "psid", "igsid", "wa"})
    void whoIsOnTheListMakesNothingByWhateverChannel(String kind) {
        var value = switch (kind) {
            case "phone" -> freshPhone();
            case "email" -> "spam" + fresh() + "@example.com";
            default -> fresh();
        };
        var made = exclude(owner(), List.of(point(kind, value)), Map.of("reason", "spam", "note", "Sells links"));
        assertThat(made.get("excluded").asInt()).isOne();

        assertThat(outcomes(from(kind, value))).containsExactly("excluded");
        assertThat(outcomes(
                        from(kind, value),
                        from("telegram", fresh()),
                        Request.telegram(fresh()).points(List.of(point("telegram", fresh()), point(kind, value)))))
                .containsExactly("excluded", "created", "excluded");

        assertThat(jdbc.sql("select count(*) from lead_contact_point where kind = ? and value = ?")
                        .params(kind, value)
                        .query(Long.class)
                        .single())
                .isZero();
        var exclusion = exclusionOf(value, "inForce");
        assertThat(exclusion.get("reason").asString()).isEqualTo("spam");
        assertThat(exclusion.get("note").asString()).isEqualTo("Sells links");
        assertThat(exclusion.get("hits").asLong()).isEqualTo(3);
        assertThat(Instant.parse(exclusion.get("lastHitAt").asString())).isBeforeOrEqualTo(Instant.now());

        lift(exclusion);
        assertThat(outcomes(from(kind, value), from(kind, value))).containsExactly("created", "appended");
        var lifted = exclusionOf(value, "ended");
        assertThat(lifted.get("hits").asLong()).isEqualTo(3);
        assertThat(lifted.get("inForce").asBoolean()).isFalse();
        assertThat(lifted.get("endedBy").get("id").asString()).isEqualTo(OWNER.toString());
    }

    private void lift(JsonNode exclusion) {
        owner().delete()
                .uri("/api/exclusions/" + exclusion.get("id").asString())
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @Test
    void afterItsEndLeadsComeAgainByThemselves() {
        var phone = freshPhone();
        var account = fresh();
        exclude(
                owner(),
                List.of(point("phone", phone)),
                Map.of("expiresAt", Instant.now().plus(Duration.ofDays(1))));
        assertThat(outcomes(from("phone", phone), from("phone", phone))).containsExactly("excluded", "excluded");

        var id = UUID.fromString(exclusionOf(phone, "inForce").get("id").asString());
        jdbc.sql("update exclusion set expires_at = now() - interval '1 second' where id = ?")
                .param(id)
                .update();

        var came = receive(
                from("phone", phone), Request.telegram(account), from("phone", phone), Request.telegram(account));
        assertThat(came.stream().map(one -> one.get("outcome").asString()))
                .containsExactly("created", "created", "appended", "appended");
        assertThat(list("state=inForce&q=" + phone.substring(1))).isEmpty();
        assertThat(exclusionOf(phone, "ended").get("hits").asLong()).isEqualTo(2);
        owner().delete().uri("/api/exclusions/" + id).exchange().expectStatus().isNotFound();
    }

    @Test
    void theDryRunSaysWhatWouldHappenAndChangesNothing() {
        var buyer = point("phone", freshPhone());
        know(Ids.next(), "buyer", buyer);
        var prospect = point("phone", freshPhone());
        know(Ids.next(), "prospect", prospect);
        var phone = point("phone", freshPhone());
        var account = point("telegram", fresh());
        var lead = leadOf(null, List.of(phone, account));
        var already = point("phone", freshPhone());
        exclude(owner(), List.of(already), Map.of());
        var unknown = point("email", "new" + fresh() + "@example.com");
        var before = everything();

        var seen = preview(
                owner(),
                List.of(
                        buyer,
                        prospect,
                        phone,
                        already,
                        unknown,
                        point("phone", "12"),
                        point("pigeon", "1"),
                        point("phone", value(phone))));

        assertThat(everything()).isEqualTo(before);
        var counts = seen.get("counts");
        assertThat(counts.get("people").asInt()).isEqualTo(5);
        assertThat(counts.get("buyers").asInt()).isOne();
        assertThat(counts.get("prospects").asInt()).isOne();
        assertThat(counts.get("leads").asInt()).isOne();
        assertThat(counts.get("already").asInt()).isOne();
        assertThat(counts.get("refused").asInt()).isZero();
        assertThat(seen.get("nonsense")
                        .valueStream()
                        .map(one -> one.get("index").asInt()))
                .containsExactly(5, 6);
        var person = seen.get("people").get(2);
        assertThat(person.get("leads").get(0).get("id").asString()).isEqualTo(lead);
        assertThat(person.get("more").get(0).get("value").asString()).isEqualTo(value(account));
        assertThat(seen.get("people")
                        .valueStream()
                        .map(one -> one.get("outcome").asString()))
                .containsExactly("excluded", "excluded", "excluded", "already", "excluded");
        assertThat(seen.get("people")
                        .get(0)
                        .get("customers")
                        .get(0)
                        .get("lifecycle")
                        .asString())
                .isEqualTo("buyer");
    }

    private String everything() {
        return Stream.of("exclusion", "contact_point", "lead", "activity", "audit", "outbox")
                .map(table -> table
                        + jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                .toList()
                .toString();
    }

    @Test
    void byHandAPersonIsExcludedAsFromTheCard() {
        var phone = point("phone", freshPhone());
        var account = point("telegram", fresh());
        var lead = leadOf(null, List.of(phone, account));

        var done = exclude(
                teamLead(),
                List.of(phone, point("email", "other" + fresh() + "@example.com")),
                Map.of("reason", "contractor", "note", "Paints our walls"));

        assertThat(items(done).stream().map(item -> item.get("outcome").asString()))
                .containsExactly("excluded", "excluded");
        assertThat(items(done).getFirst().get("leads").asInt()).isOne();
        assertThat(get(owner(), "/api/leads/" + lead).status()).isEqualTo(404);
        assertThat(outcomes(from("telegram", value(account)))).containsExactly("excluded");
        var exclusion = exclusionOf(value(phone), "inForce");
        assertThat(exclusion.get("contactPoints").size()).isEqualTo(2);
        var id = exclusion.get("id").asString();
        lift(exclusion);
        assertThat(items(get(owner(), "/api/audit?subjectId=" + id).body()).stream()
                        .map(entry -> entry.get("kind").asString()))
                .containsExactly("exclusion.lifted", "exclusion.made");
        assertThat(items(get(owner(), "/api/audit?subjectId=" + lead).body()).stream()
                        .map(entry -> entry.get("kind").asString()))
                .contains("lead.excluded");
        soon(() -> assertThat(typesToldOf(lead)).containsExactly("lead.created.v1", "lead.excluded.v1"));
    }

    @Test
    void askedAgainItChangesNothing() {
        var phone = point("phone", freshPhone());
        exclude(owner(), List.of(phone), Map.of("reason", "spam"));
        var first = exclusionOf(value(phone), "all");

        var again = exclude(owner(), List.of(phone, phone), Map.of("reason", "landlord"));

        assertThat(items(again)).hasSize(1);
        assertThat(items(again).getFirst().get("outcome").asString()).isEqualTo("already");
        assertThat(exclusionOf(value(phone), "all").toString()).isEqualTo(first.toString());
    }

    @Test
    void somebodyElsesLeadIsNotDeletedByAList() {
        hire(OTHER_MANAGER, "Petro");
        var phone = point("phone", freshPhone());
        var lead = leadOf(OTHER_MANAGER, List.of(phone));
        var free = point("phone", freshPhone());

        var seen = preview(teamLead(), List.of(phone, free));
        assertThat(seen.get("people").get(0).get("outcome").asString()).isEqualTo("refused");
        assertThat(seen.get("people").get(0).get("leads").isEmpty()).isTrue();
        assertThat(seen.get("counts").get("refused").asInt()).isOne();

        var done = items(exclude(teamLead(), List.of(phone, free), Map.of()));
        assertThat(done.getFirst().get("outcome").asString()).isEqualTo("refused");
        assertThat(done.getFirst().get("problem").get("status").asInt()).isEqualTo(404);
        assertThat(done.getLast().get("outcome").asString()).isEqualTo("excluded");
        assertThat(get(owner(), "/api/leads/" + lead).status()).isEqualTo(200);
        assertThat(outcomes(from("phone", value(phone)))).containsExactly("appended");
    }

    @Test
    void aManagerExcludesTheirOwnLeadsOnly() {
        hire(MANAGER, "Iryna");
        hire(OTHER_MANAGER, "Petro");
        var mine = leadOf(MANAGER, List.of(point("phone", freshPhone())));
        var theirs = leadOf(OTHER_MANAGER, List.of(point("phone", freshPhone())));

        var seen = post(manager(), "/api/leads/exclusion/preview", Map.of("leadIds", List.of(mine, theirs)))
                .body();
        assertThat(seen.get("counts").get("leads").asInt()).isOne();
        assertThat(seen.get("counts").get("refused").asInt()).isOne();
        assertThat(seen.get("people").size()).isOne();
        assertThat(post(manager(), "/api/leads/" + theirs + "/exclusion", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(post(manager(), "/api/leads/" + mine + "/exclusion", Map.of("reason", "landlord", "version", 99))
                        .status())
                .isEqualTo(409);
        assertThat(post(manager(), "/api/leads/" + mine + "/exclusion", Map.of("reason", "landlord"))
                        .status())
                .isEqualTo(204);
        assertThat(post(manager(), "/api/exclusions", Map.of("contactPoints", List.of(point("phone", freshPhone()))))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        var phone = point("phone", freshPhone());
        record Wrong(Map<String, Object> body, String field) {}
        Stream.of(
                        new Wrong(Map.of("contactPoints", List.of(phone), "reason", "rude"), "reason"),
                        new Wrong(
                                Map.of(
                                        "contactPoints",
                                        List.of(phone),
                                        "expiresAt",
                                        Instant.now().minusSeconds(60)),
                                "expiresAt"),
                        new Wrong(
                                Map.of("contactPoints", List.of(phone, point("email", "nobody"))),
                                "contactPoints[1].value"),
                        new Wrong(Map.of("contactPoints", List.of()), "contactPoints"))
                .forEach(wrong -> {
                    var answer = post(owner(), "/api/exclusions", wrong.body());
                    assertThat(answer.status()).isEqualTo(422);
                    assertThat(answer.body().get("errors").get(0).get("field").asString())
                            .isEqualTo(wrong.field());
                });
        assertThat(outcomes(from("phone", value(phone)))).containsExactly("created");
        assertThat(get(owner(), "/api/exclusions?state=some").status()).isEqualTo(422);
    }

    @Test
    void theNewestExclusionOfAContactPointCounts() {
        var account = fresh();
        var phone = freshPhone();
        exclude(owner(), List.of(point("telegram", account)), Map.of("note", "first" + account));
        assertThat(outcomes(from("telegram", account))).containsExactly("excluded");
        var lead = leadOf(null, List.of(point("phone", phone)));
        jdbc.sql("insert into lead_contact_point (lead_id, kind, value, raw) values (?, 'telegram', ?, ?)")
                .params(UUID.fromString(lead), account, account)
                .update();

        assertThat(post(owner(), "/api/leads/" + lead + "/exclusion", Map.of("reason", "spam"))
                        .status())
                .isEqualTo(204);

        var older = exclusionOf("first" + account, "ended");
        assertThat(older.get("contactPoints").isEmpty()).isTrue();
        assertThat(older.get("hits").asLong()).isOne();
        assertThat(exclusionOf(phone, "inForce").get("contactPoints").size()).isEqualTo(2);
        assertThat(outcomes(from("telegram", account))).containsExactly("excluded");
        assertThat(exclusionOf(phone, "inForce").get("hits").asLong()).isOne();
    }

    @Test
    void theyAreFoundByWordsAndReadInPages() {
        var word = "plumber" + fresh();
        var phones = Stream.generate(LeadDesk::freshPhone).limit(5).toList();
        exclude(owner(), phones.stream().map(phone -> point("phone", phone)).toList(), Map.of("note", "Our " + word));

        var first = get(manager(), "/api/exclusions?limit=3&q=" + word).body();
        var second = get(
                        manager(),
                        "/api/exclusions?limit=3&q=" + word + "&after="
                                + first.get("next").asString())
                .body();

        assertThat(Stream.concat(items(first).stream(), items(second).stream())
                        .map(one -> one.get("contactPoints").get(0).get("value").asString()))
                .containsExactlyInAnyOrderElementsOf(phones);
        assertThat(items(first)).hasSize(3);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(list("q=0" + phones.getFirst().substring(4))).hasSize(1);
    }
}
