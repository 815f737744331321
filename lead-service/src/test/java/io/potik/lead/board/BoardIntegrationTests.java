package io.potik.lead.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import io.potik.outbox.Ids;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

class BoardIntegrationTests extends LeadDesk {

    private String pipeline = "";
    private String first = "";

    @BeforeEach
    void ownPipeline() {
        var defined = post(
                owner(),
                "/api/pipelines",
                Map.of(
                        "name",
                        "Board " + fresh(),
                        "stages",
                        List.of(
                                stage("New", "open"),
                                stage("Next", "open"),
                                stage("Won", "won"),
                                stage("Lost", "lost"))));
        pipeline = defined.body().get("id").asString();
        first = defined.body().get("stages").get(0).get("id").asString();
    }

    @Test
    void aColumnHasItsTotalsAndLoadsAsItGoes() {
        var entered = IntStream.range(0, 30)
                .mapToObj(i -> enter(null, "Lead " + i, i < 2 ? "10.00" : null, null))
                .toList();

        var board = get(owner(), "/api/board?pipelineId=" + pipeline).body();

        var column = board.get("columns").get(0);
        assertThat(board.get("columns")).hasSize(4);
        assertThat(column.get("stage").get("name").asString()).isEqualTo("New");
        assertThat(column.get("count").asLong()).isEqualTo(30);
        assertThat(column.get("sums").get(0).get("amount").asString()).isEqualTo("20.00");
        assertThat(column.get("items")).hasSize(Board.CARDS);
        var seen = items(column).stream().map(BoardIntegrationTests::id).collect(Collectors.toCollection(HashSet::new));
        var rest = get(
                        owner(),
                        "/api/board/" + first + "?after=" + column.get("next").asString())
                .body();
        assertThat(rest.get("next").isNull()).isTrue();
        items(rest).forEach(card -> assertThat(seen.add(id(card))).isTrue());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(entered);
        assertThat(get(owner(), "/api/board/" + first + "?after=nonsense").status())
                .isEqualTo(422);
        assertThat(get(owner(), "/api/board/" + Ids.next()).status()).isEqualTo(404);
        assertThat(get(analyst(), "/api/board").status()).isEqualTo(403);
    }

    @Test
    void everybodySeesTheirShareInCardsAndTotals() {
        hire(MANAGER, "Iryna");
        hire(OTHER_MANAGER, "Petro");
        enter(null, "Nobody's", "1.00", null);
        enter(MANAGER, "Iryna's", "2.00", null);
        enter(OTHER_MANAGER, "Petro's", "4.00", null);

        assertThat(titles(owner(), "")).containsExactlyInAnyOrder("Nobody's", "Iryna's", "Petro's");
        assertThat(titles(manager(), "")).containsExactlyInAnyOrder("Nobody's", "Iryna's");
        assertThat(titles(teamLead(), "&managerId=" + MANAGER)).containsExactly("Iryna's");
        assertThat(titles(manager(), "&managerId=" + OTHER_MANAGER)).isEmpty();
        assertThat(titles(owner(), "&managerId=none")).containsExactly("Nobody's");
        assertThat(sum(owner(), "")).isEqualTo("7.00");
        assertThat(sum(manager(), "")).isEqualTo("3.00");
        assertThat(sum(owner(), "&managerId=" + OTHER_MANAGER)).isEqualTo("4.00");
        assertThat(column(manager(), "&managerId=" + OTHER_MANAGER).get("count").asLong())
                .isZero();
    }

