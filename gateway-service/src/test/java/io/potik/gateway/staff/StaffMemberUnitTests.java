package io.potik.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.gateway.problem.Invalid;
import io.potik.gateway.staff.StaffMember.Change;
import io.potik.outbox.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StaffMemberUnitTests {

    private static final StaffMember OWNER =
            new StaffMember(Ids.next(), "Olena", "olena@potik.test", Role.OWNER, null, true, 7);
    private static final UUID SELF = Ids.next();
    private static final UUID COLLEAGUE = Ids.next();

    @Test
    void theOnlyOwnerCannotStopBeingOne() {
        assertThatThrownBy(() -> OWNER.after(new Change(null, null, Role.MANAGER, null, null), false))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> OWNER.after(new Change(null, null, null, null, false), false))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void oneOfTwoOwnersCan() {
        var manager = OWNER.after(new Change(null, null, Role.MANAGER, null, null), true);

        assertThat(manager.role()).isEqualTo(Role.MANAGER);
        assertThat(manager.version()).isEqualTo(8);
    }

    @Test
    void theOnlyOwnerMayChangeEverythingElse() {
        var renamed = OWNER.after(new Change("Olha", "olha@potik.test", null, null, null), false);

        assertThat(renamed.name()).isEqualTo("Olha");
        assertThat(renamed.owns()).isTrue();
    }

    @Test
    void sightFollowsFromTheRole() {
        var team = new Team(Ids.next(), "Retail", false);
        var members = List.of(SELF, COLLEAGUE);

        assertThat(Sees.of(Role.OWNER, SELF, null, List.of())).isEqualTo(Sees.ALL);
        assertThat(Sees.of(Role.ANALYST, SELF, team, members)).isEqualTo(Sees.NOTHING);
        assertThat(Sees.of(Role.MANAGER, SELF, team, members)).isEqualTo(Sees.of(List.of(SELF)));
        assertThat(Sees.of(Role.TEAM_LEAD, SELF, team, members)).isEqualTo(Sees.of(members));
        assertThat(Sees.of(Role.TEAM_LEAD, SELF, null, List.of())).isEqualTo(Sees.of(List.of(SELF)));
    }

    @Test
    void whereATeamSharesItsLeadsManagersSeeThemAndNobodyElseSeesMore() {
        var team = new Team(Ids.next(), "Retail", true);
        var members = List.of(SELF, COLLEAGUE);

        assertThat(Sees.of(Role.MANAGER, SELF, team, members)).isEqualTo(Sees.of(members));
        assertThat(Sees.of(Role.MANAGER, SELF, null, List.of())).isEqualTo(Sees.of(List.of(SELF)));
        assertThat(Sees.of(Role.ANALYST, SELF, team, members)).isEqualTo(Sees.NOTHING);
    }

    @Test
    void rowsOfNobodyAreSeenByAllButAnalysts() {
        assertThat(Sees.of(List.of(SELF)).row(null)).isTrue();
        assertThat(Sees.of(List.of(SELF)).row(SELF)).isTrue();
        assertThat(Sees.of(List.of(SELF)).row(COLLEAGUE)).isFalse();
        assertThat(Sees.ALL.row(COLLEAGUE)).isTrue();
        assertThat(Sees.NOTHING.row(null)).isFalse();
    }
}
