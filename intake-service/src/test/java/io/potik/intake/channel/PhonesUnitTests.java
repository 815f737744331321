package io.potik.intake.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.InboundRequest.ContactPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesUnitTests {

    @ParameterizedTest
    @CsvSource({
        "067 111 22 33, +380671112233",
        "+38 (050) 111-22-33, +380501112233",
        "380501112233, +380501112233",
        "00380501112233, +380501112233",
        "80501112233, +380501112233",
        "8 (999) 123-45-67, +79991234567",
        "998909610004, +998909610004",
        "+48 512 345 678, +48512345678",
        "tel:+380501112233, +380501112233",
    })
    void readsWhatPeopleWrite(String raw, String value) {
        assertThat(Fixtures.phones().contactPoint(raw)).hasValue(new ContactPoint("phone", value, raw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"380001112233", "12345", "", "no phone", "true", "0000000000", "99999999999999999999999"})
    void takesNothingThatCannotBeCalled(String raw) {
        assertThat(Fixtures.phones().contactPoint(raw)).isEmpty();
    }

    @Test
    void aTextAsLongAsALetterIsNoPhone() {
        assertThat(Fixtures.phones().contactPoint("0671112233 " + "x".repeat(100)))
                .isEmpty();
    }
}
