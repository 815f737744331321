package io.potik.lead.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Under every filter the board and the list show just the leads that it is true of, and count and add up just these. */
class FilterLawTests extends LeadDesk {

    private static final int LEADS = 40;
    private static final int FILTERS = 80;
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Kyiv"));

    private final Random random = new Random(7);

    /** A lead as it was made. */
    private record Made(
            String id,
            String stage,
            String stageTemperature,
            @Nullable UUID manager,
            Set<String> tags,
            Set<String> chosen,
            Map<String, Comparable<?>> stands,
            @Nullable String temperature,
            @Nullable Integer amount,
            String word) {

        String effective() {
            return temperature == null ? stageTemperature : temperature;
        }
    }

    /** A filter as an address says it, and what it means. */
    private record Asked(String query, Predicate<Made> means) {

        Asked and(String more, Predicate<Made> too) {
            return new Asked(query + "&" + more, means.and(too));
        }
    }

    @Test
    void countsSumsAndCardsAreThoseOfTheLeadsThatItIsTrueOf() {
        hire(MANAGER, "Iryna");
        hire(OTHER_MANAGER, "Petro");
        var pipeline = pipeline();
        var tags = List.of("t" + fresh(), "u" + fresh(), "v" + fresh());
        var fields = new Fields();
        var leads = new ArrayList<Made>();
        for (int i = 0; i < LEADS; i++) {
            leads.add(make(pipeline, tags, fields));
        }
        for (int i = 0; i < FILTERS; i++) {
            var asked = ask(tags, fields);
            check(owner(), pipeline, asked, leads, lead -> true);
            check(
                    manager(),
                    pipeline,
                    asked,
                    leads,
                    lead -> lead.manager() == null || lead.manager().equals(MANAGER));
        }
    }

    @Test
    void aTeamsLeadsAreThoseOfItsManagers() {
        var team = UUID.randomUUID();
        var member = UUID.randomUUID();
        produce(
                "staff.events",
                "staff.changed.v1",
                member.toString(),
                Map.of(
                        "id",
                        member,
                        "version",
                        1,
                        "name",
                        "Oles",
                        "role",
                        "manager",
                        "active",
                        true,
                        "teamId",
                        team,
                        "teamName",
                        "North"));
        hire(MANAGER, "Iryna");
        var pipeline = pipeline();
        enter(pipeline, MANAGER, "other", null);
        soon(() -> enter(pipeline, member, "theirs", 10));

        var uri = "/api/board?pipelineId=" + pipeline.get("id").asString() + "&teamId=" + team;
        var column = get(owner(), uri).body().get("columns").get(0);
        assertThat(column.get("count").asInt()).isOne();
        assertThat(items(column)).hasSize(1);
        assertThat(get(manager(), uri).body().get("columns").get(0).get("count").asInt())
                .isZero();
        assertThat(get(owner(), uri + "&createdFrom=someday").status()).isEqualTo(400);
        assertThat(get(owner(), uri + "&temperature=boiling").status()).isEqualTo(422);
        var name = post(owner(), "/api/fields", Map.of("name", "Name" + fresh(), "type", "text"))
                .body();
        var area = key(post(owner(), "/api/fields", Map.of("name", "Area" + fresh(), "type", "number"))
                .body());
        var since = key(post(owner(), "/api/fields", Map.of("name", "Since" + fresh(), "type", "date"))
                .body());
        for (var senseless : List.of(
                "floor",
                ":1",
                "nothing:1",
                "nothing:1..2",
                key(name) + ":1",
                key(name) + ":a..b",
                area + ":1",
                area + ":1.2",
                area + ":1..many",
                area + ":0.0000001..",
                area + ":1e15..",
                area + ":2026-11-01..",
                since + ":2026-11-01",
                since + ":1..2",
                since + ":2026-02-30..",
                since + ":..2026-11-1")) {
            var answer = get(owner(), uri + "&field=" + senseless);
            assertThat(answer.status()).as(senseless).isEqualTo(422);
            assertThat(answer.body().toString()).contains("\"field\"");
        }
    }

