package io.potik.intake.channel.ringostat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.Call;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
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

class RingostatChannelUnitTests {

    private static final String FIELDS =
            "call_id=ua1-1763700000.77&calldate=2026-11-20+12%3A00%3A05&caller=380671112233"
                    + "&dst=380443331122&call_type=in&disposition=ANSWERED&billsec=125&duration=140"
                    + "&recording=https%3A%2F%2Fapp.example.com%2Frec%2F77.mp3&employee_fio=%D0%86%D0%B3%D0%BE%D1%80"
                    + "&utm_source=google&utm_medium=cpc&utm_campaign=autumn&landing=https%3A%2F%2Fshop.example.com%2Fsale";

    private final RingostatChannel channel =
            new RingostatChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")));

    private static ConnectionAccess connection(Map<String, Object> settings) {
        return Fixtures.connection(settings, Map.of());
    }

    private Item read(RawDelivery delivery, Map<String, Object> settings) throws NotUnderstood {
        var items = channel.read(delivery, connection(settings));
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private InboundRequest request(RawDelivery delivery) throws NotUnderstood {
        var item = read(delivery, Map.of());
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    private static RawDelivery get(String query) {
        return Fixtures.delivery("GET", query, new byte[0]);
    }

    private static void assertIsTheCall(InboundRequest request) {
        assertThat(request.externalId()).isEqualTo("ua1-1763700000.77");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:05Z"));
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("phone", "+380671112233", "380671112233"));
        assertThat(request.call()).isEqualTo(new Call("in", true, 125, "https://app.example.com/rec/77.mp3"));
        assertThat(request.text()).isEqualTo("[call, 2 min 5 s, answered by Ігор]");
        assertThat(request.attribution())
                .extracting(Attribution::utmCampaign, Attribution::landingPage)
                .containsExactly("autumn", "https://shop.example.com/sale");
    }

    @Test
    void aFormAndAQuerySayTheSame() throws NotUnderstood {
        assertIsTheCall(request(Fixtures.post(FIELDS)));
        assertIsTheCall(request(get(FIELDS)));
    }

    @Test
    void jsonAndARemoteProcedureCallSayTheSame() throws NotUnderstood {
        var call = "{\"call_id\":\"ua1-1763700000.77\",\"calldate\":\"2026-11-20 12:00:05\",\"caller\":380671112233,"
                + "\"call_type\":\"in\",\"disposition\":\"ANSWERED\",\"billsec\":125,"
                + "\"recording\":\"https://app.example.com/rec/77.mp3\",\"employee_fio\":\"Ігор\","
                + "\"additional\":{\"utm_campaign\":\"autumn\",\"landing\":\"https://shop.example.com/sale\"}}";

        assertIsTheCall(request(Fixtures.post(call)));
        assertIsTheCall(request(Fixtures.post("[" + call + "]")));
        assertIsTheCall(
                request(Fixtures.post("{\"jsonrpc\":\"2.0\",\"method\":\"call\",\"params\":" + call + ",\"id\":5}")));
        assertIsTheCall(
                request(Fixtures.post("{\"jsonrpc\":\"2.0\",\"method\":\"call\",\"params\":[" + call + "],\"id\":5}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"jsonrpc\":\"2.0\",\"params\":{},\"id\":5} | {\"jsonrpc\":\"2.0\",\"result\":true,\"id\":5}",
                "{\"jsonrpc\":\"2.0\",\"params\":{},\"id\":\"a\\\"b\"} | {\"jsonrpc\":\"2.0\",\"result\":true,\"id\":\"a\\\"b\"}",
                "{\"jsonrpc\":\"2.0\",\"params\":{},\"id\":{}} | {\"jsonrpc\":\"2.0\",\"result\":true,\"id\":null}",
                "{\"call_id\":1} | ''",
                "{ | ''",
                "a=b | ''",
            })
    void aRemoteProcedureCallHasAResult(String body, String answer) {
        assertThat(new String(
                        channel.answer(Fixtures.post(body), connection(Map.of()))
                                .body(),
                        StandardCharsets.UTF_8))
                .isEqualTo(answer);
    }

    @Test
    void fieldsMayHaveOtherNames() throws NotUnderstood {
        var settings = Map.<String, Object>of(
                "fields", List.of("id=nr", "caller=klient", "status=stan", "startedAt=chas", "talkSeconds=rozmova"));
        var item = read(
                Fixtures.post("nr=7&klient=0671112233&stan=NO+ANSWER&chas=1763700000&rozmova=0&caller=0500000000"),
                settings);

        assertThat(item).isInstanceOfSatisfying(Item.Request.class, request -> {
            assertThat(request.externalId()).isEqualTo("7");
            assertThat(request.request().call()).isEqualTo(new Call("in", false, 0, null));
            assertThat(request.request().sender().contactPoints().getFirst().value())
                    .isEqualTo("+380671112233");
            assertThat(request.request().occurredAt()).isEqualTo(Instant.ofEpochSecond(1763700000));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWERED,true",
        "answered,true",
        "PROPER,true",
        "NO ANSWER,false",
        "NO-ANSWER,false",
        "no_answer,false",
        "BUSY,false",
        "FAILED,false",
        "VOICEMAIL,false"
    })
    void theStatusSaysWhetherSomebodyAnswered(String status, boolean answered) throws NotUnderstood {
        var request = request(Fixtures.post(FIELDS.replace("=ANSWERED", "=" + status.replace(' ', '+'))));

        assertThat(request.call()).extracting(Call::answered).isEqualTo(answered);
    }

    @Test
    void withoutAStatusTheTalkSaysIt() throws NotUnderstood {
        assertThat(request(get("call_id=1&caller=380671112233&billsec=5")).call())
                .isEqualTo(new Call("in", true, 5, null));
        assertThat(request(get("call_id=1&caller=380671112233&billsec=0")).call())
                .isEqualTo(new Call("in", false, 0, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&disposition=RINGING", "&status=in+progress"})
    void beforeACallIsOverThereIsNothingToTell(String status) throws NotUnderstood {
        assertThat(read(get("call_id=1&caller=380671112233&calldate=2026-11-20+12:00:05" + status), Map.of()))
                .isInstanceOf(Item.Ignored.class);
    }

    @Test
    void directions() throws NotUnderstood {
        var out = FIELDS.replace("call_type=in", "call_type=outgoing")
                .replace("caller=380671112233&dst=380443331122", "caller=101&dst=380671112233");

        assertThat(read(Fixtures.post(out), Map.of())).isInstanceOfSatisfying(Item.Activity.class, activity -> {
            assertThat(activity.request().call()).extracting(Call::direction).isEqualTo("out");
            assertThat(activity.request().sender().contactPoints().getFirst().value())
                    .isEqualTo("+380671112233");
        });
        assertThat(read(Fixtures.post(FIELDS.replace("call_type=in", "call_type=internal")), Map.of()))
                .isInstanceOf(Item.Ignored.class);
        assertThat(request(Fixtures.post(out.replace("=outgoing", "=callback")))
                        .sender()
                        .contactPoints()
                        .getFirst()
                        .value())
                .isEqualTo("+380671112233");
    }

    @Test
    void whoHidesIsNotLostAndACallWithoutAnIdIsKnownByItsCallerAndSecond() throws NotUnderstood {
        assertThat(request(Fixtures.post(FIELDS.replace("caller=380671112233", "caller=anonymous")))
                        .sender()
                        .contactPoints())
                .containsExactly(new ContactPoint("call", "ua1-1763700000.77", "anonymous"));
        var without = FIELDS.replace("call_id=ua1-1763700000.77&", "");
        assertThat(request(Fixtures.post(without)).externalId())
                .startsWith("sha256:")
                .isEqualTo(request(Fixtures.post(without + "&more=1")).externalId())
                .isNotEqualTo(request(Fixtures.post(without.replace("%3A05", "%3A06")))
                        .externalId());
    }

    @Test
    void aRecordingThatIsOnlyAFlagIsNone() throws NotUnderstood {
        assertThat(request(get("call_id=1&caller=380671112233&status=ANSWERED&recording=1"))
                        .call())
                .isEqualTo(new Call("in", true, null, null));
    }

    @Test
    void aTokenMayBeAskedFor() {
        var connection = Fixtures.connection(Map.of(), Map.of("token", List.of("new", "old")));

        assertThat(channel.verify(get("call_id=1&token=old"), connection)).isSameAs(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post("{\"call_id\":1,\"token\":\"new\"}"), connection))
                .isSameAs(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post("{", "Authorization", "Bearer new"), connection))
                .isSameAs(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post("a=b", "Auth-Key", "new"), connection))
                .isSameAs(Verification.ACCEPTED);
        assertThat(channel.verify(get("call_id=1&token=other"), connection)).isInstanceOf(Verification.Refused.class);
        assertThat(channel.verify(get("call_id=1"), connection)).isInstanceOf(Verification.Refused.class);
        assertThat(channel.verify(Fixtures.post("{"), connection)).isInstanceOf(Verification.Refused.class);
        assertThat(channel.verify(Fixtures.post("{"), connection(Map.of()))).isSameAs(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.delivery("DELETE", null, new byte[0]), connection))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(405));
    }

    @Test
    void whatCannotBeReadIsKept() {
        assertThatThrownBy(() -> read(get(""), Map.of())).isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> read(Fixtures.post("{"), Map.of())).isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> read(Fixtures.post("hello"), Map.of())).isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> read(Fixtures.post("{\"jsonrpc\":\"2.0\"}"), Map.of()))
                .isInstanceOf(NotUnderstood.class);
    }

    @ParameterizedTest
    @CsvSource({"caller=klient,true", "unknown=klient,false", "caller,false", "caller=,false", "=klient,false"})
    void onlyKnownNamesCanBeMapped(String entry, boolean right) {
        assertThat(channel.check(new Settings(Map.of("fields", List.of(entry)))).isEmpty())
                .isEqualTo(right);
    }

    @Test
    void isDescribed() {
        assertThat(channel.provider()).isEqualTo("ringostat");
        assertThat(channel.description().channel()).isEqualTo("call");
        assertThat(channel.description().setup()).isNotEmpty();
    }
}
