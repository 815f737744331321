package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.test.TestInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Segments: from what leads and orders tell to who fits, how many they are, and the file of them. */
class SegmentIntegrationTests extends SegmentSuite {

    @Test
    void ordersTellWhoBoughtWhenAndForHowMuch() {
        UUID never = customer("Never");
        UUID little = customer("Little");
        UUID much = customer("Much");
        UUID cancelled = customer("Cancelled");
        UUID taken = UUID.randomUUID();
        TestInfrastructure.produce(
                ordered(UUID.randomUUID(), little, 1, "new", "100.00", LONG_AGO),
                ordered(UUID.randomUUID(), much, 1, "new", "900.00", LONG_AGO.plus(Duration.ofDays(40))),
                ordered(UUID.randomUUID(), much, 1, "new", "150.50", LONG_AGO.plus(Duration.ofDays(400))),
                ordered(taken, cancelled, 1, "new", "5000.00", LONG_AGO),
                ordered(taken, cancelled, 2, "cancelled", "5000.00", LONG_AGO));

        fit(Map.of("bought", true), little, much);
        fit(Map.of("bought", false), never, cancelled);
        fit(Map.of("sumFrom", "1000"), much);
        fit(Map.of("sumFrom", "50", "sumTo", "100.00"), little);
        fit(Map.of("orderedTo", "2020-03-01"), little);
        fit(Map.of("orderedFrom", "2020-03-02", "orderedTo", "2020-12-31"), much);
        fit(Map.of("orderedFrom", "2020-03-01"), little, much);
        fit(Map.of("bought", true, "sumTo", "100", "orderedFrom", "2021-01-01"));
    }

    @Test
    void leadsTellWhereTheyCameFromWhyTheyWereRejectedAndWhenTheyWereHeard() {
        UUID declined = customer("Declined");
        UUID back = customer("Back");
        UUID writes = customer("Writes");
        UUID nobodys = customer("Without a lead");
        jdbc.sql("update customer_heard set heard_at = '2019-01-01' where customer_id = ?")
                .param(nobodys)
                .update();
        UUID reason = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        UUID spam = UUID.randomUUID();
        TestInfrastructure.produce(
                told("lead.created.v1", one, 0, declined, Map.of("receivedAt", LONG_AGO)),
                told("lead.rejected.v1", one, 1, declined, Map.of("reasonId", reason)),
                told("lead.created.v1", other, 0, back, Map.of("receivedAt", LONG_AGO)),
                told("lead.rejected.v1", other, 1, back, Map.of("reasonId", reason)),
                told("lead.reopened.v1", other, 2, back, Map.of()),
                // Of a first lead it is told later whose it is.
                told("lead.created.v1", first, 0, null, Map.of("receivedAt", LONG_AGO)),
                told(
                        "lead.message-received.v1",
                        first,
                        0,
                        null,
                        Map.of("receivedAt", LONG_AGO.plus(Duration.ofDays(9)))),
                told("lead.linked.v1", first, 1, null, Map.of("customerId", writes)),
                told("lead.created.v1", spam, 0, declined, Map.of("receivedAt", LONG_AGO)),
                told("lead.rejected.v1", spam, 1, declined, Map.of("reasonId", gone)),
                told("lead.excluded.v1", spam, 2, declined, Map.of()));

        fit(Map.of("sourceIds", List.of(source, UUID.randomUUID())), declined, back, writes);
        fit(Map.of("reasonIds", List.of(reason)), declined);
        fit(Map.of("reasonIds", List.of(gone)));
        fit(Map.of("silentSince", "2020-03-02"), declined, back, nobodys);
        fit(Map.of("silentSince", "2020-03-11"), declined, back, writes, nobodys);
        fit(Map.of("silentSince", "2018-12-31"));

        TestInfrastructure.produce(ordered(UUID.randomUUID(), back, 1, "new", "1.00", Instant.now()));
        fit(Map.of("silentSince", "2020-03-11"), declined, writes, nobodys);
        // What comes twice or late changes nothing.
        TestInfrastructure.produce(told("lead.created.v1", other, 0, null, Map.of("receivedAt", LONG_AGO)));
        fit(Map.of("reasonIds", List.of(reason), "sourceIds", List.of(source)), declined);
    }

    @Test
    void whatStandsInOwnFieldsIsAskedFor() {
        String choice = "level" + UUID.randomUUID().toString().substring(0, 8);
        String several = "days" + UUID.randomUUID().toString().substring(0, 8);
        String yesNo = "vip" + UUID.randomUUID().toString().substring(0, 8);
        defined("customer", choice, "choice", "Gold", "Silver");
        defined("customer", several, "several", "Mon", "Tue");
        defined("customer", yesNo, "yesNo");
        UUID gold = customer("Gold");
        UUID silver = customer("Silver");
        customer("Plain");
        write(gold, Map.of(choice, optionId("Gold"), several, List.of(optionId("Mon"), optionId("Tue")), yesNo, true));
        write(silver, Map.of(choice, optionId("Silver"), several, List.of(optionId("Tue")), yesNo, false));

        fit(field(choice, optionId("Gold").toString()), gold);
        fit(field(choice, optionId("Gold").toString(), optionId("Silver").toString()), gold, silver);
        fit(field(several, optionId("Mon").toString()), gold);
        fit(field(several, optionId("Tue").toString()), gold, silver);
        fit(field(yesNo, "false"), silver);
    }

