package io.potik.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.gateway.live.Presence.Entry;
import io.potik.gateway.live.Presence.Person;
import io.potik.gateway.staff.AccessEnded;
import io.potik.gateway.staff.Caller;
import io.potik.gateway.staff.Role;
import io.potik.gateway.staff.Sees;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PresenceUnitTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID IRYNA = UUID.randomUUID();
    private static final UUID OLEH = UUID.randomUUID();
    private static final LiveProperties PROPERTIES =
            new LiveProperties(64, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(45), 10);

    private final Changes changes = new Changes(PROPERTIES, JsonMapper.builder().build());
    private final Presence presence = new Presence(changes, PROPERTIES);
    private final UUID lead = UUID.randomUUID();

    @Test
    void newsIsToldOnceHoweverOftenItIsSaid() {
        presence.open(lead, entry(IRYNA, "open", NOW));
        presence.open(lead, entry(IRYNA, "open", NOW.plusSeconds(20)));
        assertThat(changes.last()).isEqualTo(1);

        presence.open(lead, entry(IRYNA, "writing", NOW.plusSeconds(21)));
        assertThat(changes.last()).isEqualTo(2);
        assertThat(people()).extracting(Person::doing).containsExactly("writing");
    }

    @Test
    void whoIsSilentHasGone() {
        presence.open(lead, entry(IRYNA, "open", NOW));
        presence.open(lead, entry(OLEH, "open", NOW.plusSeconds(30)));

        presence.forgetSilent(NOW.plusSeconds(46));

        assertThat(people()).extracting(Person::id).containsExactly(OLEH);
        assertThat(changes.last()).isEqualTo(3);
    }

    @Test
    void whoMayNotComeInAnyMoreHasGoneAtOnce() {
        presence.open(lead, entry(IRYNA, "open", NOW));

        presence.accessEnded(new AccessEnded(IRYNA));

        assertThat(presence.visibleTo(caller(Sees.ALL))).isEmpty();
    }

    @Test
    void onlyWhoMaySeeTheLeadSeesWhoIsThere() {
        presence.open(lead, new Entry(new Person(IRYNA, "Iryna", "open"), IRYNA, NOW, NOW));

        assertThat(presence.visibleTo(caller(Sees.of(List.of(OLEH))))).isEmpty();
        assertThat(presence.visibleTo(caller(Sees.of(List.of(IRYNA, OLEH))))).hasSize(1);
    }

    @Test
    void nobodyIsAtMoreThanTenCardsAtOnce() {
        presence.open(lead, entry(IRYNA, "open", NOW));
        for (int i = 0; i < 10; i++) {
            presence.open(UUID.randomUUID(), entry(IRYNA, "open", NOW));
        }

        assertThat(presence.visibleTo(caller(Sees.ALL)))
                .hasSize(10)
                .noneMatch(open -> open.leadId().equals(lead));
    }

    private List<Person> people() {
        return presence.visibleTo(caller(Sees.ALL)).getFirst().people();
    }

    private static Entry entry(UUID staff, String doing, Instant at) {
        return new Entry(new Person(staff, staff.equals(IRYNA) ? "Iryna" : "Oleh", doing), null, at, at);
    }

    private static Caller caller(Sees sees) {
        return new Caller(OLEH, "Oleh", "oleh@potik.test", Role.MANAGER, null, sees, null, null);
    }
}
