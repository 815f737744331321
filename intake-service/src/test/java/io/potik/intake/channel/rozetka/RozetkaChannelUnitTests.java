package io.potik.intake.channel.rozetka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.ListeningChannel.ListeningFailed;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.ShopOrder.Line;
import io.potik.intake.channel.shop.ListeningHere;
import io.potik.intake.channel.shop.ShopServer;
import io.potik.intake.channel.shop.ShopServer.Question;
import io.potik.intake.channel.shop.ShopServer.Reply;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RozetkaChannelUnitTests {

    private static final String ORDER = """
            {"id":800123456,"created":"2026-11-20 12:00:00","changed":"2026-11-20 13:00:00","amount":"2581.00",
             "amount_with_discount":"2501.00","cost":"2581.00","cost_with_discount":"2501.00","status":1,"status_group":1,
             "comment":"Дзвонити не треба","user_phone":"380671112233",
             "user_title":{"first_name":"Марія","last_name":"Бондар","full_name":"Бондар Марія"},
             "recipient_phone":"380501112233","recipient_title":{"full_name":"Бондар Петро"},
             "user":{"id":5,"has_email":true,"contact_fio":"Бондар Марія","email":"true"},
             "delivery":{"delivery_service_name":"Нова Пошта","city":{"name":"Киев","name_ua":"Київ"},"place_number":"12"},
             "payment":{"payment_method_name":"Картка","payment_status":{"title":"Сплачено"}},
             "purchases":[{"item_name":"Плед","quantity":2,"price":"1290.50","price_with_discount":"1250.50",
                           "cost":"2581.00","cost_with_discount":"2501.00","item":{"article":"PL-2"}}]}""";

    private static RozetkaChannel channel(URI api) {
        return new RozetkaChannel(
                Fixtures.phones(),
                new RozetkaSettings(api, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(2)));
    }

    private static ConnectionAccess shop() {
        return Fixtures.connection(Map.of(), Map.of("username", List.of("seller"), "password", List.of("пароль")));
    }

    private static List<Item> read(String body) throws NotUnderstood {
        return channel(URI.create("http://localhost:1")).read(Fixtures.post(body), shop());
    }

    private static String changed(int id, Instant at) {
        var local = LocalDateTime.ofInstant(at, RozetkaChannel.KYIV);
        return "{\"id\":" + id + ",\"cost\":\"1.00\",\"changed\":\""
                + local.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")) + "\"}";
    }

    private static Reply page(int pages, String... orders) {
        return Reply.json("{\"success\":true,\"content\":{\"orders\":[" + String.join(",", orders)
                + "],\"_meta\":{\"pageCount\":" + pages + "}}}");
    }

    private static boolean signsIn(Question question) {
        return question.address().getPath().equals("/sites");
    }

    private static Reply token(String token) {
        return Reply.json("{\"success\":true,\"content\":{\"access_token\":\"" + token + "\"}}");
    }

    private static void listen(ShopServer server, ListeningHere listening) {
        assertThatThrownBy(() -> channel(server.url()).listen(shop(), listening))
                .isInstanceOf(InterruptedException.class);
    }

    private static List<String> taken(ListeningHere listening) {
        return listening.taken().stream()
                .map(delivery ->
                        new String(delivery.body(), StandardCharsets.UTF_8).replaceAll("^\\{\"id\":(\\d+).*", "$1"))
                .toList();
    }

    @Test
    void readsAnOrderOfItsBuyerAndNotOfItsRecipient() throws NotUnderstood {
        var item = (Item.Order) read(ORDER).getFirst();
        var order = item.order();

        assertThat(item.externalId()).isEqualTo("800123456:2026-11-20 13:00:00");
        assertThat(item.request().occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(item.request().sender().displayName()).isEqualTo("Бондар Марія");
        assertThat(item.request().sender().contactPoints())
                .containsExactly(new ContactPoint("phone", "+380671112233", "380671112233"));
        assertThat(item.request().text()).contains("2 × Плед", "Нова Пошта, Київ, 12, Бондар Петро, 380501112233");
        assertThat(order.currency()).isEqualTo("UAH");
        assertThat(order.sum()).isEqualByComparingTo("2501");
        assertThat(order.paid()).isEqualByComparingTo("2501");
        assertThat(order.note()).isEqualTo("Дзвонити не треба");
        assertThat(order.lines())
                .containsExactly(new Line("Плед", "PL-2", new BigDecimal("2"), new BigDecimal("1250.50")));
    }

    @ParameterizedTest
    @CsvSource({"1,1,new", "26,1,inProgress", "3,1,inProgress", "6,2,done", "6,,done", "18,3,cancelled", "45,,cancelled"
    })
    void readsHowFarItIs(String number, String group, String status) throws NotUnderstood {
        var body = ORDER.replace(
                "\"status\":1,\"status_group\":1",
                "\"status\":" + number + (group == null ? "" : ",\"status_group\":" + group));

        assertThat(((Item.Order) read(body).getFirst()).order().status()).isEqualTo(status);
    }

    @Test
    void readsTheAnswersOfTheApiToo() throws NotUnderstood {
        assertThat(read("{\"success\":true,\"content\":" + ORDER + "}"))
                .singleElement()
                .isInstanceOf(Item.Order.class);
        assertThat(read("{\"content\":{\"orders\":[" + ORDER + ",{}]}}"))
                .hasExactlyElementsOfTypes(Item.Order.class, Item.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"x\"", "{\"content\":[]}", "{\"id\":1,\"user\":null,\"purchases\":null}"})
    void whatCannotBeReadIsKeptForPeople(String body) throws NotUnderstood {
        assertThat(read(body)).isNotEmpty().allSatisfy(item -> assertThat(item).isInstanceOf(Item.Unreadable.class));
    }

    @Test
    void signsInOnceAndTakesEveryPageOldestFirst() {
        var now = Instant.now();
        try (var server = new ShopServer(question -> {
            if (signsIn(question)) {
                return token("session-1");
            }
            return question.address().getQuery().contains("page=2")
                    ? page(2, changed(1, now.minusSeconds(60)))
                    : page(2, changed(2, now.minusSeconds(30)));
        })) {
            var listening = new ListeningHere(null, 2);
            listen(server, listening);
            var next = new ListeningHere(listening.cursor(), 1);
            listen(server, next);

            assertThat(taken(listening)).containsExactly("1", "2");
            assertThat(taken(next)).isEmpty();
            assertThat(server.questions().stream().filter(RozetkaChannelUnitTests::signsIn))
                    .hasSize(2)
                    .allSatisfy(question -> assertThat(question.body())
                            .contains(
                                    "\"seller\"",
                                    Base64.getEncoder().encodeToString("пароль".getBytes(StandardCharsets.UTF_8))));
            assertThat(server.questions().stream().filter(question -> !signsIn(question)))
                    .allSatisfy(question -> assertThat(question.authorization()).isEqualTo("Bearer session-1"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signsInAgainWhenTheTokenHasRunOut(boolean said) {
        var logins = new AtomicInteger();
        var questions = new AtomicInteger();
        try (var server = new ShopServer(question -> {
            if (signsIn(question)) {
                return token("session-" + logins.incrementAndGet());
            }
            if (questions.incrementAndGet() == 2) {
                return said ? Reply.json("{\"success\":false,\"errors\":{\"code\":1018}}") : Reply.status(401);
            }
            return page(1);
        })) {
            var listening = new ListeningHere(null, 2);
            listen(server, listening);

            assertThat(logins).hasValue(2);
            assertThat(listening.timesReached()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"200,'{\"success\":false,\"errors\":{\"code\":1001}}'", "401,''"})
    void tellsPeopleAtOnceWhenNobodyIsLetIn(int status, String body) {
        try (var server = new ShopServer(question -> new Reply(status, body, Map.of()))) {
            assertThatThrownBy(() -> channel(server.url()).listen(shop(), new ListeningHere(null, 99)))
                    .isInstanceOf(ListeningFailed.class)
                    .hasMessageNotContaining("пароль");
            assertThat(server.questions()).hasSize(1);
        }
    }
}
