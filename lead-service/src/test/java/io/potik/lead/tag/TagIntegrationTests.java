package io.potik.lead.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.lead.support.LeadDesk;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TagIntegrationTests extends LeadDesk {

    private String enter(String... tags) {
        var id = post(
                        owner(),
                        "/api/leads",
                        Map.of("contactPoints", List.of(Map.of("kind", "phone", "value", freshPhone()))))
                .body()
                .get("id")
                .asString();
        assertThat(patch(owner(), "/api/leads/" + id, Map.of("tags", List.of(tags)))
                        .status())
                .isEqualTo(200);
        return id;
    }

    private List<String> tagsOf(String lead) {
        return StreamSupport.stream(lead(lead).get("tags").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private JsonNode tag(String name) {
        return items(get(manager(), "/api/tags").body()).stream()
                .filter(tag -> tag.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String uri(JsonNode tag) {
        return "/api/tags/" + tag.get("id").asString();
    }

    /** The names that are told for this one, when it was told. */
    private List<String> renamings(String name) {
        return await().until(
                        () -> told("tag.changes", "tag.renamed.v1").stream()
                                .filter(event -> event.get("name").asString().equals(name))
                                .map(event -> event.get("newName").isNull()
                                        ? "null"
                                        : event.get("newName").asString())
                                .toList(),
                        told -> !told.isEmpty());
    }

    @Test
    void writingOneOnACardMakesItAndACaseIsNoOther() {
        var name = "Vip " + fresh();
        enter(name);
        var second = enter(name.toUpperCase(Locale.ROOT), " " + name.toLowerCase(Locale.ROOT), "x" + fresh());

        assertThat(tag(name).get("version").asLong()).isOne();
        assertThat(tagsOf(second)).hasSize(2).startsWith(name);
        assertThat(post(owner(), "/api/tags", Map.of("name", name.toLowerCase(Locale.ROOT)))
                        .status())
                .isEqualTo(422);
        assertThat(patch(owner(), "/api/leads/" + second, Map.of("tags", List.of("a,b")))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aNewNameIsOnEveryLeadAndMakesNoDragStale() {
        var name = "Old " + fresh();
        var leads = List.of(enter(name), enter("other", name), enter("other"));
        var version = lead(leads.getFirst()).get("version");
        var tag = tag(name);

        var changed = patch(teamLead(), uri(tag), Map.of("name", "New " + name, "color", "#4c6ef5", "version", 1));

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.body().get("leads").asLong()).isEqualTo(2);
        assertThat(changed.body().get("tag").get("version").asLong()).isEqualTo(2);
        assertThat(tagsOf(leads.get(0))).containsExactly("New " + name);
        assertThat(tagsOf(leads.get(1))).containsExactly("other", "New " + name);
        assertThat(lead(leads.getFirst()).get("version")).isEqualTo(version);
        assertThat(patch(owner(), uri(tag), Map.of("name", "x", "version", 1)).status())
                .isEqualTo(409);
        assertThat(patch(owner(), uri(tag), Map.of("name", "other")).status()).isEqualTo(422);
        assertThat(patch(owner(), uri(tag), Map.of("name", "new " + name))
                        .body()
                        .get("leads")
                        .asLong())
                .isEqualTo(2);
        assertThat(tagsOf(leads.get(0))).containsExactly("new " + name);
        assertThat(renamings(name)).containsExactly("New " + name);
        assertThat(renamings("New " + name)).containsExactly("new " + name);
        assertThat(patch(manager(), uri(tag), Map.of("name", "x")).status()).isEqualTo(403);
        assertThat(get(analyst(), "/api/tags").status()).isEqualTo(403);
    }

    @Test
    void oneIsMergedIntoAnotherAndTakenOff() {
        var one = "One " + fresh();
        var other = "Other " + fresh();
        var both = enter(one, "x", other);
        var only = enter(one);

        var merged = post(
                owner(),
                uri(tag(one)) + "/merge",
                Map.of("into", tag(other).get("id").asString()));

        assertThat(merged.body().get("leads").asLong()).isEqualTo(2);
        assertThat(tagsOf(both)).containsExactly("x", other);
        assertThat(tagsOf(only)).containsExactly(other);
        assertThat(items(get(owner(), "/api/tags").body()))
                .noneMatch(tag -> tag.get("name").asString().equals(one));
        assertThat(post(owner(), "/api/tags/" + UUID.randomUUID() + "/merge", Map.of("into", UUID.randomUUID()))
                        .status())
                .isEqualTo(404);

        manager().delete().uri(uri(tag(other))).exchange().expectStatus().isForbidden();
        owner().delete().uri(uri(tag(other))).exchange().expectStatus().isOk();
        assertThat(tagsOf(both)).containsExactly("x");
        assertThat(tagsOf(only)).isEmpty();
        assertThat(renamings(one)).containsExactly(other);
        assertThat(renamings(other)).containsExactly("null");
    }

    /** Whoever writes a tag while it is renamed: afterwards every tag on a lead is one of the workspace's. */
    @Test
    void noLeadKeepsAWordThatIsNoTagAnyMore() throws Exception {
        var name = "Race " + fresh();
        var leads = IntStream.range(0, 8).mapToObj(i -> enter("y")).toList();
        enter(name);
        var tag = tag(name);
        try (var people = Executors.newFixedThreadPool(6)) {
            var work = new java.util.ArrayList<Callable<Integer>>();
            leads.forEach(lead ->
                    work.add(() -> patch(owner(), "/api/leads/" + lead, Map.of("tags", List.of("y", name)))
                            .status()));
            work.add(
                    4,
                    () -> patch(owner(), uri(tag), Map.of("name", "Renamed " + name))
                            .status());
            for (var answer : people.invokeAll(work)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(jdbc.sql("""
                                select count(*) from lead cross join unnest(tags) as given (name)
                                where not exists (select 1 from tag where tag.name = given.name)
                                """).query(Long.class).single()).isZero();
    }
}
