package io.potik.lead.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.potik.lead.workspace.Workspace;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactPointRulesUnitTests {

    private final ContactPointRules rules =
            new ContactPointRules(new Workspace("UA", ZoneId.of("Europe/Kyiv"), "UAH", true, Duration.ofDays(3)));

    @ParameterizedTest
    @CsvSource({
        "phone, 067 123-45-67, +380671234567",
        "phone, 380671234567, +380671234567",
        "phone, 998909610004, +998909610004",
        "phone, +49 30 901820, +4930901820",
        "email, ' Olena@Example.COM ', olena@example.com",
        "telegram, 518273645, 518273645"
    })
    void onePersonHasOneSpelling(String kind, String written, String value) {
        assertThat(rules.read(kind, written).point()).isEqualTo(new ContactPoint(kind, value));
        assertThat(rules.read(kind, written).raw()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"phone, 12", "phone, abc", "email, olena", "Phone Number, 067 123-45-67", "telegram, ' '"})
    void nonsenseIsNoContactPoint(String kind, String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> rules.read(kind, written));
    }

    @Test
    void whatWasWrittenIsKept() {
        assertThat(new GivenContactPoint("phone", "+380671234567", null).rawOrValue())
                .isEqualTo("+380671234567");
    }
}
