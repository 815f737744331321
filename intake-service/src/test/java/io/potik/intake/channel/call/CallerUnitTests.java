package io.potik.intake.channel.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerUnitTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0671112233 | false | +380671112233",
                "380671112233 | false | +380671112233",
                "+380671112233 | true | +380671112233",
                "380671112233 | true | +380671112233",
                "00380671112233 | false | +380671112233",
                "sip:+380671112233@pbx.example.com | false | +380671112233",
                "\"Olena\" <0671112233> | false | +380671112233",
                "14158675309 | true | +14158675309",
                // Numbers of films and examples are in no plan; who calls from one has called all the same.
                "447700900000 | true | +447700900000",
                "+15551234567 | true | +15551234567",
                "4721000000 | false | +4721000000",
            })
    void aNumberIsAPhone(String written, boolean international, String phone) {
        assertThat(Caller.of(written, international, "call-1", Fixtures.phones()))
                .isEqualTo(new ContactPoint("phone", phone, written));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "anonymous",
                "Anonymous",
                "<unknown>",
                "Restricted",
                "+266696687",
                "sip:anonymous@anonymous.invalid",
                "000000"
            })
    void whoHidesIsKnownByTheCall(String written) {
        assertThat(Caller.of(written, true, "call-1", Fixtures.phones()))
                .satisfies(point -> assertThat(point.kind()).isEqualTo("call"))
                .satisfies(point -> assertThat(point.value()).isEqualTo("call-1"));
    }

    @ParameterizedTest
    @CsvSource({"client:Alice, client:alice", "sip:Bob@Example.com, bob@example.com", "12345, 12345", "0000111, 0000111"
    })
    void whoHasNoNumberIsKnownByWhatIsWritten(String written, String value) {
        assertThat(Caller.of(written, false, "call-1", Fixtures.phones()))
                .isEqualTo(new ContactPoint("call", value, written));
    }
}
