package io.potik.intake.channel.typeform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeformChannelUnitTests {

    private static final String RESPONSE = """
            {"event_id":"01KAEVENT","event_type":"form_response","form_response":{"form_id":"aBcDeF","token":"tok1",
              "landed_at":"2026-11-20T08:29:00Z","submitted_at":"2026-11-20T08:30:05Z",
              "hidden":{"utm_source":"instagram","utm_campaign":"осінь","city":"Львів"},
              "definition":{"id":"aBcDeF","title":"Запис","fields":[
                {"id":"q1","title":"Як до вас звертатися?","type":"short_text","ref":"r1"},
                {"id":"q2","title":"Куди писати?","type":"email","ref":"r2"},
                {"id":"g1","title":"Ще трохи","type":"group","properties":{"fields":[
                  {"id":"q3","title":"Ваш номер","type":"phone_number","ref":"r3"}]}},
                {"id":"q4","title":"Що вас цікавить?","type":"multiple_choice","ref":"r4"},
                {"id":"q5","title":"Розкажіть більше","type":"long_text","ref":"r5"},
                {"id":"q6","title":"Коли?","type":"date","ref":"r6"},
                {"id":"q7","title":"План квартири","type":"file_upload","ref":"r7"},
                {"id":"q8","title":"Оцінка","type":"rating","ref":"r8"},
                {"id":"q9","title":"Згода","type":"yes_no","ref":"r9"},
                {"id":"q10","title":"Тариф","type":"dropdown","ref":"r10"},
                {"id":"q11","title":"Внесок","type":"payment","ref":"r11"},
                {"id":"q12","title":"Ваш сайт","type":"website","ref":"r12"}]},
              "answers":[
                {"type":"text","text":"Олег Сич","field":{"id":"q1","type":"short_text","ref":"r1"}},
                {"type":"email","email":"Oleh@Example.com","field":{"id":"q2","type":"email","ref":"r2"}},
                {"type":"phone_number","phone_number":"+380671112233","field":{"id":"q3","type":"phone_number"}},
                {"type":"choices","choices":{"labels":["Кухня","Шафа"],"other":"Ліжко"},"field":{"id":"q4"}},
                {"type":"text","text":"Біла кухня, 3 метри","field":{"id":"q5","type":"long_text"}},
                {"type":"date","date":"2026-12-01","field":{"id":"q6"}},
                {"type":"file_url","file_url":"https://api.typeform.com/f/plan.pdf","field":{"id":"q7"}},
                {"type":"number","number":5,"field":{"id":"q8"}},
                {"type":"boolean","boolean":true,"field":{"id":"q9"}},
                {"type":"choice","choice":{"label":"Повний"},"field":{"id":"q10"}},
                {"type":"payment","payment":{"amount":"100","last4":"4242","name":"OLEH SYCH"},"field":{"id":"q11"}},
                {"type":"url","url":"https://sych.ua","field":{"id":"q12"}}]}}""";

    private final TypeformChannel channel = new TypeformChannel(Fixtures.phones());

    private static ConnectionAccess form(String... secrets) {
        return Fixtures.connection(Map.of(), Map.of("secret", List.of(secrets)));
    }

    private Item item(String event) throws NotUnderstood {
        return channel.read(Fixtures.post(event), form("x")).getFirst();
    }

    private InboundRequest request(String event) throws NotUnderstood {
        var item = item(event);
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    private static String answers(String answers) {
        return "{\"event_id\":\"e\",\"event_type\":\"form_response\",\"form_response\":{\"token\":\"t\",\"answers\":["
                + answers + "]}}";
    }

    /** Computed apart with openssl dgst -sha256 -hmac "secret-1" -binary | base64. */
    private static Map<String, String> form(InboundRequest request) {
        var form = request.form();
        return form == null ? Map.of() : form;
    }

    @Test
    void theSignatureVerifiesAndNoneWithAChangedByte() {
        var body = "{\"event_id\":\"01K\", \"event_type\":\"form_response\"}".getBytes(StandardCharsets.UTF_8);
        var signature = "sha256=uBB+n+DWKo1RG4dxYAKT46jLieioxmX0G8qg1lzNKWQ=";

        assertThat(accepted(body, signature, "new", "secret-1")).isTrue();
        for (int i = 0; i < body.length; i++) {
            var changed = body.clone();
            changed[i] ^= 1;
            assertThat(accepted(changed, signature, "secret-1"))
                    .as("byte %d", i)
                    .isFalse();
        }
        for (int i = 0; i < signature.length() - 1; i++) {
            var changed = new StringBuilder(signature);
            changed.setCharAt(i, signature.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(accepted(body, changed.toString(), "secret-1")).isFalse();
        }
        assertThat(accepted(body, signature, "secret-2")).isFalse();
        assertThat(accepted(body, "", "secret-1")).isFalse();
        assertThat(accepted(body, signature.substring(7), "secret-1")).isFalse();
    }

    private boolean accepted(byte[] body, String signature, String... secrets) {
        return channel.verify(Fixtures.delivery("POST", null, body, "Typeform-Signature", signature), form(secrets))
                instanceof Verification.Accepted;
    }

    @Test
    void neverSaysThatTheAddressIsGone() {
        assertThat(channel.verify(Fixtures.post("{}"), form("x")))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(channel.answer(Fixtures.post("{}"), form("x")).status()).isEqualTo(200);
    }

    @Test
    void readsAnswersOfEveryType() throws NotUnderstood {
        var request = request(RESPONSE);

        assertThat(request.externalId()).isEqualTo("01KAEVENT");
        assertThat(request.messageKey()).isEqualTo("tok1");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T08:30:05Z"));
        assertThat(request.sender().displayName()).isEqualTo("Олег Сич");
        assertThat(request.sender().contactPoints())
                .containsExactly(
                        new ContactPoint("phone", "+380671112233", "+380671112233"),
                        new ContactPoint("email", "oleh@example.com", "Oleh@Example.com"));
        assertThat(request.text()).isEqualTo("Біла кухня, 3 метри");
        assertThat(request.attachments())
                .containsExactly(new Attachment("file", null, "https://api.typeform.com/f/plan.pdf", null));
        assertThat(request.attribution())
                .isEqualTo(new Attribution("instagram", null, "осінь", null, null, null, null, null));
        assertThat(form(request))
                .containsEntry("Що вас цікавить?", "Кухня, Шафа, Ліжко")
                .containsEntry("Коли?", "2026-12-01")
                .containsEntry("Оцінка", "5")
                .containsEntry("Згода", "yes")
                .containsEntry("Тариф", "Повний")
                .containsEntry("Внесок", "100")
                .containsEntry("Ваш сайт", "https://sych.ua")
                .containsEntry("city", "Львів");
        assertThat(form(request).toString()).doesNotContain("4242");
    }

    @Test
    void anAddressInAShortTextIsFoundByWhatItLooksLike() throws NotUnderstood {
        var request = request(answers("""
                {"type":"text","text":"real@example.com","field":{"id":"a","type":"short_text"}},
                {"type":"text","text":"050 111 22 33","field":{"id":"b","type":"short_text"}},
                {"type":"text","text":"Ann","field":{"id":"c","ref":"first_name"}}"""));

        assertThat(request.sender().displayName()).isEqualTo("Ann");
        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactlyInAnyOrder("real@example.com", "+380501112233");
        assertThat(request.text()).isNull();
    }

    @Test
    void theHiddenFieldsMayKnowThePerson() throws NotUnderstood {
        var request = request("""
                {"event_id":"e","event_type":"form_response","form_response":{"token":"t","hidden":
                 {"email":"ann@example.com","name":"Ann Lee"},"answers":[{"type":"number","number":3,"field":{"id":"a"}}]}}""");

        assertThat(request.sender().displayName()).isEqualTo("Ann Lee");
        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly("ann@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event_id\":\"e\",\"event_type\":\"ping\"} | ping",
                "{\"event_id\":\"e\",\"event_type\":\"form_response_partial\",\"form_response\":{\"token\":\"t\",\"answers\":[]}} | partial",
                "{\"event_id\":\"e\",\"form_response\":{\"answers\":[{\"type\":\"email\",\"email\":\"an_account@example.com\"}]}} | test",
            })
    void whatIsNoRequestIsIgnoredByItsKind(String event, String kind) throws NotUnderstood {
        assertThat(item(event))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo(kind));
    }

    @Test
    void whoBeganAndLeftAnAddressIsARequest() throws NotUnderstood {
        var request = request(answers("{\"type\":\"email\",\"email\":\"a@example.com\"}")
                .replace("\"form_response\",", "\"form_response_partial\","));

        assertThat(request.messageKey()).isEqualTo("t");
    }

    @Test
    void aTimeThatCannotBeRightIsTheReceipts() throws NotUnderstood {
        for (var time : List.of("asdf", "", "3609-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2026-11-20")) {
            var event = RESPONSE.replace("2026-11-20T08:30:05Z", time).replace("2026-11-20T08:29:00Z", time);
            assertThat(request(event).occurredAt()).as(time).isEqualTo(Fixtures.NOW);
        }
        assertThat(request(RESPONSE.replace("2026-11-20T08:30:05Z", "2026-11-20T08: 30: 05Z"))
                        .occurredAt())
                .isEqualTo(Instant.parse("2026-11-20T08:30:05Z"));
    }

    @Test
    void brokenAnswersCostNothing() throws NotUnderstood {
        var request = request(answers("""
                5,null,{},{"type":"text"},{"type":"choice","choice":5},{"type":"choices","choices":{"labels":5}},
                {"type":"brand_new","brand_new":{"a":"1","b":{"c":2}},"field":{"id":"n"}},
                {"type":"text","text":{"a":1},"field":5},{"type":"email","email":"a@example.com"}"""));

        assertThat(request.sender().contactPoints()).hasSize(1);
        assertThat(form(request)).containsEntry("n", "1");
    }

    @Test
    void whoCannotBeReachedIsKeptForPeople() throws NotUnderstood {
        assertThat(item(answers("{\"type\":\"text\",\"text\":\"hello\"}"))).isInstanceOf(Item.Unreadable.class);
        assertThat(item(answers(""))).isInstanceOf(Item.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "5", "{}", "{\"form_response\":{}}"})
    void whatIsNoEventIsNotUnderstood(String body) {
        assertThatThrownBy(() -> item(body)).isInstanceOf(NotUnderstood.class);
    }
}
