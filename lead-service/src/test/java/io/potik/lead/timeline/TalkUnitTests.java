package io.potik.lead.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.Ids;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TalkUnitTests {

    private static final Instant OPENED = Instant.parse("2026-11-20T10:00:00Z");

    private final Talk talk = Talk.opened(Ids.next(), OPENED);

    @Test
    void aPersonWaitsSinceTheEarliestReceiptThatNobodyAnswered() {
        var asked = talk.received("b", OPENED.plusSeconds(5), OPENED.plusSeconds(9), null)
                .received("a", OPENED.plusSeconds(1), OPENED.plusSeconds(7), null);

        assertThat(asked.waitingSince()).isEqualTo(OPENED.plusSeconds(7));
        assertThat(asked.last()).isEqualTo(new Talk.Said("b", OPENED.plusSeconds(5), "in"));
        assertThat(asked.clock()).isEqualTo(OPENED.plusSeconds(7));
    }

    @Test
    void onlyTheFirstAnswerIsTheFirstResponse() {
        var answered = talk.received("a", OPENED, OPENED, null).answered("yes", OPENED.plusSeconds(60));
        var further = answered.received("b", OPENED.plusSeconds(70), OPENED.plusSeconds(70), null)
                .answered(null, OPENED.plusSeconds(80));

        assertThat(answered.waitingSince()).isNull();
        assertThat(further.firstResponseAt()).isEqualTo(OPENED.plusSeconds(60));
        assertThat(Objects.requireNonNull(further.last()).text()).isEqualTo("b");
    }

    @Test
    void aReopenedLeadStartsTheClockAnew() {
        var reopened = talk.received("a", OPENED, OPENED, null)
                .answered("yes", OPENED.plusSeconds(60))
                .reopened(OPENED.plusSeconds(600));

        assertThat(reopened.firstResponseAt()).isNull();
        assertThat(reopened.clock()).isEqualTo(OPENED.plusSeconds(600));
    }

    @Test
    void anEditOfTheLastWordsShowsOnTheCard() {
        var said = talk.received("a", OPENED, OPENED, null);

        assertThat(Objects.requireNonNull(said.revised("b", OPENED).last()).text())
                .isEqualTo("b");
        assertThat(said.revised("b", OPENED.minusSeconds(1))).isEqualTo(said);
    }
}
