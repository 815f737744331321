package io.potik.lead.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.lead.problem.Invalid;
import io.potik.lead.qualification.Qualification.Answer;
import io.potik.lead.qualification.Qualification.Finding;
import io.potik.lead.qualification.Qualification.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QualificationUnitTests {

    private final JsonMapper json = new JsonMapper();

    @Test
    void theLevelGoesForwardsAndBackwards() {
        var accepted = edit(Map.of("level", "sal")).of(Qualification.NONE);

        assertThat(accepted.level()).isEqualTo(Level.SAL);
        assertThat(edit(Map.of("level", "mql")).of(accepted).level()).isEqualTo(Level.MQL);
        assertThat(edit(nothing("level")).of(accepted).level()).isEqualTo(Level.NONE);
        assertThat(edit(Map.of()).of(accepted)).isEqualTo(accepted);
    }

    @Test
    void anAnswerAndItsWordsAreChangedApart() {
        var first = edit(Map.of("budget", Map.of("answer", "yes", "text", " up to 3000 ")))
                .of(Qualification.NONE);

        assertThat(first.budget()).isEqualTo(new Finding(Answer.YES, "up to 3000"));
        assertThat(edit(Map.of("budget", Map.of("answer", "no"))).of(first).budget())
                .isEqualTo(new Finding(Answer.NO, "up to 3000"));
        assertThat(edit(Map.of("budget", nothing("text"))).of(first).budget()).isEqualTo(new Finding(Answer.YES, null));
        assertThat(edit(nothing("budget")).of(first)).isEqualTo(Qualification.NONE);
        assertThat(first.need().tellsNothing()).isTrue();
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        var given = new HashMap<String, @Nullable Object>(Map.of(
                "level",
                "hot",
                "budget",
                "3000",
                "authority",
                Map.of("answer", "perhaps"),
                "need",
                Map.of("text", "x".repeat(501)),
                "timeline",
                Map.of("when", "soon"),
                "mood",
                "good"));

        assertThatThrownBy(() -> QualificationEdit.of(given, "qualification."))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Invalid.Field::field)
                                .containsExactlyInAnyOrder(
                                        "qualification.level",
                                        "qualification.budget",
                                        "qualification.authority",
                                        "qualification.need",
                                        "qualification.timeline",
                                        "qualification.mood"));
    }

    @Test
    void whatIsStoredIsReadAgainAndWhatIsMissingIsNotKnown() {
        var known = edit(Map.of("level", "sql", "need", Map.of("answer", "no", "text", "has one")))
                .of(Qualification.NONE);

        assertThat(json.readValue(json.writeValueAsString(known), Qualification.class))
                .isEqualTo(known);
        assertThat(json.readValue("{}", Qualification.class)).isEqualTo(Qualification.NONE);
        assertThat(json.readValue("{\"budget\":{\"text\":\"3000\"}}", Qualification.class)
                        .budget())
                .isEqualTo(new Finding(Answer.UNKNOWN, "3000"));
        assertThat(List.of("none", "mql", "sal", "sql"))
                .containsExactly(json.convertValue(Level.values(), String[].class));
    }

    private static QualificationEdit edit(Map<String, ? extends @Nullable Object> given) {
        return QualificationEdit.of(given, "");
    }

    private static Map<String, @Nullable Object> nothing(String name) {
        var nothing = new HashMap<String, @Nullable Object>();
        nothing.put(name, null);
        return nothing;
    }
}
