package io.potik.lead.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScopeUnitTests {

    private final UUID mine = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();

    @Test
    void everythingIsSeenByWhoSeesAll() {
        assertThat(Scope.ALL.sees(theirs)).isTrue();
        assertThat(Scope.ALL.sees(null)).isTrue();
        assertThat(Scope.ALL.condition("lead.manager_id")).isEqualTo("(true)");
    }

    @Test
    void ownAndUnassignedRowsAreSeen() {
        var scope = new Scope(false, Set.of(mine));

        assertThat(scope.sees(mine)).isTrue();
        assertThat(scope.sees(null)).isTrue();
        assertThat(scope.sees(theirs)).isFalse();
        assertThat(scope.condition("lead.manager_id"))
                .isEqualTo("(lead.manager_id is null or lead.manager_id in (:scope))");
    }

    @Test
    void nothingIsSeenByWhoSeesNone() {
        assertThat(Scope.NONE.sees(null)).isFalse();
        assertThat(Scope.NONE.sees(mine)).isFalse();
        assertThat(Scope.NONE.condition("lead.manager_id")).isEqualTo("(false)");
    }
}
