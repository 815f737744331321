package io.potik.intake.channel.zadarma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Call;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Verification;
import io.potik.intake.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZadarmaChannelUnitTests {

    private static final String CALL =
            "&call_start=2026-11-20+12%3A00%3A05&pbx_call_id=in_ad8c9d0e&caller_id=%2B380671112233&called_did=380443331122";
    private static final String END = "event=NOTIFY_END" + CALL
            + "&internal=101&duration=65&disposition=answered&status_code=16&is_recorded=1&call_id_with_rec=1699.77";

    private final ZadarmaChannel channel =
            new ZadarmaChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")));
    private final ConnectionAccess connection =
            Fixtures.connection(Map.of(), Map.of("secret", List.of("new-secret", "old-secret")));

    private static String sign(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            var hex = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean accepts(String body, String signature) {
        return channel.verify(Fixtures.post(body, "Signature", signature), connection) instanceof Verification.Accepted;
    }

    private Item read(String body) throws NotUnderstood {
        return channel.read(Fixtures.post(body), connection).getFirst();
    }

    private InboundRequest request(String body) throws NotUnderstood {
        var item = read(body);
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    @Test
    void theAddressIsTriedByAnEcho() {
        assertThat(channel.verify(Fixtures.delivery("GET", "zd_echo=abc%2F123", new byte[0]), connection))
                .isInstanceOfSatisfying(Verification.Answered.class, answered -> {
                    assertThat(answered.answer().body()).isEqualTo("abc/123".getBytes(StandardCharsets.UTF_8));
                    assertThat(answered.answer().contentType()).startsWith("text/plain");
                });
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), connection))
                .isInstanceOf(Verification.Refused.class);
        assertThat(channel.verify(Fixtures.delivery("PUT", "zd_echo=1", new byte[0]), connection))
                .isInstanceOf(Verification.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NOTIFY_START,ABC",
        "NOTIFY_INTERNAL,ABC",
        "NOTIFY_END,ABC",
        "NOTIFY_IVR,ABC",
        "NOTIFY_ANSWER,ADC",
        "NOTIFY_OUT_START,EDC",
        "NOTIFY_OUT_END,EDC",
        "NOTIFY_RECORD,FG",
        "SMS,H"
    })
    void eachEventIsSignedOverFieldsOfItsOwn(String event, String letters) {
        var values = Map.of(
                'A',
                "+380671112233",
                'B',
                "380443331122",
                'C',
                "2026-11-20 12:00:05",
                'D',
                "380500001122",
                'E',
                "101",
                'F',
                "in_1",
                'G',
                "1699.77",
                'H',
                "{\"text\":\"hi\"}");
        var body =
                "event=" + event + "&caller_id=%2B380671112233&called_did=380443331122&call_start=2026-11-20+12:00:05"
                        + "&destination=380500001122&internal=101&pbx_call_id=in_1&call_id_with_rec=1699.77"
                        + "&result=%7B%22text%22%3A%22hi%22%7D";
        var signed =
                letters.chars().mapToObj(letter -> values.get((char) letter)).reduce("", String::concat);

        assertThat(accepts(body, sign(signed, "new-secret"))).isTrue();
        assertThat(accepts(body, sign(signed, "old-secret"))).isTrue();
        assertThat(accepts(body, sign(signed, "other"))).isFalse();
        assertThat(accepts(body, sign(signed + "1", "new-secret"))).isFalse();
        assertThat(accepts(body, "")).isFalse();
        assertThat(channel.verify(Fixtures.post(body), connection)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void everyChangedByteOfASignatureIsRefused() {
        var right = sign("+380671112233" + "380443331122" + "2026-11-20 12:00:05", "new-secret");

        assertThat(accepts(END, right)).isTrue();
        for (int i = 0; i < right.length(); i++) {
            var wrong = new StringBuilder(right);
            wrong.setCharAt(i, right.charAt(i) == 'A' ? 'B' : 'A');
            assertThat(accepts(END, wrong.toString())).isFalse();
        }
    }

    @Test
    void theEndOfAnIncomingCallIsTheRequest() throws NotUnderstood {
        var request = request(END);

        assertThat(request.externalId()).isEqualTo("in_ad8c9d0e");
        assertThat(request.messageKey()).isEqualTo("in_ad8c9d0e");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:05Z"));
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("phone", "+380671112233", "+380671112233"));
        assertThat(request.call()).isEqualTo(new Call("in", true, 65, "zadarma:1699.77"));
        assertThat(request.text()).isEqualTo("[call, 1 min 5 s, answered by 101]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "cancel", "no answer", "failed", "no money", "line limit"})
    void anythingButAnsweredIsMissed(String disposition) throws NotUnderstood {
        var request = request(END.replace("=answered", "=" + disposition.replace(' ', '+')));

        assertThat(request.call()).extracting(Call::answered).isEqualTo(false);
        assertThat(request.text()).isEqualTo("[missed call]");
    }

    @ParameterizedTest
    @CsvSource({"380671112233,+380671112233", "0671112233,+380671112233", "48221234567,+48221234567"})
    void readsCallersHoweverTheyAreWritten(String written, String phone) throws NotUnderstood {
        assertThat(request(END.replace("%2B380671112233", written))
                        .sender()
                        .contactPoints()
                        .getFirst())
                .isEqualTo(new ContactPoint("phone", phone, written));
    }

    @Test
    void whoHidesIsNotLostAndExtensionsAreNoRequests() throws NotUnderstood {
        assertThat(request(END.replace("%2B380671112233", "Anonymous")).sender().contactPoints())
                .containsExactly(new ContactPoint("call", "in_ad8c9d0e", "Anonymous"));
        assertThat(read(END.replace("%2B380671112233", "102"))).isInstanceOf(Item.Ignored.class);
    }

    @Test
    void anOutgoingCallIsAnActivity() throws NotUnderstood {
        var end = "event=NOTIFY_OUT_END&call_start=2026-11-20+12:00:05&pbx_call_id=out_77&internal=101"
                + "&caller_id=380443331122&destination=380671112233&duration=12&disposition=answered";

        assertThat(read(end)).isInstanceOfSatisfying(Item.Activity.class, activity -> {
            assertThat(activity.externalId()).isEqualTo("out_77");
            assertThat(activity.request().sender().contactPoints().getFirst().value())
                    .isEqualTo("+380671112233");
            assertThat(activity.request().text()).isEqualTo("[outgoing call, 12 s, by 101]");
        });
        assertThat(read(end.replace("=380671112233", "=102"))).isInstanceOf(Item.Ignored.class);
    }

    @Test
    void aRecordingIsALaterWordingOfTheSameCall() throws NotUnderstood {
        assertThat(read("event=NOTIFY_RECORD&pbx_call_id=in_ad8c9d0e&call_id_with_rec=1699.77"))
                .isInstanceOfSatisfying(Item.Activity.class, activity -> {
                    assertThat(activity.externalId()).isEqualTo("in_ad8c9d0e:NOTIFY_RECORD:1699.77");
                    assertThat(activity.request().edited()).isTrue();
                    assertThat(activity.request().messageKey()).isEqualTo("in_ad8c9d0e");
                    assertThat(activity.request().call()).isEqualTo(new Call("in", false, null, "zadarma:1699.77"));
                });
        assertThat(read("event=NOTIFY_RECORD&pbx_call_id=in_1")).isInstanceOf(Item.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NOTIFY_START,notifyStart",
        "NOTIFY_INTERNAL,notifyInternal",
        "NOTIFY_ANSWER,notifyAnswer",
        "NOTIFY_IVR,notifyIvr",
        "NOTIFY_OUT_START,notifyOutStart",
        "SPEECH_RECOGNITION,speechRecognition",
        "SOMETHING_NEW,somethingNew"
    })
    void whatHappensOnTheWayIsNoRequest(String event, String kind) throws NotUnderstood {
        var item = read("event=" + event + CALL);

        assertThat(item).isInstanceOf(Item.Ignored.class);
        assertThat(item.kind()).isEqualTo(kind);
        assertThat(item.externalId()).isEqualTo("in_ad8c9d0e:" + event);
    }

    @Test
    void aTextMessageIsARequest() throws NotUnderstood {
        var request = request(
                "event=SMS&result=%7B%22caller_id%22%3A%22%2B380671112233%22%2C%22caller_did%22%3A%22380443331122%22%2C"
                        + "%22text%22%3A%22Hello%22%7D");

        assertThat(request.kind()).isEqualTo("message");
        assertThat(request.text()).isEqualTo("Hello");
        assertThat(request.sender().contactPoints().getFirst().value()).isEqualTo("+380671112233");
        assertThat(read("event=SMS&result=%7B%22caller_id%22%3A%22BANK%22%2C%22text%22%3A%22Code%22%7D"))
                .isInstanceOf(Item.Ignored.class);
    }

    @Test
    void whatCannotBeReadIsKept() throws NotUnderstood {
        assertThat(read("event=NOTIFY_END")).isInstanceOf(Item.Unreadable.class);
        assertThat(read("event=NUMBER_LOOKUP&result=x")).isInstanceOf(Item.Ignored.class);
        assertThatThrownBy(() -> read("a=b")).isInstanceOf(NotUnderstood.class);
        assertThat(request(END.replace("2026-11-20+12%3A00%3A05", "asdf")).occurredAt())
                .isEqualTo(Fixtures.NOW);
    }

    @Test
    void isDescribedAndAnsweredWithNothing() {
        assertThat(channel.provider()).isEqualTo("zadarma");
        assertThat(channel.description().channel()).isEqualTo("call");
        assertThat(channel.answer(Fixtures.post(END), connection).status()).isEqualTo(200);
    }
}