    private void check(RestTestClient client, JsonNode pipeline, Asked asked, List<Made> leads, Predicate<Made> seen) {
        var uri = "pipelineId=" + pipeline.get("id").asString() + asked.query();
        var board = get(client, "/api/board?" + uri);
        assertThat(board.status()).as(uri).isEqualTo(200);
        var wanted = leads.stream().filter(seen).filter(asked.means()).toList();
        for (var column : board.body().get("columns")) {
            var here = wanted.stream()
                    .filter(lead ->
                            lead.stage().equals(column.get("stage").get("id").asString()))
                    .toList();
            var shown = ids(items(column));
            assertThat(column.get("count").asInt()).as(uri).isEqualTo(here.size());
            assertThat(column.get("more").asBoolean()).as(uri).isFalse();
            assertThat(sum(column)).as(uri).isEqualTo(sum(here));
            assertThat(shown).as(uri).isSubsetOf(here.stream().map(Made::id).toList());
            assertThat(shown).as(uri).hasSize(Math.min(Board.CARDS, here.size()));
        }
        for (var sort : List.of("", "amount", "-amount", "stageEnteredAt", "-createdAt")) {
            assertThat(list(client, uri + "&sort=" + sort))
                    .as(uri + " by " + sort)
                    .containsExactlyInAnyOrderElementsOf(
                            wanted.stream().map(Made::id).toList());
        }
    }

    /** All pages of the list, each lead once. */
    private List<String> list(RestTestClient client, String uri) {
        var all = new ArrayList<String>();
        var after = "";
        do {
            var page =
                    get(client, "/api/leads?limit=7&" + uri + "&after=" + after).body();
            all.addAll(ids(items(page)));
            after = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!after.isEmpty());
        return all;
    }

    private Asked ask(List<String> tags, Fields fields) {
        var asked = new Asked("", lead -> true);
        if (random.nextInt(3) == 0) {
            var some = tags.subList(0, 1 + random.nextInt(2));
            asked = asked.and(
                    "tag=" + String.join(",", some),
                    lead -> lead.tags().stream().anyMatch(some::contains));
        }
        if (random.nextInt(3) == 0) {
            var some = random.nextBoolean() ? List.of("hot") : List.of("cold", "warm");
            asked = asked.and("temperature=" + String.join(",", some), lead -> some.contains(lead.effective()));
        }
        if (random.nextInt(4) == 0) {
            asked = asked.and(
                    "amountFrom=40&amountTo=80",
                    lead -> lead.amount() != null && lead.amount() >= 40 && lead.amount() <= 80);
        }
        if (random.nextInt(4) == 0) {
            asked = switch (random.nextInt(3)) {
                case 0 -> asked.and("managerId=none", lead -> lead.manager() == null);
                case 1 -> asked.and("managerId=" + MANAGER, lead -> MANAGER.equals(lead.manager()));
                default -> asked.and("managerId=" + OTHER_MANAGER, lead -> OTHER_MANAGER.equals(lead.manager()));
            };
        }
        if (random.nextInt(5) == 0) {
            asked = random.nextBoolean()
                    ? asked.and("createdFrom=" + today.minusDays(1) + "&createdTo=" + today.plusDays(1), lead -> true)
                    : asked.and("createdTo=" + today.minusDays(2), lead -> false);
        }
        if (random.nextInt(4) == 0) {
            var field = List.of(fields.floor, fields.rooms).get(random.nextInt(2));
            var some = options(field).subList(0, 1 + random.nextInt(2));
            asked = asked.and(
                    "field=" + String.join(",", some), lead -> some.stream().anyMatch(lead.chosen()::contains));
        }
        if (random.nextInt(4) == 0) {
            var hurry = key(fields.hurry) + ":" + random.nextBoolean();
            asked = asked.and("field=" + hurry, lead -> lead.chosen().contains(hurry));
        }
        for (var field : List.of(fields.area, fields.price, fields.since)) {
            if (random.nextInt(5) == 0) {
                asked = range(asked, field, fields);
            }
        }
        if (random.nextInt(6) == 0) {
            asked = asked.and("waiting=true", lead -> false);
        }
        if (random.nextInt(4) == 0) {
            asked = asked.and("q=even", lead -> lead.word().equals("even"));
        }
        return asked;
    }

