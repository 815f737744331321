package io.potik.lead.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.lead.support.RunningService;
import io.potik.outbox.Ids;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class StaffIntegrationTests extends RunningService {

    @Autowired
    private StaffNames names;

    @Autowired
    private JsonMapper json;

    @Test
    void namesFollowTheGatewayAndAnOlderVersionChangesNothing() {
        var id = Ids.next();
        assertThat(names.nameOf(id)).isEmpty();
        assertThat(names.mayHaveLeads(id)).isFalse();

        TestInfrastructure.produce(changed(id, 1, "Olena", true), changed(id, 3, "Olena K.", true));
        heard(() -> assertThat(names.nameOf(id)).isEqualTo("Olena K."));
        assertThat(names.mayHaveLeads(id)).isTrue();

        var other = Ids.next();
        TestInfrastructure.produce(changed(id, 2, "Olena?", true), changed(other, 1, "Petro", false));
        heard(() -> assertThat(names.nameOf(other)).isEqualTo("Petro"));
        assertThat(names.mayHaveLeads(other)).isFalse();
        assertThat(names.nameOf(id)).isEqualTo("Olena K.");
    }

    @Test
    void whoseLeadsAManagerSeesIsSaidByTheGateway() {
        var team = Ids.next();
        var manager = Ids.next();
        var colleague = Ids.next();
        TestInfrastructure.produce(inTeam(manager, 1, team, null), inTeam(colleague, 1, team, null));
        heard(() -> assertThat(names.knows(colleague) && names.knows(manager)).isTrue());
        assertThat(names.seesLeadsOf(manager, colleague)).isFalse();

        TestInfrastructure.produce(inTeam(manager, 2, team, true));
        heard(() -> assertThat(names.seesLeadsOf(manager, colleague)).isTrue());
        assertThat(names.seesLeadsOf(manager, Ids.next())).isFalse();

        TestInfrastructure.produce(inTeam(manager, 3, team, false));
        heard(() -> assertThat(names.seesLeadsOf(manager, colleague)).isFalse());
    }

    private OutgoingMessage inTeam(UUID id, long version, UUID team, @Nullable Boolean seesTeam) {
        return new OutgoingMessage(
                "staff.events",
                id.toString(),
                StaffChanged.TYPE,
                version,
                Instant.now(),
                json.writeValueAsBytes(
                        new StaffChanged(id, version, "Of a team", "manager", team, "Retail", seesTeam, true)));
    }

    private static void heard(ThrowingRunnable expectation) {
        await().untilAsserted(expectation);
    }

    private OutgoingMessage changed(UUID id, long version, String name, boolean active) {
        return new OutgoingMessage(
                "staff.events",
                id.toString(),
                StaffChanged.TYPE,
                version,
                Instant.now(),
                json.writeValueAsBytes(new StaffChanged(id, version, name, "manager", null, null, null, active)));
    }
}
