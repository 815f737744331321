package io.potik.customer.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsUnitTests {

    @Test
    void aPhoneIsFoundByItsEndings() {
        assertThat(SearchWords.of("Олена КОВАЛЬ", List.of(new ContactPoint("phone", "+380671234567", ""))))
                .contains("олена", "коваль", "+380671234567", "380671234567", "0671234567", "1234567")
                .doesNotContain("234567");
    }

    @Test
    void anEndlessWordIsFoundByItsBeginning() {
        assertThat(SearchWords.of("a".repeat(5000), List.of())).containsExactly("a".repeat(300));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Кова ол|'кова':* & 'ол':*",
                "+38 (067) 123-45|'3806712345':*",
                "o'neil|'o''neil':*",
                "a\\b|'a\\\\b':*",
                "'  '|\"'''':* & '''':*\""
            })
    void whatIsTypedBecomesBeginnings(String typed, String query) {
        assertThat(SearchWords.query(typed)).isEqualTo(query);
    }
}
