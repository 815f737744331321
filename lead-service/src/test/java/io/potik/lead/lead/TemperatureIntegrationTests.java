package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemperatureIntegrationTests extends LeadDesk {

    @Test
    void aLeadIsAsWarmAsItsStageUntilSomebodySaysOtherwise() {
        var uri = "/api/leads/"
                + post(
                                owner(),
                                "/api/leads",
                                Map.of("contactPoints", List.of(Map.of("kind", "phone", "value", freshPhone()))))
                        .body()
                        .get("id")
                        .asString();
        var before = get(owner(), uri).body();
        assertThat(before.get("temperatureByHand").asBoolean()).isFalse();

        var hot = patch(owner(), uri, Map.of("temperature", "hot", "version", 0));
        assertThat(hot.body().get("temperature").asString()).isEqualTo("hot");
        assertThat(hot.body().get("temperatureByHand").asBoolean()).isTrue();
        post(owner(), uri + "/move", Map.of("stageId", CONTACTED));
        assertThat(get(owner(), uri).body().get("temperature").asString()).isEqualTo("hot");
        assertThat(patch(owner(), uri, Map.of("title", "x"))
                        .body()
                        .get("temperatureByHand")
                        .asBoolean())
                .isTrue();

        var nothing = new HashMap<String, @Nullable Object>();
        nothing.put("temperature", null);
        var stages = patch(owner(), uri, nothing).body();
        assertThat(stages.get("temperatureByHand").asBoolean()).isFalse();
        var changes = timeline(stages.get("id").asString()).stream()
                .filter(item -> item.get("kind").asString().equals("edited"))
                .map(item -> item.get("data").get("changes").get(0))
                .toList();
        assertThat(changes.getFirst().get("field").asString()).isEqualTo("temperature");
        assertThat(changes.getFirst().get("before").asString()).isEqualTo("hot");
        assertThat(changes.getLast().get("after").asString()).isEqualTo("hot");
        assertThat(patch(owner(), uri, Map.of("temperature", "boiling")).status())
                .isEqualTo(400);
    }
}
