package io.potik.lead.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TemplateIntegrationTests extends LeadDesk {

    private JsonNode template(String text, String channel) {
        var made = post(
                teamLead(),
                "/api/templates",
                Map.of("name", "T " + UUID.randomUUID(), "text", text, "channel", channel));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.body();
    }

    @Test
    void whoSetsUpWritesThemAndWhoAnswersReadsThem() {
        var made = template("Hello {name}", "");
        var uri = "/api/templates/" + made.get("id").asString();

        assertThat(made.get("channel").isNull()).isTrue();
        assertThat(items(get(manager(), "/api/templates").body())).contains(made);
        assertThat(get(analyst(), "/api/templates").status()).isEqualTo(403);
        assertThat(post(manager(), "/api/templates", Map.of("name", "Mine", "text", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(patch(manager(), uri, Map.of("text", "x")).status()).isEqualTo(403);

        var changed = patch(owner(), uri, Map.of("text", "Good day {name}", "channel", "viber", "version", 1));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("version").asInt()).isEqualTo(2);
        assertThat(changed.body().get("channel").asString()).isEqualTo("viber");
        var stale = patch(owner(), uri, Map.of("text", "x", "version", 1));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().get("current").get("text").asString()).isEqualTo("Good day {name}");

        manager().delete().uri(uri).exchange().expectStatus().isForbidden();
        owner().delete().uri(uri).exchange().expectStatus().isNoContent();
        owner().delete().uri(uri).exchange().expectStatus().isNotFound();
        assertThat(items(get(manager(), "/api/templates").body()))
                .noneMatch(one -> one.get("id").equals(made.get("id")));
    }

    @Test
    void aNameStandsOnceAndAPlaceholderMustBeKnown() {
        var name = template("x", "").get("name").asString();

        var taken = post(owner(), "/api/templates", Map.of("name", name.toUpperCase(Locale.ROOT), "text", "x"));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body().get("errors").get(0).get("field").asString()).isEqualTo("name");
        var unknown = post(owner(), "/api/templates", Map.of("name", "Phones", "text", "Call {phone}"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body().get("errors").get(0).get("field").asString()).isEqualTo("text");
        assertThat(unknown.body().get("errors").get(0).get("message").asString())
                .contains("{phone}");
    }

    @Test
    void aLeadsTemplatesAreFilledForWhoAsksAndItsChannel() {
        var here = template("{name}, {number}: {manager}, {company}", "telegram");
        var elsewhere = template("x", "viber");
        var lead = leadOf(Request.telegram(fresh()).named("Olena $1"));
        var number = lead(lead).get("number").asString();

        var filled = items(get(manager(), "/api/leads/" + lead + "/templates").body());

        assertThat(filled).anySatisfy(one -> {
            assertThat(one.get("id")).isEqualTo(here.get("id"));
            assertThat(one.get("text").asString()).isEqualTo("Olena $1, " + number + ": Test manager, {company}");
            assertThat(one.get("missing").toString()).isEqualTo("[\"company\"]");
        });
        assertThat(filled).noneMatch(one -> one.get("id").equals(elsewhere.get("id")));
        assertThat(get(owner(), "/api/leads/" + UUID.randomUUID() + "/templates")
                        .status())
                .isEqualTo(404);
        assertThat(get(analyst(), "/api/leads/" + lead + "/templates").status()).isEqualTo(403);
    }
}
