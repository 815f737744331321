package io.potik.gateway.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.potik.gateway.staff.Sees;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChangesUnitTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID ME = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final Changes changes = new Changes(
            new LiveProperties(16, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 10), JSON);

    @Test
    void theLastOnesAreRememberedAndOlderOnesForgotten() {
        for (int i = 0; i < 20; i++) {
            changes.add(of(null, null));
        }

        assertThat(changes.last()).isEqualTo(20);
        assertThat(changes.get(20)).isNotNull();
        assertThat(changes.get(5)).isNotNull();
        assertThat(changes.get(4)).isNull();
        assertThat(changes.get(21)).isNull();
    }

    @Test
    void anIdOfThisRunIsKnownAgainAndNoOther() {
        changes.add(of(null, null));

        assertThat(changes.number(changes.id(1))).isEqualTo(1);
        assertThat(changes.number(changes.id(0))).isZero();
        assertThat(changes.number(changes.id(2))).isEqualTo(-1);
        assertThat(changes.number("ffff-1")).isEqualTo(-1);
        assertThat(changes.number(changes.id(1) + "x")).isEqualTo(-1);
    }

    @Test
    void theFrameSaysWhatChangedAndNotWhoHadItBefore() {
        changes.add(of(OTHER, ME));

        var found = requireNonNull(changes.get(1));
        assertThat(new String(found.frame(), StandardCharsets.UTF_8))
                .startsWith("id: " + changes.id(1) + "\nevent: change\ndata: {")
                .endsWith("}\n\n")
                .contains("\"managerId\":\"" + OTHER + "\"")
                .doesNotContain(ME.toString(), "settings");
    }

    @Test
    void whoHadItAMomentAgoIsToldToo() {
        assertThat(of(OTHER, ME).visibleTo(ME, Sees.of(List.of(ME)))).isTrue();
        assertThat(of(OTHER, null).visibleTo(ME, Sees.of(List.of(ME)))).isFalse();
        assertThat(of(OTHER, ME).visibleTo(ME, Sees.NOTHING)).isFalse();
        assertThat(of(OTHER, null).visibleTo(ME, Sees.ALL)).isTrue();
    }

    @Test
    void whatIsForOnePersonIsToldToNobodyElse() {
        var mine = Change.of("notification.changed.v1", ME);

        assertThat(mine.visibleTo(ME, Sees.NOTHING)).isTrue();
        assertThat(mine.visibleTo(OTHER, Sees.ALL)).isFalse();
        assertThat(JSON.writeValueAsString(mine)).doesNotContain(ME.toString());
    }

    private static Change of(
            @org.jspecify.annotations.Nullable UUID manager, @org.jspecify.annotations.Nullable UUID before) {
        return new Change("lead.edited.v1", UUID.randomUUID(), null, 1, manager, null, null, null, false, before, null);
    }
}
