package io.potik.intake.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.Call;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Settings;
import io.potik.intake.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioChannelUnitTests {

    private static final String INBOUND = "CallSid=CA00000000000000000000000000000001&AccountSid=AC0&Direction=inbound"
            + "&From=%2B380671112233&To=%2B380443331122&Caller=%2B380671112233&CallerName=Olena";
    private static final String COMPLETED = INBOUND
            + "&CallStatus=completed&CallDuration=65&CallbackSource=call-progress-events&SequenceNumber=0"
            + "&Timestamp=Fri%2C+20+Nov+2026+10%3A01%3A05+%2B0000";
    private static final String SMS = "MessageSid=SM00000000000000000000000000000001&SmsStatus=received"
            + "&From=%2B380671112233&To=%2B380443331122&NumMedia=0&Body=Hello+there";

    private final TwilioChannel channel =
            new TwilioChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")));
    private final ConnectionAccess connection =
            Fixtures.connection(Map.of(), Map.of("authToken", List.of("new-token", "old-token")));

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

    private String answer(String body, Map<String, Object> settings) {
        var answer = channel.answer(Fixtures.post(body), Fixtures.connection(settings, Map.of()));
        assertThat(answer.contentType()).startsWith("text/xml");
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void theEndOfADialledCallSaysWhetherAPersonAnswered() throws NotUnderstood {
        var request =
                request(INBOUND + "&CallStatus=in-progress&DialCallStatus=completed&DialCallSid=CA2&DialCallDuration=60"
                        + "&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2FRE1");

        assertThat(request.kind()).isEqualTo("call");
        assertThat(request.externalId()).isEqualTo("CA00000000000000000000000000000001");
        assertThat(request.messageKey()).isEqualTo("CA00000000000000000000000000000001");
        assertThat(request.sender().displayName()).isEqualTo("Olena");
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("phone", "+380671112233", "+380671112233"));
        assertThat(request.call()).isEqualTo(new Call("in", true, 60, "https://api.twilio.com/RE1"));
        assertThat(request.text()).isEqualTo("[call, 1 min]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "no-answer", "failed", "canceled"})
    void aDialledCallThatNobodyTookIsMissed(String status) throws NotUnderstood {
        var request = request(INBOUND + "&CallStatus=in-progress&DialCallStatus=" + status);

        assertThat(request.call()).isEqualTo(new Call("in", false, 0, null));
        assertThat(request.text()).isEqualTo("[missed call]");
    }

    @Test
    void thatTheCallWasCompletedDoesNotMeanThatAPersonAnswered() throws NotUnderstood {
        var request = request(COMPLETED);

        assertThat(request.externalId()).isEqualTo("CA00000000000000000000000000000001");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(request.call()).isEqualTo(new Call("in", false, 0, null));
    }

    @ParameterizedTest
    @CsvSource({"queued,queued", "ringing,ringing", "in-progress,inProgress", "initiated,initiated", "'',event"})
    void whatHappensOnTheWayIsNoRequest(String status, String kind) throws NotUnderstood {
        var item = read(INBOUND + "&CallStatus=" + status);

        assertThat(item).isInstanceOf(Item.Ignored.class);
        assertThat(item.kind()).isEqualTo(kind);
        assertThat(item.externalId()).startsWith("CA00000000000000000000000000000001:");
    }

    @Test
    void aLegIsNoCallAndAnOutgoingCallAnActivity() throws NotUnderstood {
        assertThat(read(COMPLETED.replace("Direction=inbound", "Direction=outbound-dial") + "&ParentCallSid=CA9"))
                .isInstanceOf(Item.Ignored.class);
        assertThat(read(COMPLETED.replace("Direction=inbound", "Direction=outbound-api")))
                .isInstanceOfSatisfying(Item.Activity.class, activity -> {
                    assertThat(activity.request().call()).isEqualTo(new Call("out", true, 65, null));
                    assertThat(activity.request()
                                    .sender()
                                    .contactPoints()
                                    .getFirst()
                                    .value())
                            .isEqualTo("+380443331122");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "%2B266696687", "", "Restricted"})
    void whoHidesIsNotLost(String from) throws NotUnderstood {
        var points = request(COMPLETED
                        .replace("From=%2B380671112233", "From=" + from)
                        .replace("&Caller=%2B380671112233", ""))
                .sender()
                .contactPoints();

        assertThat(points).hasSize(1);
        assertThat(points.getFirst().kind()).isEqualTo("call");
        assertThat(points.getFirst().value()).isEqualTo("CA00000000000000000000000000000001");
    }

    @Test
    void aRecordingIsALaterWordingOfTheSameCall() throws NotUnderstood {
        var recording =
                "CallSid=CA1&RecordingSid=RE1&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2FRE1&RecordingDuration=12";
        assertThat(read(recording + "&RecordingStatus=completed"))
                .isInstanceOfSatisfying(Item.Activity.class, activity -> {
                    assertThat(activity.externalId()).isEqualTo("RE1");
                    assertThat(activity.request().edited()).isTrue();
                    assertThat(activity.request().messageKey()).isEqualTo("CA1");
                    assertThat(activity.request().text()).isEqualTo("[call recording, 12 s]");
                    assertThat(activity.request().call())
                            .isEqualTo(new Call("in", false, null, "https://api.twilio.com/RE1"));
                });
        assertThat(read(recording + "&RecordingStatus=in-progress")).isInstanceOf(Item.Ignored.class);
        assertThat(read("CallSid=CA1&TranscriptionSid=TR1&TranscriptionText=hi"))
                .isInstanceOf(Item.Ignored.class);
    }

    @Test
    void aTextMessageIsAMessage() throws NotUnderstood {
        var request = request(SMS);

        assertThat(request.channel()).isEqualTo("call");
        assertThat(request.kind()).isEqualTo("message");
        assertThat(request.externalId()).isEqualTo("SM00000000000000000000000000000001");
        assertThat(request.text()).isEqualTo("Hello there");
        assertThat(request.occurredAt()).isEqualTo(Fixtures.NOW);
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("phone", "+380671112233", "+380671112233"));
    }

    @Test
    void mediaComesAlong() throws NotUnderstood {
        var request = request(SMS.replace("Body=Hello+there", "Body=")
                + "&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2FME0&MediaContentType0=image%2Fjpeg"
                + "&MediaUrl1=https%3A%2F%2Fapi.twilio.com%2FME1&MediaContentType1=text%2Fx-vcard"
                + "&Latitude=50.45&Longitude=30.52&Label=Shop");

        assertThat(request.text()).isEqualTo("[photo]");
        assertThat(request.attachments())
                .containsExactly(
                        new Attachment("photo", null, "https://api.twilio.com/ME0", "image/jpeg"),
                        new Attachment("contact", null, "https://api.twilio.com/ME1", "text/x-vcard"),
                        new Attachment("location", "Shop", "geo:50.45,30.52", null));
    }

    @Test
    void whatsAppByTwilioIsWhatsApp() throws NotUnderstood {
        var request = request(SMS.replace("From=%2B380671112233", "From=whatsapp%3A%2B380671112233")
                + "&WaId=380671112233&ProfileName=%D0%9E%D0%BB%D0%B5%D0%BD%D0%B0&ReferralSourceId=ad7");

        assertThat(request.channel()).isEqualTo("whatsapp");
        assertThat(request.sender().displayName()).isEqualTo("Олена");
        assertThat(request.sender().contactPoints())
                .containsExactly(
                        new ContactPoint("wa", "380671112233", "whatsapp:+380671112233"),
                        new ContactPoint("phone", "+380671112233", "+380671112233"));
        assertThat(request.attribution()).isEqualTo(Attribution.ofAd("ad7"));
        assertThat(request(SMS.replace("From=%2B380671112233", "From=messenger%3A77"))
                        .sender()
                        .contactPoints())
                .containsExactly(new ContactPoint("psid", "77", "messenger:77"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "delivered", "undelivered", "failed", "read", "queued"})
    void whatBecameOfAMessageIsNoRequest(String status) throws NotUnderstood {
        var item = read("MessageSid=SM1&MessageStatus=" + status + "&To=%2B380671112233");

        assertThat(item).isInstanceOf(Item.Ignored.class);
        assertThat(item.externalId()).isEqualTo("SM1:" + status);
    }

    @Test
    void servicesAreNoPersons() throws NotUnderstood {
        assertThat(read(SMS.replace("From=%2B380671112233", "From=BANK"))).isInstanceOf(Item.Ignored.class);
        assertThat(read(SMS.replace("From=%2B380671112233&", ""))).isInstanceOf(Item.Unreadable.class);
        assertThatThrownBy(() -> read("a=b")).isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void aNewCallIsForwardedAndEverythingElseIsAnsweredWithNothing() {
        var forward = Map.<String, Object>of("forwardTo", "+380501112233, sip:desk@example.com");

        assertThat(answer(INBOUND + "&CallStatus=ringing", forward))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Dial answerOnBridge=\"true\" method=\"POST\""
                                + " action=\"http://localhost/hooks/x\"><Number>+380501112233</Number>"
                                + "<Sip>sip:desk@example.com</Sip></Dial></Response>");
        assertThat(answer(INBOUND + "&CallStatus=ringing", Map.of())).endsWith("<Response/>");
        assertThat(answer(INBOUND + "&CallStatus=in-progress&DialCallStatus=completed", forward))
                .endsWith("<Response/>");
        assertThat(answer(COMPLETED, forward)).endsWith("<Response/>");
        assertThat(answer(SMS, forward)).endsWith("<Response/>");
        assertThat(answer("{", forward)).endsWith("<Response/>");
    }

    @Test
    void theAddressOfWhatComesAfterDiallingIsEscaped() {
        assertThat(answer(
                        INBOUND + "&CallStatus=ringing",
                        Map.of("forwardTo", "+380501112233", "publicUrl", "https://crm.example.com/h?a=1&b=\"2\"")))
                .contains("action=\"https://crm.example.com/h?a=1&amp;b=&quot;2&quot;\"");
    }

    @ParameterizedTest
    @CsvSource({
        "publicUrl,https://crm.example.com/hooks/1,true",
        "publicUrl,https://crm.example.com,true",
        "publicUrl,crm.example.com,false",
        "publicUrl,https://,false",
        "forwardTo,+380501112233,true",
        "forwardTo,sip:desk@example.com,true",
        "forwardTo,0501112233,false",
        "forwardTo,desk,false"
    })
    void settingsThatCannotBeRightAreRefused(String name, String value, boolean right) {
        assertThat(channel.check(new Settings(Map.of(name, value))).isEmpty()).isEqualTo(right);
    }

    @Test
    void isDescribed() {
        assertThat(channel.provider()).isEqualTo("twilio");
        assertThat(channel.description().channel()).isEqualTo("call");
        assertThat(channel.description().setup()).isNotEmpty();
    }
}
