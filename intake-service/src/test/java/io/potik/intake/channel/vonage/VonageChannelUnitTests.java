package io.potik.intake.channel.vonage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.Call;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VonageChannelUnitTests {

    private static final String LEG = "\"from\":\"380671112233\",\"to\":\"380443331122\",\"uuid\":\"aaaa-1\","
            + "\"conversation_uuid\":\"CON-1\",\"direction\":\"inbound\",\"timestamp\":\"2026-11-20T10:01:05.250Z\"";
    private static final String COMPLETED = "{" + LEG
            + ",\"status\":\"completed\",\"duration\":\"60\",\"start_time\":\"2026-11-20T10:00:05.000Z\","
            + "\"end_time\":\"2026-11-20T10:01:05.000Z\",\"rate\":\"0.01\",\"price\":\"0.01\",\"network\":\"25503\"}";
    private static final String SMS = "msisdn=380671112233&to=380443331122&messageId=0A0000000123ABCD1&text=Hello+there"
            + "&type=text&keyword=HELLO&message-timestamp=2026-11-20+10%3A00%3A00";

    private final VonageChannel channel = new VonageChannel(Fixtures.phones());
    private final ConnectionAccess connection = Fixtures.connection(Map.of(), Map.of());

    private Item read(String body) throws NotUnderstood {
        var items = channel.read(Fixtures.post(body), connection);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private InboundRequest request(String body) throws NotUnderstood {
        var item = read(body);
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    @Test
    void theEndOfAnIncomingLegIsTheRequest() throws NotUnderstood {
        var request = request(COMPLETED);

        assertThat(request.externalId()).isEqualTo("aaaa-1");
        assertThat(request.messageKey()).isEqualTo("CON-1");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:05Z"));
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("phone", "+380671112233", "380671112233"));
        assertThat(request.call()).isEqualTo(new Call("in", true, 60, null));
        assertThat(request.text()).isEqualTo("[call, 1 min]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "cancelled", "failed", "rejected", "timeout", "unanswered", "completed"})
    void withoutTalkItIsMissed(String status) throws NotUnderstood {
        var request = request("{" + LEG + ",\"status\":\"" + status + "\",\"duration\":\"0\",\"start_time\":null}");

        assertThat(request.call()).isEqualTo(new Call("in", false, 0, null));
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:01:05.250Z"));
        assertThat(request.text()).isEqualTo("[missed call]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "ringing", "answered", "human", "machine", "disconnected", "somethingnew"})
    void whatHappensOnTheWayIsNoRequest(String status) throws NotUnderstood {
        var item = read("{" + LEG + ",\"status\":\"" + status + "\"}");

        assertThat(item).isInstanceOf(Item.Ignored.class);
        assertThat(item.kind()).isEqualTo(status);
        assertThat(item.externalId()).isEqualTo("aaaa-1:" + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"from\":\"380671112233\",\"to\":\"380443331122\",\"uuid\":\"a\",\"conversation_uuid\":\"CON-1\"} | answer",
                "{\"dtmf\":{\"digits\":\"1\"},\"from\":\"1\",\"to\":\"2\",\"uuid\":\"a\",\"conversation_uuid\":\"CON-1\",\"timestamp\":\"x\"} | input",
                "{\"conversation_uuid_from\":\"CON-1\",\"conversation_uuid_to\":\"CON-2\",\"uuid\":\"a\"} | transfer",
                "{\"reason\":\"Syntax error in NCCO\",\"conversation_uuid\":\"CON-1\",\"timestamp\":\"x\"} | error",
                "{\"reason\":\"Something\"} | error",
            })
    void otherEventsAreNoRequests(String body, String kind) throws NotUnderstood {
        assertThat(read(body)).isInstanceOf(Item.Ignored.class);
        assertThat(read(body).kind()).isEqualTo(kind);
    }

    @Test
    void anOutgoingLegIsAnActivity() throws NotUnderstood {
        assertThat(read(COMPLETED.replace("inbound", "outbound")))
                .isInstanceOfSatisfying(Item.Activity.class, activity -> {
                    assertThat(activity.request().call()).isEqualTo(new Call("out", true, 60, null));
                    assertThat(activity.request()
                                    .sender()
                                    .contactPoints()
                                    .getFirst()
                                    .value())
                            .isEqualTo("+380443331122");
                });
    }

    @Test
    void aRecordingIsALaterWordingOfTheSameCall() throws NotUnderstood {
        var event = "{\"start_time\":\"2026-11-20T10:00:05Z\",\"end_time\":\"2026-11-20T10:00:35Z\",\"size\":12222,"
                + "\"recording_url\":\"https://api.nexmo.com/v1/files/r1\",\"recording_uuid\":\"r1\","
                + "\"conversation_uuid\":\"CON-1\",\"timestamp\":\"2026-11-20T10:00:36Z\"}";

        assertThat(read(event)).isInstanceOfSatisfying(Item.Activity.class, activity -> {
            assertThat(activity.externalId()).isEqualTo("r1");
            assertThat(activity.request().edited()).isTrue();
            assertThat(activity.request().messageKey()).isEqualTo("CON-1");
            assertThat(activity.request().text()).isEqualTo("[call recording, 30 s]");
            assertThat(activity.request().call())
                    .isEqualTo(new Call("in", false, null, "https://api.nexmo.com/v1/files/r1"));
        });
    }

    @Test
    void numbersOfExamplesAndHiddenOnesAreKept() throws NotUnderstood {
        assertThat(request(COMPLETED.replace("380671112233", "447700900000"))
                        .sender()
                        .contactPoints())
                .containsExactly(new ContactPoint("phone", "+447700900000", "447700900000"));
        assertThat(request(COMPLETED.replace("380671112233", "anonymous"))
                        .sender()
                        .contactPoints())
                .containsExactly(new ContactPoint("call", "aaaa-1", "anonymous"));
    }

    @Test
    void theQuestionWhatToDoIsAnsweredWithAnNcco() throws NotUnderstood {
        var question = Fixtures.delivery(
                "GET", "to=380443331122&from=380671112233&uuid=aaaa-1&conversation_uuid=CON-1", new byte[0]);
        var forward = Fixtures.connection(Map.of("forwardTo", "+380501112233"), Map.of());

        assertThat(new String(channel.answer(question, forward).body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "[{\"action\":\"connect\",\"from\":\"380443331122\",\"endpoint\":[{\"type\":\"phone\",\"number\":"
                                + "\"380501112233\"}]}]");
        assertThat(new String(channel.answer(question, connection).body(), StandardCharsets.UTF_8))
                .isEqualTo("[]");
        assertThat(channel.answer(Fixtures.post(COMPLETED), forward).body()).isEmpty();
        assertThat(channel.answer(Fixtures.post("{"), forward).body()).isEmpty();
        assertThat(channel.read(question, connection).getFirst().kind()).isEqualTo("answer");
    }

    @Test
    void aTextMessageIsAMessage() throws NotUnderstood {
        var request = request(SMS);

        assertThat(request.kind()).isEqualTo("message");
        assertThat(request.channel()).isEqualTo("call");
        assertThat(request.externalId()).isEqualTo("0A0000000123ABCD1");
        assertThat(request.text()).isEqualTo("Hello there");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("phone", "+380671112233", "380671112233"));
        assertThat(channel.read(Fixtures.delivery("GET", SMS, new byte[0]), connection)
                        .getFirst())
                .isInstanceOf(Item.Request.class);
    }

    @Test
    void whatBecameOfAMessageIsNoRequest() throws NotUnderstood {
        assertThat(read(SMS + "&status=delivered&scts=2611201000")).isInstanceOf(Item.Ignored.class);
        assertThat(read("{\"message_uuid\":\"m1\",\"to\":\"1\",\"from\":\"2\",\"status\":\"read\"}"))
                .isInstanceOf(Item.Ignored.class);
        assertThat(read(SMS.replace("380671112233", "BANK"))).isInstanceOf(Item.Ignored.class);
    }

    @Test
    void messagesOfTheMessagesApiKeepTheirChannel() throws NotUnderstood {
        var whatsApp = request(
                "{\"channel\":\"whatsapp\",\"message_uuid\":\"m1\",\"to\":\"380443331122\",\"from\":\"380671112233\","
                        + "\"timestamp\":\"2026-11-20T10:00:00Z\",\"profile\":{\"name\":\"Олена\"},\"message_type\":\"image\","
                        + "\"image\":{\"url\":\"https://example.com/i.jpg\",\"caption\":\"Така є?\"}}");
        var sms = request(
                "{\"message_uuid\":\"m2\",\"from\":{\"type\":\"sms\",\"number\":\"380671112233\"},"
                        + "\"message\":{\"content\":{\"type\":\"text\",\"text\":\"Hi\"}},\"timestamp\":\"2026-11-20T10:00:00Z\"}");

        assertThat(whatsApp.channel()).isEqualTo("whatsapp");
        assertThat(whatsApp.text()).isEqualTo("Така є?");
        assertThat(whatsApp.sender().displayName()).isEqualTo("Олена");
        assertThat(whatsApp.sender().contactPoints().getFirst())
                .isEqualTo(new ContactPoint("wa", "380671112233", "380671112233"));
        assertThat(whatsApp.attachments())
                .containsExactly(new Attachment("photo", null, "https://example.com/i.jpg", null));
        assertThat(sms.text()).isEqualTo("Hi");
        assertThat(sms.sender().contactPoints().getFirst().value()).isEqualTo("+380671112233");
        assertThat(request("{\"channel\":\"messenger\",\"message_uuid\":\"m3\",\"from\":\"77\",\"text\":\"Hi\"}")
                        .sender()
                        .contactPoints())
                .containsExactly(new ContactPoint("psid", "77", "77"));
    }

    @Test
    void nothingIsNotUnderstood() {
        assertThatThrownBy(() -> read("")).isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> read("{")).isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> read("hello")).isInstanceOf(NotUnderstood.class);
    }

    @ParameterizedTest
    @CsvSource({"+380501112233,true", "0501112233,false", "380501112233,false", "desk,false"})
    void aNumberToForwardToHasItsCountryCode(String number, boolean right) {
        assertThat(channel.check(new Settings(Map.of("forwardTo", number))).isEmpty())
                .isEqualTo(right);
    }

    @Test
    void isDescribed() {
        assertThat(channel.provider()).isEqualTo("vonage");
        assertThat(channel.description().channel()).isEqualTo("call");
        assertThat(channel.description().setup()).isNotEmpty();
    }
}
