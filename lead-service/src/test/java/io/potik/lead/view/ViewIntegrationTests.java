package io.potik.lead.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ViewIntegrationTests extends LeadDesk {

    private static final Map<String, Object> LIST = Map.of(
            "layout",
            "list",
            "filters",
            Map.of("temperature", List.of("hot"), "waiting", true),
            "columns",
            List.of("who", "amount"),
            "sort",
            "-amount");

    private static List<String> names(JsonNode list) {
        return items(list).stream().map(view -> view.get("name").asString()).toList();
    }

    @Test
    void aViewIsItsOwnersUntilSomebodyWhoMaySharesIt() {
        var name = "Hot " + fresh();
        var mine = post(manager(), "/api/views", Map.of("name", name, "show", LIST));
        assertThat(mine.status()).as(mine.body().toString()).isEqualTo(201);
        var uri = "/api/views/" + mine.body().get("id").asString();

        assertThat(mine.body()
                        .get("show")
                        .get("filters")
                        .get("temperature")
                        .get(0)
                        .asString())
                .isEqualTo("hot");
        assertThat(mine.body().get("show").get("sort").asString()).isEqualTo("-amount");
        assertThat(names(get(manager(), "/api/views").body())).contains(name);
        assertThat(names(get(owner(), "/api/views").body())).doesNotContain(name);
        assertThat(patch(owner(), uri, Map.of("name", "Theirs")).status()).isEqualTo(404);
        assertThat(patch(manager(), uri, Map.of("shared", true)).status()).isEqualTo(403);
        assertThat(get(analyst(), "/api/views").status()).isEqualTo(403);

        var shared = post(teamLead(), "/api/views", Map.of("name", name, "shared", true, "show", LIST));
        var sharedUri = "/api/views/" + shared.body().get("id").asString();
        assertThat(items(get(manager(), "/api/views").body()))
                .filteredOn(view -> view.get("id").equals(shared.body().get("id")))
                .singleElement()
                .satisfies(
                        view -> assertThat(view.get("changeable").asBoolean()).isFalse());
        assertThat(patch(manager(), sharedUri, Map.of("name", "x")).status()).isEqualTo(403);
        assertThat(patch(owner(), sharedUri, Map.of("name", "All " + name, "version", 1))
                        .body()
                        .get("version")
                        .asLong())
                .isEqualTo(2);
        assertThat(patch(owner(), sharedUri, Map.of("name", "x", "version", 1)).status())
                .isEqualTo(409);

        manager().delete().uri(uri).exchange().expectStatus().isNoContent();
        owner().delete().uri(sharedUri).exchange().expectStatus().isNoContent();
        assertThat(names(get(manager(), "/api/views").body())).doesNotContain(name, "All " + name);
    }

    @Test
    void whatItNamesMayBeGoneAndItSaysSo() {
        var tag = post(owner(), "/api/tags", Map.of("name", "Fair " + fresh())).body();
        var nobody = UUID.randomUUID().toString();
        var show = Map.of(
                "layout",
                "board",
                "filters",
                Map.of(
                        "tag",
                        List.of(tag.get("name").asString().toUpperCase(java.util.Locale.ROOT)),
                        "managerId",
                        nobody));
        var made = post(owner(), "/api/views", Map.of("name", "Gone " + fresh(), "show", show))
                .body();

        assertThat(made.get("gone")).hasSize(1);
        owner().delete()
                .uri("/api/tags/" + tag.get("id").asString())
                .exchange()
                .expectStatus()
                .isOk();

        var now = items(get(owner(), "/api/views").body()).stream()
                .filter(view -> view.get("id").equals(made.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(now.get("gone")).hasSize(2);
        assertThat(now.get("gone").toString()).contains("managerId", nobody, "\"tag\"");
    }

    @Test
    void whatCannotBeShownIsNotKept() {
        var name = "Odd " + fresh();
        assertThat(post(owner(), "/api/views", Map.of("name", name, "show", Map.of("layout", "map")))
                        .status())
                .isEqualTo(422);
        assertThat(post(owner(), "/api/views", Map.of("name", name, "show", Map.of("layout", "list", "sort", "shoe")))
                        .status())
                .isEqualTo(422);
        assertThat(post(owner(), "/api/views", Map.of("name", name, "show", LIST))
                        .status())
                .isEqualTo(201);
        assertThat(post(owner(), "/api/views", Map.of("name", name, "show", LIST))
                        .status())
                .isEqualTo(422);
    }
}
