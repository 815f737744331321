package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.test.TestInfrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CustomerApiIntegrationTests extends CustomerSuite {

    private Lead customer(Lead lead) {
        TestInfrastructure.produce(lead.converted());
        answer(lead, 1);
        return lead;
    }

    private List<String> ids(String token, String path) {
        Answer answer = get(token, path);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return StreamSupport.stream(answer.body().get("items").spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void isFoundByWordsOfTheNameAndByContactPoints() {
        String phone = phone();
        String word = "Їжак" + UUID.randomUUID().toString().substring(0, 8);
        Lead lead = customer(lead().named("Марія " + word)
                .with("phone", phone)
                .with("email", word.toLowerCase(java.util.Locale.ROOT) + "@пошта.укр"));
        String id = lead.customerId.toString();

        for (String typed : List.of(
                word,
                "їжак" + word.substring(4),
                "мар " + word.substring(0, 9),
                phone,
                "0" + phone.substring(4),
                phone.substring(0, 5) + " " + phone.substring(5))) {
            String q = java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(ids(OWNER, "/api/customers?q=" + q)).as(typed).contains(id);
        }
        assertThat(ids(
                        OWNER,
                        "/api/customers?q="
                                + java.net.URLEncoder.encode(
                                        word + "x' | :* & \\", java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
    }

    /** Among many customers a word is looked for in two ways; both must find the same, page by page. */
    @Test
    void rareAndFrequentWordsAreFoundAmongMany() {
        UUID manager = UUID.randomUUID();
        jdbc.sql("""
                insert into customer (id, version, name, lifecycle, manager_id, notes, search, created_at)
                select gen_random_uuid(), 1, 'Many', 'prospect', case when i % 2 = 0 then cast(? as uuid) end, '',
                       array_to_tsvector(case when i % 700 = 0 then array['many', 'seldom'] else array['many'] end),
                       timestamptz '2020-01-01' + i * interval '1 minute'
                from generate_series(1, 7000) as i
                """).param(manager).update();
        try {
            String team = TestInfrastructure.token(manager, "M", "teamLead", null, List.of(manager));
            for (String token : List.of(OWNER, team)) {
                assertThat(all(token, "/api/customers?q=sel&limit=3"))
                        .hasSize(10)
                        .doesNotHaveDuplicates();
                assertThat(all(token, "/api/customers?q=many+seldom&limit=200")).hasSize(10);
                assertThat(all(token, "/api/customers?q=many&limit=200"))
                        .hasSize(7000)
                        .doesNotHaveDuplicates();
                assertThat(all(token, "/api/customers?q=unheard&limit=200")).isEmpty();
            }
            String other =
                    TestInfrastructure.token(UUID.randomUUID(), "M", "manager", null, List.of(UUID.randomUUID()));
            assertThat(all(other, "/api/customers?q=seldom")).isEmpty();
            assertThat(all(other, "/api/customers?q=many&limit=200")).hasSize(3500);
        } finally {
            jdbc.sql("delete from customer where name = 'Many'").update();
        }
    }

    private List<String> all(String token, String path) {
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get(token, path + after).body();
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return seen;
    }

    @Test
    void pagesGoThroughAllOfAManagerOnceNewestFirst() {
        UUID manager = UUID.randomUUID();
        UUID mate = UUID.randomUUID();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.addFirst(customer(
                            lead().named("Page").with("phone", phone()).of("managerId", i % 2 == 0 ? manager : mate))
                    .customerId
                    .toString());
        }
        String token = TestInfrastructure.token(manager, "Lead", "teamLead", UUID.randomUUID(), List.of(manager, mate));
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get(token, "/api/customers?limit=2" + after).body();
            page.get("items").forEach(item -> {
                if (item.hasNonNull("manager")) {
                    seen.add(item.get("id").asString());
                }
            });
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());

        assertThat(seen).containsExactlyElementsOf(made);
    }

    @Test
    void aManagerSeesOwnAndUnassignedCustomersOnly() {
        UUID manager = UUID.randomUUID();
        String company = "Firm " + UUID.randomUUID();
        Lead own = customer(lead().with("phone", phone()).of("managerId", manager));
        Lead free = customer(lead().with("phone", phone()));
        Lead other = customer(lead().with("phone", phone())
                .of("managerId", UUID.randomUUID())
                .of("company", Map.of("name", company)));
        String token = TestInfrastructure.token(manager, "M", "manager", null, List.of(manager));

        assertThat(ids(token, "/api/customers"))
                .contains(own.customerId.toString(), free.customerId.toString())
                .doesNotContain(other.customerId.toString());
        assertThat(get(token, "/api/customers/" + free.customerId).status()).isEqualTo(200);
        assertThat(get(token, "/api/customers/" + other.customerId).status()).isEqualTo(404);
        assertThat(patch(token, "/api/customers/" + other.customerId, "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(404);
        String q = "/api/companies?q=" + company.replace(" ", "%20");
        assertThat(ids(token, q)).isEmpty();
        String companyId = ids(
                        OWNER, q.toUpperCase(java.util.Locale.ROOT).replace("/API/COMPANIES?Q", "/api/companies?q"))
                .getFirst();
        var line = get(OWNER, "/api/companies?q=" + company.replace(" ", "%20"))
                .body()
                .at("/items/0");
        assertThat(line.path("customerCount").asInt()).isEqualTo(1);
        assertThat(line.path("createdAt").asString()).isNotEmpty();
        assertThat(get(token, "/api/companies/" + companyId).status()).isEqualTo(404);
        assertThat(get(OWNER, "/api/companies/" + companyId)
                        .body()
                        .at("/customers/items/0/id")
                        .asString())
                .isEqualTo(other.customerId.toString());
    }

    @Test
    void whoIsNotSignedInOrOnlyReadsReportsSeesNothing() {
        String analyst = TestInfrastructure.token(UUID.randomUUID(), "A", "analyst", null, "none");

        assertThat(get("", "/api/customers").status()).isEqualTo(401);
        assertThat(get(analyst, "/api/customers").status()).isEqualTo(403);
        assertThat(get(analyst, "/api/companies").body().get("type").asString())
                .startsWith("https://potik.io/problems/");
    }

    @Test
    void anEditKeepsWhatIsLeftOutAndAStaleOneIsRefused() {
        Lead lead = customer(lead().named("Before").with("phone", phone()));
        String path = "/api/customers/" + lead.customerId;

        Answer first =
                patch(OWNER, path, "{\"notes\":\"likes tea\",\"company\":{\"name\":\"Tea & Co\"},\"version\":1}");
        assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
        assertThat(first.response().headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(first.body().get("name").asString()).isEqualTo("Before");
        assertThat(first.body().at("/company/name").asString()).isEqualTo("Tea & Co");

        Answer stale = patch(OWNER, path, "{\"name\":\"After\"}", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().at("/current/version").asInt()).isEqualTo(2);

        assertThat(patch(OWNER, path, "{\"name\":\"After\",\"company\":null}", "If-Match", "\"2\"")
                        .body()
                        .get("version")
                        .asInt())
                .isEqualTo(3);
        assertThat(card(lead.customerId).get("notes").asString()).isEqualTo("likes tea");
        assertThat(card(lead.customerId).get("company").isNull()).isTrue();
        assertThat(patch(OWNER, path, "{\"name\":\"After\"}")
                        .body()
                        .get("version")
                        .asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":7}|422|name",
                "{\"managerId\":\"nobody\"}|422|managerId",
                "{\"company\":{}}|422|company.name",
                "{\"version\":\"x\"}|422|version",
                "{\"name\"|400|",
                "[]|400|"
            })
    void anEditThatMakesNoSenseSaysWhy(String body, int status, @org.jspecify.annotations.Nullable String field) {
        Lead lead = customer(lead().with("phone", phone()));

        Answer answer = patch(OWNER, "/api/customers/" + lead.customerId, body);

        assertThat(answer.status()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({"limit=0,422", "limit=201,422", "after=nonsense,422", "lifecycle=friend,400", "companyId=x,400"})
    void aQueryThatMakesNoSenseIsRefused(String query, int status) {
        assertThat(get(OWNER, "/api/customers?" + query).status()).isEqualTo(status);
    }

    @Test
    void theDocumentNamesEveryPath() {
        JsonNode paths = get("", "/v3/api-docs").body().get("paths");

        assertThat(paths.propertyNames())
                .contains("/api/customers", "/api/customers/{id}", "/api/companies", "/api/companies/{id}");
        assertThat(paths.at("/~1api~1customers/get/parameters").toString()).doesNotContain("caller");
    }
}
