package io.potik.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.outbox.test.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The workspace's own fields of orders: from lead-service's definition to a value on the order. */
class FieldIntegrationTests extends OrderSuite {

    private static String key(String name) {
        return name + UUID.randomUUID().toString().replace("-", "");
    }

    private String order() {
        return "/api/orders/" + placed(knownCustomer(null), "5.00").get("id").asString();
    }

    private Answer patch(String token, String order, String body) {
        return send(token, "PATCH", order, body);
    }

    @Test
    void aValueIsCheckedAgainstTheDefinitionAndKeptInOneForm() {
        String day = key("day");
        String sum = key("sum");
        String gift = key("gift");
        defined("order", day, "date");
        defined("order", sum, "money");
        defined("order", gift, "choice", "Box", "Bag");
        String order = order();
        assertThat(get(OWNER, order).body().get("fields").isEmpty()).isTrue();

        Answer written = patch(OWNER, order, """
                {"version":1,"fields":{"%s":"2026-12-24","%s":{"amount":"12.5","currency":"EUR"},"%s":"%s"}}
                """.formatted(day, sum, gift, optionId("Bag")));

        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        assertThat(written.body().get("version").asInt()).isEqualTo(2);
        JsonNode fields = get(OWNER, order).body().get("fields");
        assertThat(fields).isEqualTo(written.body().get("fields"));
        assertThat(fields.get(day).asString()).isEqualTo("2026-12-24");
        assertThat(fields.get(sum).get("amount").asString()).isEqualTo("12.50");
        assertThat(fields.get(gift).asString()).isEqualTo(optionId("Bag").toString());

        assertThat(patch(OWNER, order, "{\"fields\":{\"%s\":\"2026-12-24\"}}".formatted(day))
                        .body()
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        Answer less = patch(OWNER, order, "{\"fields\":{\"%s\":null,\"%s\":\"\"}}".formatted(day, gift));
        assertThat(less.body().get("fields").propertyNames()).containsExactly(sum);
    }

    @Test
    void theStatusAndTheFieldsMoveTogetherOrNotAtAll() {
        String text = key("text");
        defined("order", text, "text");
        String order = order();

        assertThat(patch(OWNER, order, "{\"status\":\"done\",\"fields\":{\"%s\":5}}".formatted(text))
                        .status())
                .isEqualTo(422);
        assertThat(get(OWNER, order).body().get("status").asString()).isEqualTo("new");
        Answer both =
                patch(OWNER, order, "{\"status\":\"done\",\"version\":1,\"fields\":{\"%s\":\"x\"}}".formatted(text));
        assertThat(both.body().get("status").asString()).isEqualTo("done");
        assertThat(both.body().get("version").asInt()).isEqualTo(3);
        // From done no way leads to cancelled.
        assertThat(patch(OWNER, order, "{\"status\":\"cancelled\",\"fields\":{\"%s\":\"y\"}}".formatted(text))
                        .status())
                .isEqualTo(422);
        assertThat(get(OWNER, order).body().at("/fields/" + text).asString()).isEqualTo("x");
        Answer nothing = patch(OWNER, order, "{\"version\":3}");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body().at("/errors/0/field").asString()).isEqualTo("status");
    }

    @Test
    void everythingThatMakesNoSenseIsNamedAndNothingIsStored() {
        String number = key("number");
        String off = key("off");
        String fits = key("fits");
        defined("order", number, "number");
        defined("order", fits, "text");
        UUID switchedOff = UUID.randomUUID();
        TestInfrastructure.produce(field(switchedOff, 1, "order", off, "text", false));
        awaitField(switchedOff, 1);
        String order = order();

        Answer refused = patch(
                OWNER,
                order,
                "{\"fields\":{\"%s\":\"many\",\"%s\":\"x\",\"%s\":\"x\",\"never%s\":1}}"
                        .formatted(number, off, fits, number));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder("fields." + number, "fields." + off, "fields.never" + number);
        assertThat(get(OWNER, order).body().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void whoSawAnotherVersionIsShownWhatStandsThereNow() {
        String text = key("text");
        defined("order", text, "text");
        String order = order();
        String body = "{\"version\":1,\"fields\":{\"%s\":\"%s\"}}";

        assertThat(patch(OWNER, order, body.formatted(text, "first")).status()).isEqualTo(200);
        Answer stale = patch(OWNER, order, body.formatted(text, "second"));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().at("/current/fields/" + text).asString()).isEqualTo("first");
    }

    @Test
    void whatIsSomebodyElsesIsNotThere() {
        String text = key("text");
        defined("order", text, "text");
        UUID manager = UUID.randomUUID();
        String token = TestInfrastructure.token(manager, "M", "manager", null, List.of(manager));
        String order = order();

        assertThat(patch(token, order, "{\"fields\":{\"%s\":\"mine now\"}}".formatted(text))
                        .status())
                .isEqualTo(404);
        assertThat(get(OWNER, order).body().get("fields").isEmpty()).isTrue();
    }

    @Test
    void whatAFieldWasBeforeItChangedStaysAndAnOlderDefinitionIsDropped() {
        String key = key("size");
        UUID field = defined("order", key, "choice", "Small", "Large");
        String order = order();
        patch(OWNER, order, "{\"fields\":{\"%s\":\"%s\"}}".formatted(key, optionId("Large")));
        TestInfrastructure.produce(
                field(field, 3, "order", key, "choice", false, "Small", "Large"),
                field(field, 2, "order", key, "text", true));
        awaitField(field, 3);

        assertThat(get(OWNER, order).body().at("/fields/" + key).asString())
                .isEqualTo(optionId("Large").toString());
        assertThat(patch(OWNER, order, "{\"fields\":{\"%s\":\"%s\"}}".formatted(key, optionId("Small")))
                        .status())
                .isEqualTo(422);
        assertThat(patch(OWNER, order, "{\"fields\":{\"%s\":null}}".formatted(key))
                        .body()
                        .get("fields")
                        .isEmpty())
                .isTrue();
    }

    /** Orders' events are kept for ever: they say which fields changed, never what stands in them. */
    @Test
    void whatPeopleWriteStaysHere() {
        String text = key("text");
        defined("order", text, "text");
        String order = order();
        UUID id = UUID.fromString(order.substring(order.lastIndexOf('/') + 1));
        patch(OWNER, order, "{\"fields\":{\"%s\":\"allergic to nuts\"}}".formatted(text));

        assertThat(told(id, 2)).containsExactly("order.created.v1", "order.edited.v1");
        String edited = new String(told(id).getLast().payload(), StandardCharsets.UTF_8);
        assertThat(edited).contains("fields." + text).doesNotContain("allergic");
    }
}
