package io.potik.lead.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.contact.GivenContactPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchWordsUnitTests {

    @Test
    void aLeadIsFoundByWhateverPeopleKnowOfIt() {
        var words = SearchWords.of(
                1024,
                "Kitchen, blue",
                "Олена Коваль",
                List.of(
                        new GivenContactPoint("phone", "+380671234567", "067 123 45 67"),
                        new GivenContactPoint("email", "olena.k@example.com", null),
                        new GivenContactPoint("telegram", "518273645", "@olena_k")));

        assertThat(words.split(" ", -1))
                .contains(
                        "1024",
                        "380671234567",
                        "0671234567",
                        "671234567",
                        "olena.k@example.com",
                        "olena",
                        "518273645",
                        "kitchen",
                        "blue",
                        "олена",
                        "коваль")
                .doesNotHaveDuplicates();
    }
}