    /** One range of a field that has an order, or any of two. */
    private Asked range(Asked asked, JsonNode field, Fields fields) {
        Predicate<Made> means = lead -> false;
        var words = new ArrayList<String>();
        for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
            var from = random.nextInt(3) == 0 ? null : fields.value(field);
            var to = random.nextInt(3) == 0 ? null : fields.value(field);
            words.add(key(field) + ":" + (from == null ? "" : from) + ".." + (to == null ? "" : to));
            means = means.or(lead -> isBetween(from, lead.stands().get(key(field)), to));
        }
        return asked.and("field=" + String.join(random.nextBoolean() ? "," : "&field=", words), means);
    }

    @SuppressWarnings("unchecked")
    private static boolean isBetween(
            @Nullable Comparable<?> from, @Nullable Comparable<?> value, @Nullable Comparable<?> to) {
        if (value == null) {
            return false;
        }
        var stands = (Comparable<Object>) value;
        return (from == null || stands.compareTo(from) >= 0) && (to == null || stands.compareTo(to) <= 0);
    }

    private Made make(JsonNode pipeline, List<String> tags, Fields fields) {
        var manager = random.nextInt(3) == 0 ? null : random.nextBoolean() ? MANAGER : OTHER_MANAGER;
        var amount = random.nextInt(3) == 0 ? null : random.nextInt(100);
        var word = random.nextBoolean() ? "even" : "odd";
        var id = enter(pipeline, manager, word, amount);
        var carried = tags.stream().filter(tag -> random.nextInt(3) == 0).collect(Collectors.toSet());
        var temperature =
                random.nextBoolean() ? null : List.of("cold", "warm", "hot").get(random.nextInt(3));
        var patch = new HashMap<String, @Nullable Object>();
        patch.put("tags", carried);
        patch.put("temperature", temperature);
        var values = new HashMap<String, @Nullable Object>();
        if (random.nextBoolean()) {
            // What was written over does not count.
            fields.fill(values);
            assertThat(patch(owner(), "/api/leads/" + id, Map.of("fields", values))
                            .status())
                    .isEqualTo(200);
        }
        var stands = fields.fill(values);
        var chosen = fields.choose(values);
        patch.put("fields", values);
        assertThat(patch(owner(), "/api/leads/" + id, patch).status()).isEqualTo(200);
        var stage = pipeline.get("stages").get(random.nextInt(2));
        post(
                owner(),
                "/api/leads/" + id + "/move",
                Map.of("stageId", stage.get("id").asString()));
        return new Made(
                id,
                stage.get("id").asString(),
                stage.get("temperature").asString(),
                manager,
                carried,
                chosen,
                stands,
                temperature,
                amount,
                word);
    }

    /** A choice, several, a yes or no, a number, a sum and a day, made for this test. */
    private final class Fields {

        private final JsonNode floor = field("Floor", "choice");
        private final JsonNode rooms = field("Rooms", "several");
        private final JsonNode hurry = field("Hurry", "yesNo");

        private final JsonNode area = field("Area", "number");
        private final JsonNode price = field("Price", "money");
        private final JsonNode since = field("Since", "date");

        /** What somebody writes: as a lead takes it, and what a range of it means. */
        Map<String, Comparable<?>> fill(Map<String, @Nullable Object> values) {
            var stands = new HashMap<String, Comparable<?>>();
            for (var field : List.of(area, price, since)) {
                var value = random.nextInt(4) == 0 ? null : value(field);
                values.put(key(field), value == null ? null : value.toString());
                if (value != null) {
                    stands.put(key(field), value);
                }
            }
            if (random.nextInt(5) == 0) {
                // Sums of another currency lie in no range.
                values.put(key(price), Map.of("amount", "50", "currency", "USD"));
                stands.remove(key(price));
            }
            return stands;
        }

        /** Some value that a field may have: few enough that the ends of ranges are met. */
        Comparable<?> value(JsonNode field) {
            return switch (field.get("type").asString()) {
                case "number" -> BigDecimal.valueOf(random.nextInt(41) - 20, random.nextInt(2));
                case "money" -> BigDecimal.valueOf(random.nextInt(30) * 2505L, 2);
                default -> today.plusDays(random.nextInt(20) - 10);
            };
        }

        /** What somebody chooses: as a lead takes it, and the same as a filter asks for it. */
        Set<String> choose(Map<String, @Nullable Object> values) {
            var chosen = new HashSet<String>();
            if (random.nextBoolean()) {
                var one = options(floor).get(random.nextInt(3));
                values.put(key(floor), one.substring(one.indexOf(':') + 1));
                chosen.add(one);
            }
            var some = options(rooms).stream()
                    .filter(option -> random.nextInt(3) == 0)
                    .toList();
            values.put(
                    key(rooms),
                    some.stream()
                            .map(option -> option.substring(option.indexOf(':') + 1))
                            .toList());
            chosen.addAll(some);
            if (random.nextBoolean()) {
                boolean yes = random.nextBoolean();
                values.put(key(hurry), yes);
                chosen.add(key(hurry) + ":" + yes);
            }
            return chosen;
        }

        private JsonNode field(String name, String type) {
            var options = type.equals("choice") || type.equals("several")
                    ? List.of(Map.of("name", "A"), Map.of("name", "B"), Map.of("name", "C"))
                    : List.of();
            return post(owner(), "/api/fields", Map.of("name", name + fresh(), "type", type, "options", options))
                    .body();
        }
    }

    private static String key(JsonNode field) {
        return field.get("key").asString();
    }

    private static List<String> options(JsonNode field) {
        return field.get("options")
                .valueStream()
                .map(option -> key(field) + ":" + option.get("id").asString())
                .toList();
    }

    private String enter(JsonNode pipeline, @Nullable UUID manager, String word, @Nullable Integer amount) {
        var entry = new LinkedHashMap<String, @Nullable Object>(Map.of(
                "title", word + " " + fresh(),
                "pipelineId", pipeline.get("id").asString(),
                "contactPoints", List.of(Map.of("kind", "phone", "value", freshPhone()))));
        entry.put("managerId", manager);
        entry.put("amount", amount == null ? null : Map.of("amount", amount + ".00", "currency", "UAH"));
        var answer = post(owner(), "/api/leads", entry);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().get("id").asString();
    }

    private JsonNode pipeline() {
        return post(
                        owner(),
                        "/api/pipelines",
                        Map.of(
                                "name",
                                "Filters " + fresh(),
                                "stages",
                                List.of(
                                        stage("New", "open", "cold"),
                                        stage("Next", "open", "hot"),
                                        stage("Won", "won", "hot"),
                                        stage("Lost", "lost", "cold"))))
                .body();
    }

    private static Map<String, Object> stage(String name, String kind, String temperature) {
        return Map.of(
                "name",
                name,
                "kind",
                kind,
                "temperature",
                temperature,
                "color",
                "#4c6ef5",
                "requiredFields",
                List.of());
    }

    private static List<String> ids(List<JsonNode> cards) {
        return cards.stream().map(card -> card.get("id").asString()).toList();
    }

    private static BigDecimal sum(JsonNode column) {
        var sums = column.get("sums");
        return sums.isEmpty()
                ? new BigDecimal("0.00")
                : new BigDecimal(sums.get(0).get("amount").asString());
    }

    private static BigDecimal sum(List<Made> leads) {
        return leads.stream()
                .map(lead -> new BigDecimal((lead.amount() == null ? 0 : lead.amount()) + ".00"))
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
