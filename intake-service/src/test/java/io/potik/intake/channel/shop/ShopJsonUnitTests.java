package io.potik.intake.channel.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.NotUnderstood;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ShopJsonUnitTests {

    private static JsonNode json(String text) throws NotUnderstood {
        return DeliveryJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "29.99 | 29.99",
                "\"29.99\" | 29.99",
                "\"1 713 грн.\" | 1713",
                "\"1\u00a0713,50 грн\" | 1713.50",
                "\"1,234.56\" | 1234.56",
                "\"1.234,56 €\" | 1234.56",
                "\"1,234\" | 1234",
                "\"12,5\" | 12.5",
                "\"1.234.567\" | 1234567",
                "\"-5.00\" | -5.00",
                "0 | 0",
                "1e2 | 100",
            })
    void readsAmountsHoweverTheyAreWritten(String written, BigDecimal amount) throws NotUnderstood {
        assertThat(ShopJson.amount(json(written))).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"free\"", "\"\"", "null", "true", "{}", "1e999999999", "1e-999999999", "\"--\"", "[1]"})
    void whatIsNoAmountIsNone(String written) throws NotUnderstood {
        assertThat(ShopJson.amount(json(written))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"9007199254740993,9007199254740993", "'\"#12\"',#12", "'\"  7 \"',7"})
    void keepsIdsDigitByDigit(String written, String id) throws NotUnderstood {
        assertThat(ShopJson.id(json(written))).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2026-11-20T12:00:00+02:00\" | 2026-11-20T10:00:00Z",
                "\"2026-11-20T12:00:00+0200\" | 2026-11-20T10:00:00Z",
                "\"2026-11-20T10:00:00.123456+00:00\" | 2026-11-20T10:00:00.123456Z",
                "\"2026-11-20T10:00:00Z\" | 2026-11-20T10:00:00Z",
                "\"2026-11-20 12:00:00\" | 2026-11-20T10:00:00Z",
                "\"2026-11-20T12:00\" | 2026-11-20T10:00:00Z",
                "\"20.11.2026 12:00:00\" | 2026-11-20T10:00:00Z",
                "\"2026-11-20\" | 2026-11-19T22:00:00Z",
                "1795168800 | 2026-11-20T10:00:00Z",
                "1795168800000 | 2026-11-20T10:00:00Z",
                "\"1795168800\" | 2026-11-20T10:00:00Z",
            })
    void readsTimesHoweverTheyAreWritten(String written, Instant at) throws NotUnderstood {
        var times = new ShopTimes(Fixtures.NOW, ZoneId.of("Europe/Kyiv"));

        assertThat(times.read(json(written))).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"asdf\"", "\"3609-01-01T00:00:00Z\"", "0", "null", "\"0000-00-00 00:00:00\"", "{}", "99"})
    void aTimeThatCannotBeRightIsNone(String written) throws NotUnderstood {
        var times = new ShopTimes(Fixtures.NOW, ZoneId.of("Europe/Kyiv"));

        assertThat(times.read(json(written))).isNull();
        assertThat(times.firstOrReceived(times.read(json(written)))).isEqualTo(Fixtures.NOW);
    }

    @Test
    void readsPhonesByTheCountryOfTheAddressFirst() {
        var american = new Buyer(Fixtures.phones());
        american.phone("(415) 555-2671", "US");
        var here = new Buyer(Fixtures.phones());
        here.phone("067 111 22 34", "nowhere");

        assertThat(american.sender().contactPoints()).extracting("value").containsExactly("+14155552671");
        assertThat(here.sender().contactPoints()).extracting("value").containsExactly("+380671112234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "none", "", "@", "a@b", "a b@c.de"})
    void whatIsNoAddressIsNone(String said) {
        var buyer = new Buyer(Fixtures.phones());
        buyer.email(said);

        assertThat(buyer.isUnreachable()).isTrue();
    }
}
