package io.potik.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tag that is renamed in the settings is renamed on customers, in segments and in what merges put on a card. */
class TagIntegrationTests extends CustomerSuite {

    private final String old = "Old " + UUID.randomUUID();
    private final String other = "Other " + UUID.randomUUID();

    private UUID tagged(String... tags) {
        Lead lead = lead().named("Tagged").with("phone", phone());
        say(lead.kept());
        Answer answer = patch(
                OWNER, "/api/customers/" + lead.customerId, json.writeValueAsString(Map.of("tags", List.of(tags))));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return lead.customerId;
    }

    private List<String> tagsOf(UUID customer) {
        return card(customer).get("tags").valueStream().map(JsonNode::asString).toList();
    }

    private OutgoingMessage renamed(String name, @Nullable String newName) {
        Map<String, @Nullable Object> payload = new HashMap<>(Map.of("name", name, "at", Instant.now(), "tomorrow", 1));
        payload.put("newName", newName);
        return new OutgoingMessage(
                "tag.changes", "tags", "tag.renamed.v1", 1, Instant.now(), json.writeValueAsBytes(payload));
    }

    @Test
    void theNewNameStandsOnCardsOnceAndRefusesNobodysEdit() {
        UUID one = tagged("first", old, "last");
        UUID both = tagged(other, old);
        UUID neither = tagged("first");
        long version = card(one).get("version").asLong();

        say(renamed(old, other));

        assertThat(tagsOf(one)).containsExactly("first", other, "last");
        assertThat(tagsOf(both)).containsExactly(other);
        assertThat(tagsOf(neither)).containsExactly("first");
        assertThat(card(one).get("version").asLong()).isEqualTo(version);

        say(renamed(other, null));

        assertThat(tagsOf(one)).containsExactly("first", "last");
        assertThat(tagsOf(both)).isEmpty();
    }

    @Test
    void aNameThatOneGaveUpAndAnotherTookIsThatOnes() {
        UUID first = tagged(old);
        UUID second = tagged(other);

        say(renamed(old, "Third " + old), renamed(other, old));

        assertThat(tagsOf(first)).containsExactly("Third " + old);
        assertThat(tagsOf(second)).containsExactly(old);
    }

    @Test
    void whatAMergePutOnTheCardIsTakenBackUnderItsNewName() {
        UUID stays = tagged("own", other);
        UUID joins = tagged(old, "theirs");
        assertThat(send(
                                OWNER,
                                "POST",
                                "/api/customers/" + stays + "/merge",
                                json.writeValueAsString(Map.of("otherId", joins)))
                        .status())
                .isLessThan(300);
        assertThat(tagsOf(stays)).containsExactly("own", other, old, "theirs");

        say(renamed("theirs", "Theirs " + old), renamed(old, other));

        assertThat(tagsOf(stays)).containsExactly("own", other, "Theirs " + old);
        assertThat(send(OWNER, "DELETE", "/api/customers/" + stays + "/merge/" + joins, "")
                        .status())
                .isLessThan(300);
        assertThat(tagsOf(stays)).containsExactly("own", other);
        assertThat(tagsOf(joins)).containsExactly(other, "Theirs " + old);
    }

    @Test
    void segmentsAskForTheNewNameAndNeverForEverybody() {
        UUID one = tagged(old);
        Answer made = send(
                OWNER,
                "POST",
                "/api/segments",
                json.writeValueAsString(Map.of("name", "By " + old, "conditions", Map.of("tags", List.of(old)))));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);

        say(renamed(old, other));

        JsonNode asks = segment(id(made.body(), "id"));
        assertThat(asks.at("/conditions/tags/0").asString()).isEqualTo(other);
        assertThat(asks.at("/conditions/tags")).hasSize(1);
        assertThat(text(OWNER, "/api/segments/" + asks.get("id").asString() + "/export"))
                .contains(card(one).at("/contactPoints/0/value").asString());

        say(renamed(other, null));

        assertThat(segment(id(made.body(), "id")).at("/conditions/tags/0").asString())
                .isEqualTo(other);
    }

    private JsonNode segment(UUID id) {
        return get(OWNER, "/api/segments")
                .body()
                .get("items")
                .valueStream()
                .filter(one -> id(one, "id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
