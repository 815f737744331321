package io.potik.lead.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.timeline.Happening.MessageIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RevisionsUnitTests {

    private static final Instant SAID = Instant.parse("2026-11-20T10:00:00Z");
    private static final List<MessageIn> VERSIONS = List.of(
            version("one", 0, false),
            version("two", 60, true),
            version("three", 120, true),
            version("four", 180, true));

    @Property(tries = 50)
    void theOrderOfArrivalDoesNotMatter(@ForAll("orders") List<MessageIn> arrived) {
        var merged = arrived.stream().reduce(MessageIn::with).orElseThrow();

        assertThat(merged.text()).isEqualTo("four");
        assertThat(merged.revisions()).map(Happening.Revision::text).containsExactly("one", "two", "three");
    }

    @Provide
    Arbitrary<List<MessageIn>> orders() {
        return Arbitraries.shuffle(VERSIONS);
    }

    @Test
    void theSameVersionTwiceIsOne() {
        var message = VERSIONS.getFirst().with(VERSIONS.get(1));

        assertThat(message.with(VERSIONS.getFirst()).with(VERSIONS.get(1))).isEqualTo(message);
    }

    private static MessageIn version(String text, int secondsLater, boolean edited) {
        return new MessageIn(text, List.of(), "message", Map.of(), List.of(), SAID.plusSeconds(secondsLater), edited);
    }
}
