package io.potik.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.customer.customer.Customer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatchUnitTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID GIVEN = UUID.randomUUID();

    private final Customer older = Customer.prospect(UUID.randomUUID(), null, NOW.minusSeconds(60));
    private final Customer newer = Customer.prospect(UUID.randomUUID(), null, NOW);

    private static Introduction introduction(boolean known) {
        return new Introduction(
                Introduction.By.LEAD, UUID.randomUUID(), GIVEN, known, null, null, List.of(), null, NOW);
    }

    @Test
    void nobodyMatches() {
        assertThat(Match.of(introduction(false), null, List.of())).isEqualTo(new Match(GIVEN, java.util.Set.of()));
    }

    @Test
    void theOldestOfSeveral() {
        Match match = Match.of(introduction(false), null, List.of(newer, older));

        assertThat(match).isEqualTo(new Match(older.id(), java.util.Set.of(newer.id())));
    }

    @Test
    void theSameAnswerAgain() {
        Match match = Match.of(introduction(false), newer.id(), List.of(newer, older));

        assertThat(match).isEqualTo(new Match(newer.id(), java.util.Set.of(older.id())));
    }

    @Test
    void aPersonsChoiceStands() {
        Match match = Match.of(introduction(true), newer.id(), List.of(older));

        assertThat(match).isEqualTo(new Match(GIVEN, java.util.Set.of(older.id())));
    }
}
