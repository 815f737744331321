package io.potik.gateway.staff;

import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the other services who works here. */
@Component
class Announcements {

    private static final String TOPIC = "staff.events";
    private static final String TYPE = "staff.changed.v1";

    private record StaffChanged(
            UUID id,
            long version,
            String name,
            Role role,
            @Nullable UUID teamId,
            @Nullable String teamName,
            boolean seesTeam,
            boolean active,
            Instant at) {}

    private final Outbox outbox;
    private final JsonMapper json;

    Announcements(Outbox outbox, JsonMapper json) {
        this.outbox = outbox;
        this.json = json;
    }

    /** Announces a member as it stands, with the open transaction. */
    void changed(StaffMember member) {
        changed(List.of(member));
    }

    /** Announces members as they stand, with the open transaction. */
    void changed(Collection<StaffMember> members) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        outbox.send(members.stream().map(member -> message(member, now)).toList());
    }

    private OutgoingMessage message(StaffMember member, Instant now) {
        var team = member.team();
        var payload = new StaffChanged(
                member.id(),
                member.version(),
                member.name(),
                member.role(),
                team == null ? null : team.id(),
                team == null ? null : team.name(),
                member.role().seesTeam(team),
                member.active(),
                now);
        return new OutgoingMessage(
                TOPIC, member.id().toString(), TYPE, member.version(), now, json.writeValueAsBytes(payload));
    }
}
