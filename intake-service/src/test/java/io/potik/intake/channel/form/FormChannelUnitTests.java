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
        var connection = Fixtures.connection(Map.of("thankYouUrl", "https://shop.ua/thanks"), Map.of());
        var plain = Fixtures.connection(Map.of(), Map.of());
        var page = Fixtures.post("a=b", "Content-Type", URLENCODED, "Accept", "text/html,*/*");
        var script = Fixtures.post("a=b", "Content-Type", URLENCODED, "Accept", "*/*", "Origin", "https://shop.ua");
        var text = Fixtures.post("a=b", "Content-Type", URLENCODED, "Accept", "text/plain");

        assertThat(channel.answer(page, connection).status()).isEqualTo(303);
        assertThat(channel.answer(page, connection).headers()).containsEntry("Location", "https://shop.ua/thanks");
        assertThat(channel.answer(page, plain).status()).isEqualTo(200);
        assertThat(channel.answer(page, plain).contentType()).startsWith("text/html");
        assertThat(channel.answer(script, connection).status()).isEqualTo(200);
        assertThat(channel.answer(script, connection).contentType()).isEqualTo("application/json");
        assertThat(channel.answer(script, connection).headers()).containsEntry("Access-Control-Allow-Origin", "*");
        assertThat(channel.answer(text, connection).contentType()).startsWith("text/plain");
    }

    @Test
    void onlyAnAllowedOriginIsNamed() {
        var connection =
                Fixtures.connection(Map.of("allowedOrigins", "https://shop.ua, https://www.shop.ua"), Map.of());
        var answer = channel.answer(Fixtures.post("a=b", "Origin", "https://www.shop.ua"), connection);

        assertThat(answer.headers())
                .containsEntry("Access-Control-Allow-Origin", "https://www.shop.ua")
                .containsEntry("Vary", "Origin");
        for (var method : List.of("POST", "OPTIONS")) {
            assertThat(channel.verify(
                            Fixtures.delivery(method, null, new byte[0], "Origin", "https://shop.ua.evil.example"),
                            connection))
                    .isInstanceOfSatisfying(Verification.Refused.class, refused -> {
                        assertThat(refused.status()).isEqualTo(403);
                        assertThat(refused.headers()).isEmpty();
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "website_confirm,true",
        "_gotcha,true",
        "form_fields[honeypot],true",
        "bot-field,true",
        "website,false",
    })
    void theUsualTrapsAreKnown(String field, boolean robot) throws NotUnderstood {
        var filled = Fixtures.post("phone=0501112233&" + field + "=spam", "Content-Type", URLENCODED);
        var empty = Fixtures.post("phone=0501112233&" + field + "=", "Content-Type", URLENCODED);

        assertThat(item(filled, Map.of()) instanceof Item.Ignored).isEqualTo(robot);
        assertThat(item(empty, Map.of())).isInstanceOf(Item.Request.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Contact Form 7
                "_wpcf7=12&_wpcf7_unit_tag=f12&your-name=Ann+Lee&your-email=ann%40example.com&tel-123=0501112233"
                        + "&your-subject=Sofa&your-message=Is+it+soft%3F | Ann Lee | Is it soft?",
                "your-name=Ann+Lee&your-email=ann%40example.com&tel-123=0501112233&text-9=blue&your-message=Is+it+soft%3F"
                        + " | Ann Lee | Is it soft?",
                // Elementor: the form in a page, its webhook, and its webhook with everything
                "post_id=7&form_id=a1b2&referer_title=Home&form_fields[name]=Ann+Lee&form_fields[email]=ann%40example.com"
                        + "&form_fields[field_1]=0501112233&form_fields[message]=Is+it+soft%3F | Ann Lee | Is it soft?",
                "Name=Ann+Lee&Email=ann%40example.com&Phone=0501112233&Message=Is+it+soft%3F&Date=May+1&Time=10%3A00"
                        + "&Page+URL=https%3A%2F%2Fshop.ua%2F&User+Agent=M&Remote+IP=10.0.0.1&Powered+by=Elementor"
                        + "&form_id=a1&form_name=New+Form | Ann Lee | Is it soft?",
                "form[id]=a1&form[name]=New+Form&fields[name][id]=name&fields[name][type]=text&fields[name][title]=Name"
                        + "&fields[name][value]=Ann+Lee&fields[name][raw_value]=Ann+Lee&fields[name][required]=0"
                        + "&fields[f2][id]=f2&fields[f2][title]=Телефон&fields[f2][value]=0501112233"
                        + "&fields[f3][id]=f3&fields[f3][title]=E-mail&fields[f3][value]=ann%40example.com"
                        + "&fields[f4][id]=f4&fields[f4][title]=Питання&fields[f4][value]=Is+it+soft%3F"
                        + "&meta[remote_ip][title]=Remote+IP&meta[remote_ip][value]=10.0.0.1 | Ann Lee | Is it soft?",
                // WPForms
                "wpforms[fields][0][first]=Ann&wpforms[fields][0][last]=Lee&wpforms[fields][1]=ann%40example.com"
                        + "&wpforms[fields][2]=0501112233&wpforms[fields][3_message]=Is+it+soft%3F&wpforms[id]=5"
                        + " | Ann Lee | Is it soft?",
                // Gravity Forms
                "form_id=3&1.2=&1.3=Ann&1.4=&1.6=Lee&1.8=&2=ann%40example.com&3=0501112233&message=Is+it+soft%3F"
                        + " | Ann Lee | Is it soft?",
                "input_5.1=Main+st.&input_5.3=Kyiv&input_5.6=Ukraine&input_1=Ann+Lee&input_2=ann%40example.com"
                        + "&input_3=0501112233&message=Is+it+soft%3F | Ann Lee | Is it soft?",
                // in Ukrainian, in Russian, and in Latin letters
                "Ф.И.О.=Ann+Lee&Телефон+(моб.)=0501112233&E-mail+(роб.)=ann%40example.com&Комментарий=Is+it+soft%3F"
                        + " | Ann Lee | Is it soft?",
                "Як+до+вас+звертатися?=Ann+Lee&Номер=0501112233&Електронна+пошта=ann%40example.com&Ваше+запитання=Is+it+soft%3F"
                        + " | Ann Lee | Is it soft?",
                "imya=Ann+Lee&telefon=0501112233&pochta=ann%40example.com&soobshenie=Is+it+soft%3F | Ann Lee | Is it soft?",
            })
    void readsWhatBuildersOfFormsMake(String body, String name, String message) throws NotUnderstood {
        var request = request(Fixtures.post(body, "Content-Type", URLENCODED));

        assertThat(request.sender().displayName()).isEqualTo(name);
        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactlyInAnyOrder("+380501112233", "ann@example.com");
        assertThat(request.text()).isEqualTo(message);
    }

    @Test
    void readsTheObjectsOfNinjaForms() throws NotUnderstood {
        var request = json("""
                {"form_title":"Contact","fields":[{"key":"name_17","label":"Name","type":"textbox","value":"Ann Lee"},
                 {"key":"email_18","label":"Mail","value":"ann@example.com"},{"id":3,"value":"0501112233"},
                 {"key":"pw","label":"Code word","type":"password","value":"hunter2"},
                 {"key":"colours","label":"Colours","value":["red","blue"]}]}""");

        assertThat(request.sender().displayName()).isEqualTo("Ann Lee");
        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactlyInAnyOrder("+380501112233", "ann@example.com");
        assertThat(form(request)).containsEntry("Colours", "red, blue").doesNotContainValue("hunter2");
    }

    @Test
    void aDropDownCalledEmailIsNoAddress() throws NotUnderstood {
        var request = request(Fixtures.post(
                "form_fields[email]=Once+a+week&form_fields[field_2]=ann%40example.com&form_fields[name]=Ann",
                "Content-Type", URLENCODED));

        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly("ann@example.com");
        assertThat(form(request)).containsEntry("form_fields[email]", "Once a week");
    }

    @Test
    void theNameOfAThingIsNoPersons() throws NotUnderstood {
        var request = json("""
                {"product":{"name":"Sofa","id":7},"company":{"name":"Ltd"},"form":{"name":"Ann"},"phone":"0501112233"}""");

        assertThat(request.sender().displayName()).isEqualTo("Ann");
    }

    @Test
    void namesThatNoPersonMadeUpAreReadInNoTime() throws NotUnderstood {
        var name = "1.".repeat(99) + "1";
        assertThat(json("{\"" + name + "\":\"x\",\"" + "a[".repeat(99) + "\":\"y\",\"phone\":\"0501112233\"}")
                        .sender()
                        .contactPoints())
                .hasSize(1);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
