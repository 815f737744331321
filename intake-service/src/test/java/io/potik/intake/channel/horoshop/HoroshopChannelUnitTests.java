package io.potik.intake.channel.horoshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.ShopOrder.Line;
import io.potik.intake.channel.Verification;
import io.potik.intake.workspace.Workspace;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoroshopChannelUnitTests {

    private static final String ORDER = """
            {"order_id":1042,"stat_created":"2026-11-20 12:00:00","stat_status":1,"delivery_name":"Марія Бондар",
             "delivery_phone":"+38 (067) 111-22-33","delivery_email":"","delivery_city":"Київ",
             "delivery_address":"Відділення №1","delivery_type":{"id":1,"title":"Нова пошта"},
             "payment_type":{"id":2,"title":"Картка"},"payed":1,"currency":"UAH","comment":"Зателефонуйте",
             "total_sum":2581,"analytics":{"utm_source":"google","utm_medium":"{{adset}}"},
             "products":[{"title":{"ua":"Плед","ru":"Плед шерстяной"},"article":"PL-2","price":1250.5,"quantity":2,"total_price":2501},
                         {"title":"Частина набору","article":"S","price":5,"quantity":1,"type":"set_item"}]}""";

    private final HoroshopChannel channel =
            new HoroshopChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")));

    private static ConnectionAccess shop(String... tokens) {
        return Fixtures.connection(Map.of(), Map.of("token", List.of(tokens)));
    }

    private List<Item> read(String body, @Nullable String query) throws NotUnderstood {
        return channel.read(Fixtures.delivery("PUT", query, body.getBytes(StandardCharsets.UTF_8)), shop());
    }

    @ParameterizedTest
    @CsvSource({"PUT,true", "POST,true", "GET,false", "DELETE,false"})
    void takesWhatIsPut(String method, boolean accepted) {
        var verified = channel.verify(Fixtures.delivery(method, null, new byte[0]), shop());

        assertThat(verified instanceof Verification.Accepted).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "token=word,true",
                "event=x&token=w%6Frd,true",
                "token=older,true",
                "token=wors,false",
                "none,false",
                "token=,false"
            })
    void wantsTheTokenIfThereIsOne(@Nullable String query, boolean accepted) {
        var verified = channel.verify(Fixtures.delivery("PUT", query, new byte[0]), shop("word", "older"));

        assertThat(verified instanceof Verification.Accepted).isEqualTo(accepted);
    }

    @Test
    void readsANewOrder() throws NotUnderstood {
        var item = (Item.Order) read(ORDER, "event=order_created").getFirst();
        var request = item.request();
        var order = item.order();

        assertThat(item.externalId()).isEqualTo("1042");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(request.sender().displayName()).isEqualTo("Марія Бондар");
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("phone", "+380671112233", "+38 (067) 111-22-33"));
        assertThat(request.text())
                .isEqualTo("№ 1042: 2581 UAH\n2 × Плед\nНова пошта, Київ, Відділення №1, Картка\nЗателефонуйте");
        assertThat(request.attribution()).extracting("utmSource").isEqualTo("google");
        assertThat(request.attribution()).extracting("utmMedium").isNull();
        assertThat(order.sum()).isEqualByComparingTo("2581");
        assertThat(order.paid()).isEqualByComparingTo("2581");
        assertThat(order.status()).isEqualTo("new");
        assertThat(order.lines())
                .containsExactly(new Line("Плед", "PL-2", new BigDecimal("2"), new BigDecimal("1250.5")));
    }

    @ParameterizedTest
    @CsvSource({"1,new", "2,inProgress", "3,done", "4,cancelled", "6,inProgress", "17,inProgress"})
    void readsHowFarItIs(String number, String status) throws NotUnderstood {
        var item = (Item.Order) read(ORDER.replace("\"stat_status\":1", "\"stat_status\":" + number), null)
                .getFirst();

        assertThat(item.order().status()).isEqualTo(status);
    }

    @Test
    void theSameStateIsTheSameAndAnotherIsAnother() throws NotUnderstood {
        var once = read(ORDER, "event=order_update").getFirst().externalId();
        var again = read(ORDER, "event=order_update").getFirst().externalId();
        var later = read(ORDER.replace("\"stat_status\":1", "\"stat_status\":2"), "event=order_update")
                .getFirst()
                .externalId();

        assertThat(once).isEqualTo(again).startsWith("1042:").isNotEqualTo(later);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"order_created\",\"data\":%s}",
                "{\"event\":\"order_created\",\"order\":%s}",
                "{\"event\":\"order_created\",\"response\":{\"orders\":[%s,%s]}}"
            })
    void findsTheOrderWhereverItStands(String around) throws NotUnderstood {
        assertThat(read(around.replace("%s", ORDER), null))
                .allSatisfy(item -> assertThat(item).isInstanceOf(Item.Order.class))
                .extracting(Item::externalId)
                .containsOnly("1042");
    }

    @Test
    void aCallbackIsARequestOfAPerson() throws NotUnderstood {
        var item = (Item.Request) read(
                        "{\"id\":7,\"name\":\"Марія\",\"phone\":\"067 111 22 33\",\"comment\":\"Після шостої\",\"token\":\"x\"}",
                        "event=request_call_me")
                .getFirst();

        assertThat(item.externalId()).isEqualTo("request_call_me:7");
        assertThat(item.kind()).isEqualTo("form");
        assertThat(item.request().channel()).isEqualTo("shop");
        assertThat(item.request().sender().displayName()).isEqualTo("Марія");
        assertThat(item.request().sender().contactPoints()).extracting("value").containsExactly("+380671112233");
        assertThat(item.request().text()).isEqualTo("Після шостої");
        assertThat(item.request().form())
                .containsEntry("phone", "067 111 22 33")
                .doesNotContainKey("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_signup", "user_update", "comments_created", "something_new"})
    void whatIsNoRequestIsIgnored(String event) throws NotUnderstood {
        var item = read("{\"event\":\"" + event + "\",\"data\":{\"id\":3,\"email\":\"a@example.com\"}}", null)
                .getFirst();

        assertThat(item).isInstanceOf(Item.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "null", "7", "{\"data\":[null]}", "{\"order_id\":{},\"products\":{\"1\":null}}"})
    void whatCannotBeReadIsKeptForPeople(String body) throws NotUnderstood {
        assertThat(read(body, null))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item).isInstanceOf(Item.Unreadable.class));
    }
}
