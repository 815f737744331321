package io.potik.intake.channel.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.NotUnderstood;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersUnitTests {

    @Test
    void aFormAndTheSameJsonHaveTheSameNames() throws NotUnderstood {
        var form = Parameters.of(Fixtures.post("a%5Bb%5D%5Bc%5D=1+2&list[]=x&d=%zz&a[b][c]=3"));
        var json = Parameters.of(
                Fixtures.post(" {\"a\":{\"b\":{\"c\":\"1 2\"}},\"n\":[5,{\"m\":12345678901234567890}],\"z\":null}"));

        assertThat(form.get("a.b.c")).isEqualTo("1 2");
        assertThat(form.get("list")).isEqualTo("x");
        assertThat(form.get("d")).isEqualTo("%zz");
        assertThat(json.get("a.b.c")).isEqualTo("1 2");
        assertThat(json.below("a").get("b.c")).isEqualTo("1 2");
        assertThat(json.get("n.0")).isEqualTo("5");
        assertThat(json.find("M")).isEqualTo("12345678901234567890");
        assertThat(json.has("z")).isFalse();
    }

    @Test
    void theBodyCountsMoreThanTheQuery() throws NotUnderstood {
        var sent =
                Parameters.of(Fixtures.delivery("POST", "a=query&b=query", "a=body".getBytes(StandardCharsets.UTF_8)));

        assertThat(sent.get("a")).isEqualTo("body");
        assertThat(sent.get("b")).isEqualTo("query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[[[", "hello", "{\"a\":"})
    void whatIsNeitherIsNotUnderstood(String body) {
        assertThatThrownBy(() -> Parameters.of(Fixtures.post(body))).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void longNamesDoNotPileUp() throws NotUnderstood {
        var leaves = "\"a\":1,".repeat(50_000);
        var body = "{\"" + "k".repeat(4_000) + "\":{" + leaves + "\"z\":1},\"id\":7}";
        assertThat(Parameters.of(Fixtures.post(body)).get("id")).isEqualTo("7");
    }

    @Test
    void aNameThatIsNoneIsNotUnderstood() {
        assertThatThrownBy(() -> Parameters.of(Fixtures.post("{\"" + "k".repeat(400_000) + "\":1}")))
                .isInstanceOf(NotUnderstood.class);
    }

    @ParameterizedTest
    @CsvSource({"125,125", "12.9,12", "00:02:05,125", "2:05,125", "1:00:00,3600", "abc,", "-5,", "99999999999,"})
    void readsSeconds(String written, Integer seconds) {
        assertThat(PhoneCall.seconds(written)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "NOTIFY_START,notifyStart",
        "in-progress,inProgress",
        "receivedTheCall,receivedTheCall",
        "Newchannel,newchannel",
        "'',unknown"
    })
    void namesKinds(String event, String kind) {
        assertThat(PhoneCall.camelCase(event)).isEqualTo(kind);
    }
}