    @Test
    void aSourceAndASearchNarrowTheBoard() {
        var source =
                post(owner(), "/api/sources", Map.of("name", "Fair " + fresh())).body();
        var sourceId = source.get("id").asString();
        var phone = freshPhone();
        var wanted = enter(null, "Kitchen for Оксана Коваль", "5.00", sourceId, phone);
        enter(null, "Other", null, null);

        assertThat(titles(owner(), "&sourceId=" + sourceId)).containsExactly("Kitchen for Оксана Коваль");
        assertThat(column(owner(), "&sourceId=" + sourceId).get("count").asLong())
                .isOne();
        var number = lead(wanted).get("number").asString();
        // A short number may begin a phone, too.
        assertThat(titles(owner(), "&q={q}", number)).contains("Kitchen for Оксана Коваль");
        for (var q : List.of("коваль окс", "kitch", phone.substring(1), "0" + phone.substring(4), phone)) {
            assertThat(titles(owner(), "&q={q}", q)).as(q).containsExactly("Kitchen for Оксана Коваль");
        }
        assertThat(sum(owner(), "&q={q}", "коваль")).isEqualTo("5.00");
        assertThat(titles(owner(), "&q={q}", "kovalenko' & !x:*")).isEmpty();
        assertThat(titles(owner(), "&q={q}", " *&' ")).hasSize(2);
        patch(owner(), "/api/leads/" + wanted, Map.of("title", "Renamed"));
        assertThat(titles(owner(), "&q={q}", "renam")).containsExactly("Renamed");
        assertThat(titles(owner(), "&q={q}", "kitch")).containsExactly("Renamed");
    }

    @Test
    void theListGoesOnWhereItStopped() {
        var entered = IntStream.range(0, 5)
                .mapToObj(i -> enter(null, "Listed " + i, null, null))
                .toList();

        var page = get(owner(), "/api/leads?limit=3&pipelineId=" + pipeline).body();
        var rest = get(
                        owner(),
                        "/api/leads?limit=3&pipelineId=" + pipeline + "&after="
                                + page.get("next").asString())
                .body();

        assertThat(items(page))
                .map(BoardIntegrationTests::id)
                .containsExactly(entered.get(4), entered.get(3), entered.get(2));
        assertThat(items(rest)).map(BoardIntegrationTests::id).containsExactly(entered.get(1), entered.get(0));
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(items(get(manager(), "/api/leads?ids=" + entered.get(0) + "," + entered.get(2))
                        .body()))
                .hasSize(2);
        assertThat(items(get(owner(), "/api/leads?outcome=won&pipelineId=" + pipeline)
                        .body()))
                .isEmpty();
        assertThat(items(get(owner(), "/api/leads?stageId=" + first).body())).hasSize(5);
    }

    private static Map<String, Object> stage(String name, String kind) {
        return Map.of(
                "name", name, "kind", kind, "temperature", "warm", "color", "#4c6ef5", "requiredFields", List.of());
    }

    private String enter(@Nullable UUID manager, String title, @Nullable String amount, @Nullable String source) {
        return enter(manager, title, amount, source, freshPhone());
    }

    private String enter(
            @Nullable UUID manager, String title, @Nullable String amount, @Nullable String source, String phone) {
        var entry = new HashMap<String, Object>(Map.of(
                "title", title,
                "pipelineId", pipeline,
                "contactPoints", List.of(Map.of("kind", "phone", "value", phone))));
        if (manager != null) {
            entry.put("managerId", manager);
        }
        if (amount != null) {
            entry.put("amount", Map.of("amount", amount, "currency", "UAH"));
        }
        if (source != null) {
            entry.put("sourceId", source);
        }
        var answer = post(owner(), "/api/leads", entry);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return id(answer.body());
    }

    private JsonNode column(RestTestClient client, String filter, Object... values) {
        var body = client.get()
                .uri("/api/board?pipelineId=" + pipeline + filter, values)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return json.readTree(String.valueOf(body)).get("columns").get(0);
    }

    private List<String> titles(RestTestClient client, String filter, Object... values) {
        return items(column(client, filter, values)).stream()
                .map(card -> card.get("title").asString())
                .toList();
    }

    private String sum(RestTestClient client, String filter, Object... values) {
        return column(client, filter, values).get("sums").get(0).get("amount").asString();
    }

    private static String id(JsonNode card) {
        return card.get("id").asString();
    }
}
