package io.potik.gateway.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.potik.gateway.problem.Invalid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsUnitTests {

    private static final Terms USUAL = new Terms(1, Map.of());
    private static final List<String> LANGUAGES = List.of("en", "uk", "ru");

    @Test
    void aWordHasTheFormsThatItsLanguageCountsBy() {
        var terms = USUAL.changed(
                Map.of(
                        "lead",
                        Map.of(
                                "en",
                                new Word(" request ", "", "requests"),
                                "uk",
                                new Word("заявка", "заявки", "заявок"))),
                LANGUAGES);

        assertThat(terms.version()).isEqualTo(2);
        assertThat(terms.words().get("lead"))
                .isEqualTo(Map.of(
                        "en", new Word("request", null, "requests"), "uk", new Word("заявка", "заявки", "заявок")));
    }

    @Test
    void whatIsMissingUnknownOrNoWordIsNamed() {
        assertThat(errors("lead", "uk", new Word("заявка", null, "заявок"))).containsExactly("words.lead.uk.few");
        assertThat(errors("lead", "en", new Word("request", "requests", "requests")))
                .containsExactly("words.lead.en.few");
        assertThat(errors("lead", "en", new Word("{{count}}", null, "<b>")))
                .containsExactly("words.lead.en.one", "words.lead.en.many");
        assertThat(errors("order", "en", new Word("x".repeat(41), null, " ")))
                .containsExactly("words.order.en.one", "words.order.en.many");
        assertThat(errors("stage", "en", new Word("step", null, "steps"))).containsExactly("words.stage");
        assertThat(errors("lead", "de", new Word("Anfrage", null, "Anfragen"))).containsExactly("words.lead.de");
    }

    @Test
    void whatIsLeftOutIsCalledAsUsualAgain() {
        var named = USUAL.changed(Map.of("order", Map.of("en", new Word("deal", null, "deals"))), LANGUAGES);

        assertThat(named.changed(Map.of("order", Map.of()), LANGUAGES).words()).isEmpty();
        assertThat(named.changed(Map.of(), LANGUAGES).words()).isEmpty();
    }

    private static List<String> errors(String term, String language, Word word) {
        var refused = catchThrowableOfType(
                Invalid.class, () -> USUAL.changed(Map.of(term, Map.of(language, word)), LANGUAGES));
        return refused.errors().stream().map(Invalid.Field::field).toList();
    }
}
