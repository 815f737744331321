package io.potik.intake.channel.prom;

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
import io.potik.intake.channel.shop.ShopServer.Reply;
import io.potik.intake.workspace.Workspace;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromChannelUnitTests {

    private static final String ORDER = """
            {"id":421136171,"date_created":"2026-11-20T10:00:00.123456+00:00","date_modified":"2026-11-20T11:00:00.5+00:00",
             "client_first_name":"Марія","client_second_name":null,"client_last_name":"Бондар","phone":"+380671112233",
             "client_phone":null,"email":"Maria@example.com","price":"2 501 грн","full_price":"2 581,50 грн",
             "client_notes":"Не дзвоніть","delivery_option":{"id":1,"name":"Нова Пошта"},"delivery_address":"Київ, відділення №1",
             "delivery_recipient":{"first_name":"Петро","last_name":"Бондар","phone":"+380501112233"},
             "payment_option":{"name":"Пром-оплата"},"payment_data":{"type":"evopay","status":"paid"},"status":"pending",
             "products":[{"id":1,"sku":"PL-2","name":"Плед","quantity":2,"price":"1 250,5 грн","total_price":"2 501 грн"}]}""";

    private static PromChannel channel(URI api) {
        return channel(api, Duration.ofSeconds(20));
    }

    private static PromChannel channel(URI api, Duration timeout) {
        return new PromChannel(
                Fixtures.phones(),
                new Workspace("UA", ZoneId.of("Europe/Kyiv")),
                new PromSettings(api, Duration.ofSeconds(20), timeout, Duration.ofMinutes(1)));
    }

    private static ConnectionAccess shop(boolean messages) {
        return Fixtures.connection(Map.of("messages", messages), Map.of("token", List.of("t0k3n")));
    }

    private static List<Item> read(String body) throws NotUnderstood {
        return channel(URI.create("http://localhost:1")).read(Fixtures.post(body), shop(false));
    }

    private static String changed(int id, Instant at) {
        return "{\"id\":" + id + ",\"full_price\":\"1 грн\",\"date_modified\":\"" + at + "\"}";
    }

    private static Reply orders(String... orders) {
        return Reply.json("{\"orders\":[" + String.join(",", orders) + "]}");
    }

    private static void listen(ShopServer server, ListeningHere listening, boolean messages) {
        assertThatThrownBy(() -> channel(server.url()).listen(shop(messages), listening))
                .isInstanceOf(InterruptedException.class);
    }

    private static List<String> taken(ListeningHere listening) {
        return listening.taken().stream()
                .map(delivery ->
                        new String(delivery.body(), StandardCharsets.UTF_8).replaceAll("^\\{\"id\":(\\d+).*", "$1"))
                .toList();
    }

    @Test
    void readsAnOrder() throws NotUnderstood {
        var item = (Item.Order) read(ORDER).getFirst();
        var order = item.order();

        assertThat(item.externalId()).isEqualTo("421136171:2026-11-20T11:00:00.5+00:00");
        assertThat(item.request().channel()).isEqualTo("shop");
        assertThat(item.request().occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00.123456Z"));
        assertThat(item.request().sender().displayName()).isEqualTo("Марія Бондар");
        assertThat(item.request().sender().contactPoints())
                .containsExactly(
                        new ContactPoint("phone", "+380671112233", "+380671112233"),
                        new ContactPoint("email", "maria@example.com", "Maria@example.com"));
        assertThat(item.request().text())
                .contains("2 × Плед", "Нова Пошта", "Петро Бондар +380501112233", "Не дзвоніть");
        assertThat(order.currency()).isEqualTo("UAH");
        assertThat(order.sum()).isEqualByComparingTo("2581.50");
        assertThat(order.paid()).isEqualByComparingTo("2581.50");
        assertThat(order.revision())
                .isEqualTo(Instant.parse("2026-11-20T11:00:00.5Z").toEpochMilli());
        assertThat(order.lines())
                .containsExactly(new Line("Плед", "PL-2", new BigDecimal("2"), new BigDecimal("1250.5")));
    }

    @ParameterizedTest
    @CsvSource({
        "pending,new",
        "draft,new",
        "received,inProgress",
        "paid,inProgress",
        "delivered,done",
        "canceled,cancelled",
        "custom-172548,inProgress"
    })
    void readsHowFarItIs(String said, String status) throws NotUnderstood {
        var item = (Item.Order) read(ORDER.replace("\"status\":\"pending\"", "\"status\":\"" + said + "\""))
                .getFirst();

        assertThat(item.order().status()).isEqualTo(status);
    }

    @Test
    void readsTheAnswersOfTheApiToo() throws NotUnderstood {
        assertThat(read("{\"order\":" + ORDER + "}")).singleElement().isInstanceOf(Item.Order.class);
        assertThat(read("{\"orders\":[" + ORDER + ",{\"id\":null}]}"))
                .hasExactlyElementsOfTypes(Item.Order.class, Item.Unreadable.class);
    }

    @Test
    void aMessageIsARequest() throws NotUnderstood {
        var item = (Item.Request) read("""
                {"id":55,"date_created":"2026-11-20T10:00:00+00:00","client_full_name":"Марія","phone":"067 111 22 33",
                 "subject":"Плед","message":"Чи є синій?","status":"unread"}""").getFirst();

        assertThat(item.externalId()).isEqualTo("message:55");
        assertThat(item.kind()).isEqualTo("message");
        assertThat(item.request().text()).isEqualTo("Плед\nЧи є синій?");
        assertThat(item.request().sender().contactPoints()).extracting("value").containsExactly("+380671112233");
        assertThat(read("{\"id\":56,\"message\":\"?\"}").getFirst()).isInstanceOf(Item.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"id\":1}", "{\"orders\":[]}", "{\"products\":[null],\"id\":{}}"})
    void whatCannotBeReadIsKeptForPeople(String body) throws NotUnderstood {
        assertThat(read(body)).isNotEmpty().allSatisfy(item -> assertThat(item).isInstanceOf(Item.Unreadable.class));
    }

    @Test
    void takesWhatChangedOnceAndTheOldestFirst() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var answers = new ArrayDeque<>(List.of(
                orders(changed(2, now.minusSeconds(10)), changed(1, now.minusSeconds(20))),
                orders(changed(2, now.minusSeconds(5)), changed(1, now.minusSeconds(20))),
                orders(changed(3, now.minusSeconds(15)), changed(2, now.minusSeconds(5)))));
        try (var server = new ShopServer(question -> answers.isEmpty() ? orders() : answers.poll())) {
            var listening = new ListeningHere(null, 2);
            listen(server, listening, false);
            // Another instance goes on; order 3 is shown later than it is dated.
            var next = new ListeningHere(listening.cursor(), 2);
            listen(server, next, false);

            assertThat(taken(listening)).containsExactly("1", "2", "2");
            assertThat(taken(next)).containsExactly("3");
            assertThat(listening.timesReached()).isEqualTo(2);
            assertThat(server.questions()).allSatisfy(question -> {
                assertThat(question.authorization()).isEqualTo("Bearer t0k3n");
                assertThat(question.address().getQuery())
                        .matches("limit=100&last_modified_from=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?");
            });
        }
    }

    @Test
    void asksForEveryPage() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var first = IntStream.rangeClosed(1, 100)
                .map(i -> 201 - i)
                .mapToObj(id -> changed(id, now))
                .collect(Collectors.joining(","));
        try (var server = new ShopServer(question ->
                question.address().getQuery().contains("last_id=101") ? orders(changed(100, now)) : orders(first))) {
            var listening = new ListeningHere(null, 1);
            listen(server, listening, false);

            assertThat(taken(listening)).hasSize(101).contains("100", "200");
        }
    }

    @Test
    void asksForMessagesIfTheyAreWanted() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (var server =
                new ShopServer(question -> question.address().getPath().equals("/messages/list")
                        ? Reply.json("{\"messages\":[{\"id\":9,\"message\":\"?\",\"date_created\":\"" + now + "\"}]}")
                        : orders())) {
            var listening = new ListeningHere(null, 2);
            listen(server, listening, true);

            assertThat(taken(listening)).containsExactly("9");
        }
    }

    @Test
    void waitsAsLongAsTheShopAsksAndLongerAndLonger() {
        var answers = new ArrayDeque<>(List.of(
                new Reply(429, "", Map.of("Retry-After", "600")), Reply.status(503), Reply.json("<html>"), orders()));
        try (var server = new ShopServer(question -> answers.poll())) {
            var listening = new ListeningHere(null, 4);
            listen(server, listening, false);

            assertThat(listening.paused())
                    .containsExactly(
                            Duration.ofMinutes(10),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(120),
                            Duration.ofMinutes(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 500})
    void tellsPeopleWhenTheShopDoesNotAnswerForLong(int status) {
        try (var server = new ShopServer(question -> Reply.status(status))) {
            var listening = new ListeningHere(null, 99);

            var impatient = channel(server.url(), Duration.ofSeconds(1));
            assertThatThrownBy(() -> impatient.listen(shop(false), listening)).isInstanceOf(ListeningFailed.class);
            assertThat(listening.paused()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"401,''", "403,''", "404,''", "200,'{\"error\":\"Invalid status\"}'"})
    void tellsPeopleAtOnceWhenTheShopRefuses(int status, String body) {
        try (var server = new ShopServer(question -> new Reply(status, body, Map.of()))) {
            var listening = new ListeningHere(null, 99);

            assertThatThrownBy(() -> channel(server.url()).listen(shop(false), listening))
                    .isInstanceOf(ListeningFailed.class)
                    .hasMessageNotContaining("t0k3n");
            assertThat(listening.paused()).isEmpty();
        }
    }
}