    private static Map<String, Object> field(String key, String... values) {
        return Map.of("fields", List.of(Map.of("key", key, "values", List.of(values))));
    }

    private void write(UUID customer, Map<String, Object> fields) {
        Answer written = patch(OWNER, "/api/customers/" + customer, json.writeValueAsString(Map.of("fields", fields)));
        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
    }

    @Test
    void everybodyCountsTheirOwnOnlyAndReadsThemInPages() {
        UUID manager = UUID.randomUUID();
        UUID mine = customer("Mine", manager);
        UUID free = customer("Nobody's");
        UUID theirs = customer("Theirs", UUID.randomUUID());
        String token = TestInfrastructure.token(manager, "Iryna", "manager", null, List.of(manager.toString()));

        JsonNode seen = preview(token, Map.of()).body();
        assertThat(seen.get("count").asInt()).isEqualTo(2);
        assertThat(seen.at("/customers/items").valueStream().map(one -> id(one, "id")))
                .containsExactlyInAnyOrder(mine, free);
        assertThat(preview(OWNER, Map.of()).body().get("count").asInt()).isEqualTo(3);

        String body = "{\"conditions\":{\"companyIds\":[\"" + company() + "\"]},\"limit\":2,\"after\":%s}";
        JsonNode first = send(OWNER, "POST", "/api/segments/preview", body.formatted("null"))
                .body();
        JsonNode second = send(
                        OWNER,
                        "POST",
                        "/api/segments/preview",
                        body.formatted("\"" + first.at("/customers/next").asString() + "\""))
                .body();
        assertThat(first.at("/customers/items/0/id").asString()).isEqualTo(theirs.toString());
        assertThat(second.at("/customers/items").size()).isOne();
        assertThat(second.at("/customers/items/0/id").asString()).isEqualTo(mine.toString());
        assertThat(second.at("/customers/next").isNull()).isTrue();
    }

    @Test
    void aSegmentIsKeptChangedExportedAndRemoved() {
        UUID manager = UUID.randomUUID();
        customer("=cmd()", manager);
        customer("Theirs", UUID.randomUUID());
        String name = "Regulars " + UUID.randomUUID();
        String body = json.writeValueAsString(
                Map.of("name", name, "conditions", Map.of("companyIds", List.of(company()), "sumFrom", "0.50")));
        Answer made = send(OWNER, "POST", "/api/segments", body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().at("/conditions/sumFrom").asString()).isEqualTo("0.50");
        String path = "/api/segments/" + made.body().get("id").asString();
        Answer again = send(OWNER, "POST", "/api/segments", body.replace("Regulars", "REGULARS"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body().at("/errors/0/field").asString()).isEqualTo("name");

        Answer changed = patch(
                OWNER,
                path,
                json.writeValueAsString(Map.of("version", 1, "conditions", Map.of("companyIds", List.of(company())))));
        assertThat(changed.body().get("version").asLong()).isEqualTo(2);
        assertThat(patch(OWNER, path, "{\"version\":1,\"name\":\"Other\"}").status())
                .isEqualTo(409);
        assertThat(get(OWNER, "/api/segments")
                        .body()
                        .get("items")
                        .valueStream()
                        .map(one -> one.get("name").asString()))
                .contains(name);

        String token = TestInfrastructure.token(manager, "Iryna", "manager", null, List.of(manager.toString()));
        assertThat(patch(token, path, "{\"name\":\"Mine\"}").status()).isEqualTo(403);
        String file = text(token, path + "/export");
        assertThat(file.lines()).hasSize(2);
        assertThat(file)
                .startsWith("name,lifecycle")
                .contains("'=cmd(),prospect,'+380")
                .doesNotContain("Theirs");
        assertThat(text(OWNER, path + "/export").lines()).hasSize(3);

        assertThat(send(OWNER, "DELETE", path, "").status()).isEqualTo(204);
        assertThat(send(OWNER, "DELETE", path, "").status()).isEqualTo(404);
        assertThat(get(OWNER, "/api/customers?companyId=" + company())
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void whatContradictsItselfIsNamed() {
        Map.of(
                        "{\"conditions\":{\"sumFrom\":\"5\",\"sumTo\":\"4\"}}", "conditions.sumTo",
                        "{\"conditions\":{\"orderedFrom\":\"2026-02-02\",\"orderedTo\":\"2026-02-01\"}}",
                                "conditions.orderedTo",
                        "{\"conditions\":{\"fields\":[{\"key\":\"a\",\"values\":[]}]}}", "conditions.fields[0].values",
                        "{}", "conditions")
                .forEach((body, field) -> {
                    Answer answer = send(OWNER, "POST", "/api/segments/preview", body);
                    assertThat(answer.status()).as(body).isEqualTo(422);
                    assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
                });
        assertThat(send(OWNER, "POST", "/api/segments/preview", "{\"conditions\":{},\"after\":\"x\"}")
                        .status())
                .isEqualTo(422);
    }
}
