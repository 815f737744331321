package io.potik.intake.channel.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Verification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormChannelUnitTests {

    private static final String JSON = "application/json";
    private static final String URLENCODED = "application/x-www-form-urlencoded";

    private final FormChannel channel = new FormChannel(Fixtures.phones());

    private Item item(RawDelivery delivery, Map<String, Object> settings) throws NotUnderstood {
        return channel.read(delivery, Fixtures.connection(settings, Map.of())).getFirst();
    }

    private InboundRequest request(RawDelivery delivery) throws NotUnderstood {
        var item = item(delivery, Map.of());
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    private InboundRequest json(String body) throws NotUnderstood {
        return request(Fixtures.post(body, "Content-Type", JSON));
    }

    private static Attribution attribution(InboundRequest request) {
        var attribution = request.attribution();
        if (attribution == null) {
            throw new AssertionError("no attribution");
        }
        return attribution;
    }

    private static Map<String, String> form(InboundRequest request) {
        var form = request.form();
        return form == null ? Map.of() : form;
    }

    @Test
    void readsJson() throws NotUnderstood {
        var request = json("""
                {"name":"Іван Петренко","phone":"067 111 22 33","email":"Ivan@Example.com","message":"Передзвоніть",
                 "utm_source":"google","utm_medium":"cpc","referrer":"https://g.co/","page":"https://shop.ua/a?utm_term=x",
                 "size":42,"agree":true,"empty":""}""");

        assertThat(request.sender().displayName()).isEqualTo("Іван Петренко");
        assertThat(request.sender().contactPoints())
                .containsExactly(
                        new ContactPoint("phone", "+380671112233", "067 111 22 33"),
                        new ContactPoint("email", "ivan@example.com", "Ivan@Example.com"));
        assertThat(request.text()).isEqualTo("Передзвоніть");
        assertThat(form(request))
                .containsEntry("size", "42")
                .containsEntry("agree", "true")
                .containsKey("empty");
        assertThat(attribution(request))
                .isEqualTo(new Attribution(
                        "google", "cpc", null, null, "x", "https://g.co/", "https://shop.ua/a?utm_term=x", null));
    }

    @Test
    void readsUrlencodedInUkrainian() throws NotUnderstood {
        var request = request(Fixtures.post(
                "%D0%86%D0%BC%27%D1%8F=%D0%9E%D0%BB%D1%8F+%D0%9A&%D0%A2%D0%B5%D0%BB%D0%B5%D1%84%D0%BE%D0%BD=%2B380501112233"
                        + "&choice=a&choice=b&broken=100%&flag",
                "Content-Type", URLENCODED));

        assertThat(request.sender().displayName()).isEqualTo("Оля К");
        assertThat(request.sender().contactPoints().getFirst().value()).isEqualTo("+380501112233");
        assertThat(form(request))
                .containsEntry("choice", "a, b")
                .containsEntry("broken", "100%")
                .containsEntry("flag", "");
    }

    @Test
    void readsTheCharsetThatOldPagesForgetToName() throws NotUnderstood {
        var old = "имя=Ганна&тел=0501112233".getBytes(Charset.forName("windows-1251"));

        var guessed = request(Fixtures.delivery("POST", null, old, "Content-Type", URLENCODED));
        var declared =
                request(Fixtures.delivery("POST", null, old, "Content-Type", URLENCODED + "; charset=windows-1251"));

        assertThat(guessed.sender().displayName()).isEqualTo("Ганна");
        assertThat(declared.sender().displayName()).isEqualTo("Ганна");
    }

    @Test
    void readsMultipartWithAFile() throws NotUnderstood {
        var body = """
                --XX\r
                Content-Disposition: form-data; name="your-name"\r
                \r
                Ольга\r
                --XX\r
                Content-Disposition: form-data; name="your-email"\r
                Content-Type: text/plain; charset=utf-8\r
                \r
                olga@example.com\r
                --XX\r
                Content-Disposition: form-data; name="photo"; filename="план.png"\r
                Content-Type: image/png\r
                \r
                PNG\r
                --XX\r
                Content-Disposition: form-data; name="nothing"; filename=""\r
                \r
                \r
                --XX--\r
                """;

        var request = request(Fixtures.post(body, "Content-Type", "multipart/form-data; boundary=XX"));

        assertThat(request.sender().displayName()).isEqualTo("Ольга");
        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly("olga@example.com");
        assertThat(request.attachments()).hasSize(1);
        assertThat(request.attachments().getFirst().name()).isEqualTo("план.png");
        assertThat(request.attachments().getFirst().mediaType()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/form-data; boundary=XX", "multipart/form-data; boundary=\"\""})
    void brokenMultipartIsNotUnderstood(String type) {
        assertThatThrownBy(() -> item(
                        Fixtures.post(
                                "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", "Content-Type", type),
                        Map.of()))
                .isInstanceOf(NotUnderstood.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"first_name\":\"Ann\",\"last-name\":\"Lee\",\"tel\":\"0501112233\"} | Ann Lee",
                "{\"firstName\":\"Ann\",\"lastName\":\"Lee\",\"tel\":\"0501112233\"} | Ann Lee",
                "{\"Ваше ім'я\":\"Ганна\",\"Номер телефону\":\"0501112233\"} | Ганна",
                "{\"ФИО\":\"Анна Ли\",\"тел.\":\"0501112233\"} | Анна Ли",
                "{\"form_name\":\"Main\",\"product_name\":\"Sofa\",\"user-name\":\"Bo\",\"phone-1\":\"0501112233\"} | Bo",
                "{\"fields\":{\"name\":{\"title\":\"Name\",\"value\":\"Bo\"},\"ph\":{\"title\":\"Phone\",\"value\":\"0501112233\"}}} | Bo",
                "[{\"name\":\"name\",\"value\":\"Bo\"},{\"name\":\"phone\",\"value\":\"0501112233\"}] | Bo",
            })
    void findsThePersonUnderManyNames(String body, String name) throws NotUnderstood {
        var request = json(body);

        assertThat(request.sender().displayName()).isEqualTo(name);
        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .contains("+380501112233");
    }

    @Test
    void looksAtValuesWhereNamesLie() throws NotUnderstood {
        var request = json("""
                {"email":"weekly","field_7":"real@example.com","q2":"+48 512 345 678","price":"0501112233"}""");

        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly("real@example.com", "+48512345678");
    }

    @Test
    void asTheLastHopeReadsTheMessage() throws NotUnderstood {
        assertThat(json("{\"message\":\"call me on 050 111 22 33 please\"}")
                        .sender()
                        .contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly("+380501112233");
    }

    @Test
    void whoCannotBeReachedIsKeptForPeople() throws NotUnderstood {
        assertThat(item(Fixtures.post("{\"name\":\"Bo\",\"phone\":\"123\"}", "Content-Type", JSON), Map.of()))
                .isInstanceOf(Item.Unreadable.class);
        assertThat(item(
                        Fixtures.post("{\"name\":\"Bo\",\"c\":\"my 0501112233\"}", "Content-Type", JSON),
                        Map.of("phoneField", "c")))
                .isInstanceOf(Item.Request.class);
    }

    @Test
    void keepsNoPasswordsAndNoCards() throws NotUnderstood {
        var request = json("""
                {"phone":"0501112233","password":"hunter2","passwordConfirm":"hunter2","cc-number":"4111111111111111",
                 "pay":"4111 1111 1111 1111","message":"my card 4111-1111-1111-1111 and 4111111111111112","_token":"t",
                 "g-recaptcha-response":"r","passport":"AB1"}""");

        assertThat(form(request)).containsOnlyKeys("phone", "message", "passport");
        assertThat(request.text()).isEqualTo("my card [card number removed] and 4111111111111112");
    }

    @Test
    void aFilledHoneypotIsARobot() throws NotUnderstood {
        var delivery = Fixtures.post("phone=0501112233&website=spam", "Content-Type", URLENCODED);

        assertThat(item(delivery, Map.of("honeypot", "website")))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo("honeypot"));
        assertThat(item(delivery, Map.of("honeypot", "nickname"))).isInstanceOf(Item.Request.class);
    }

    @Test
    void aPingIsNoRequest() throws NotUnderstood {
        assertThat(item(Fixtures.post("test=test", "Content-Type", URLENCODED), Map.of()))
                .isInstanceOf(Item.Ignored.class);
    }

    @Test
    void theSameFieldsAreTheSamePostHoweverTheyArePacked() throws NotUnderstood {
        var one = item(Fixtures.post("phone=0501112233&name=Bo&_token=1", "Content-Type", URLENCODED), Map.of());
        var same = item(Fixtures.post("{\"name\":\"Bo\",\"phone\":\"0501112233\"}", "Content-Type", JSON), Map.of());
        var other = item(Fixtures.post("{\"name\":\"Bob\",\"phone\":\"0501112233\"}", "Content-Type", JSON), Map.of());

        assertThat(one.externalId()).isEqualTo(same.externalId()).isNotEqualTo(other.externalId());
        assertThat(one.sameFor()).hasMinutes(10);
    }

    @Test
    void aNumberOfTheFormBuilderIsTheId() throws NotUnderstood {
        var numbered = item(
                Fixtures.post("{\"submission_id\":\"s-1\",\"phone\":\"0501112233\"}", "Content-Type", JSON), Map.of());
        var plain = item(Fixtures.post("{\"id\":\"form-1\",\"phone\":\"0501112233\"}", "Content-Type", JSON), Map.of());
        var set = item(
                Fixtures.post("{\"id\":\"7\",\"phone\":\"0501112233\"}", "Content-Type", JSON),
                Map.of("idField", "id"));

        assertThat(numbered.externalId()).isEqualTo("s-1");
        assertThat(plain.externalId()).startsWith("sha256:");
        assertThat(set.externalId()).isEqualTo("7");
    }

    @Test
    void manyPostsInOneAreManyItems() throws NotUnderstood {
        var items = channel.read(
                Fixtures.post(
                        "[{\"phone\":\"0501112233\"},{\"name\":\"nobody\"},{\"phone\":\"0671112233\"}]",
                        "Content-Type",
                        JSON),
                Fixtures.connection(Map.of(), Map.of()));

        assertThat(items).hasSize(3);
        assertThat(items.get(1)).isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void thePagesAddressAndTheHooksQueryHelp() throws NotUnderstood {
        var request = request(Fixtures.delivery(
                "POST",
                "place=footer",
                "phone=0501112233&gclid=abc".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                URLENCODED,
                "Referer",
                "https://shop.ua/sofa?utm_source=fb&utm_campaign=%D0%B7%D0%B8%D0%BC%D0%B0#x"));

        assertThat(attribution(request))
                .isEqualTo(new Attribution(
                        "fb",
                        null,
                        "зима",
                        null,
                        null,
                        null,
                        "https://shop.ua/sofa?utm_source=fb&utm_campaign=%D0%B7%D0%B8%D0%BC%D0%B0#x",
                        "gclid:abc"));
        assertThat(form(request)).containsEntry("place", "footer");
    }

    @Test
    void aFormWithoutAMessageSaysWhatWasChosen() throws NotUnderstood {
        assertThat(json("{\"phone\":\"0501112233\",\"name\":\"Bo\",\"colour\":\"blue\",\"utm_source\":\"x\"}")
                        .text())
                .isEqualTo("colour: blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "5", "\"x\"", "[1]", "[]", "{}", "<xml/>"})
    void whatHasNoFieldsIsNotUnderstood(String body) {
        assertThatThrownBy(() -> item(Fixtures.post(body, "Content-Type", JSON), Map.of()))
                .isInstanceOf(NotUnderstood.class);
    }

    @Test
    void tooManyFieldsAreNotUnderstood() {
        var body = new StringBuilder("phone=0501112233");
        for (int i = 0; i < 1001; i++) {
            body.append("&f").append(i).append("=1");
        }
        assertThatThrownBy(() -> item(Fixtures.post(body.toString(), "Content-Type", URLENCODED), Map.of()))
                .isInstanceOf(NotUnderstood.class);
    }

    @Test
    void originsThatAreNotAllowedAreRefused() {
        var connection = Fixtures.connection(Map.of("allowedOrigins", List.of("https://shop.ua")), Map.of());

        assertThat(channel.verify(Fixtures.post("a=b", "Origin", "https://evil.example"), connection))
                .isInstanceOf(Verification.Refused.class);
        assertThat(channel.verify(Fixtures.post("a=b", "Origin", "https://shop.ua"), connection))
                .isInstanceOf(Verification.Accepted.class);
        assertThat(channel.verify(Fixtures.post("a=b"), connection)).isInstanceOf(Verification.Accepted.class);
        assertThat(channel.verify(
                        Fixtures.delivery("OPTIONS", null, new byte[0], "Origin", "https://shop.ua"), connection))
                .isInstanceOfSatisfying(
                        Verification.Answered.class,
                        answered -> assertThat(answered.answer().headers())
                                .containsEntry("Access-Control-Allow-Origin", "https://shop.ua"));
    }

    @Test
    void aServerMaySignIn() {
        var connection = Fixtures.connection(
                Map.of(), Map.of("basicUser", List.of("site"), "basicPassword", List.of("пароль", "old")));

        assertThat(channel.verify(Fixtures.post("a=b", "Authorization", basic("site:пароль")), connection))
                .isInstanceOf(Verification.Accepted.class);
        assertThat(channel.verify(Fixtures.post("a=b", "Authorization", basic("site:old")), connection))
                .isInstanceOf(Verification.Accepted.class);
        for (var wrong : List.of(basic("site:no"), basic("other:old"), basic("site"), "Basic %%%", "Bearer x")) {
            assertThat(channel.verify(Fixtures.post("a=b", "Authorization", wrong), connection))
                    .isInstanceOf(Verification.Refused.class);
        }
        assertThat(channel.verify(Fixtures.post("a=b"), connection)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void aBrowserIsSentOnAndAScriptIsToldSo() {
        var connection = Fixtures.connection(Map.of("redirect", "https://shop.ua/thanks"), Map.of());
        var page = Fixtures.post("a=b", "Content-Type", URLENCODED, "Accept", "text/html,*/*");
        var script = Fixtures.post("a=b", "Content-Type", URLENCODED, "Accept", "*/*", "Origin", "https://shop.ua");

        assertThat(channel.answer(page, connection).status()).isEqualTo(302);
        assertThat(channel.answer(page, connection).headers()).containsEntry("Location", "https://shop.ua/thanks");
        assertThat(channel.answer(script, connection).status()).isEqualTo(200);
        assertThat(channel.answer(script, connection).headers()).containsEntry("Access-Control-Allow-Origin", "*");
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
