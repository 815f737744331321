package io.potik.intake.channel.binotel;

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
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import io.potik.intake.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinotelChannelUnitTests {

    private static final String COMPLETED = form(
            "requestType=apiCallCompleted",
            "attemptsCounter=1",
            "callDetails[companyID]=4711",
            "callDetails[generalCallID]=2510000001",
            "callDetails[callID]=2510000002",
            "callDetails[startTime]=1763700000",
            "callDetails[callType]=0",
            "callDetails[internalNumber]=904",
            "callDetails[externalNumber]=0671112233",
            "callDetails[waitsec]=7",
            "callDetails[billsec]=125",
            "callDetails[disposition]=ANSWER",
            "callDetails[recordingStatus]=uploading",
            "callDetails[customerData][name]=Олена Коваль",
            "callDetails[employeeData][name]=Ігор",
            "callDetails[pbxNumberData][number]=0443331122",
            "callDetails[callTrackingData][id]=12",
            "callDetails[callTrackingData][utm_source]=google",
            "callDetails[callTrackingData][utm_medium]=cpc",
            "callDetails[callTrackingData][domain]=shop.example.com");

    private final BinotelChannel channel =
            new BinotelChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")));
    private final ConnectionAccess open = Fixtures.connection(Map.of(), Map.of());

    private static String form(String... pairs) {
        return Arrays.stream(pairs).collect(Collectors.joining("&"));
    }

    private Item read(String body) throws NotUnderstood {
        var items = channel.read(Fixtures.post(body, "Content-Type", "application/x-www-form-urlencoded"), open);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private InboundRequest request(String body) throws NotUnderstood {
        var item = read(body);
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    private String answered(String body) {
        return new String(channel.answer(Fixtures.post(body), open).body(), StandardCharsets.UTF_8);
    }

    @Test
    void aFinishedCallIsOneRequest() throws NotUnderstood {
        var request = request(COMPLETED);

        assertThat(request.kind()).isEqualTo("call");
        assertThat(request.channel()).isEqualTo("call");
        assertThat(request.externalId()).isEqualTo("2510000001");
        assertThat(request.messageKey()).isEqualTo("2510000001");
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochSecond(1763700000));
        assertThat(request.sender().displayName()).isEqualTo("Олена Коваль");
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("phone", "+380671112233", "0671112233"));
        assertThat(request.call()).isEqualTo(new Call("in", true, 125, "binotel:2510000001"));
        assertThat(request.text()).isEqualTo("[call, 2 min 5 s, answered by Ігор (904)]");
        assertThat(request.attribution())
                .isEqualTo(new Attribution("google", "cpc", null, null, null, null, "shop.example.com", null));
    }

    @Test
    void jsonSaysTheSame() throws NotUnderstood {
        var request = request(
                "{\"requestType\":\"apiCallCompleted\",\"callDetails\":{\"generalCallID\":2510000001,\"callType\":0,"
                        + "\"startTime\":\"1763700000\",\"externalNumber\":\"380671112233\",\"billsec\":\"0\","
                        + "\"disposition\":\"CANCEL\",\"linkToCallRecordInMyBusiness\":\"https://my.example.com/r?id=1\"}}");

        assertThat(request.externalId()).isEqualTo("2510000001");
        assertThat(request.sender().contactPoints().getFirst().value()).isEqualTo("+380671112233");
        assertThat(request.call()).isEqualTo(new Call("in", false, 0, "https://my.example.com/r?id=1"));
        assertThat(request.text()).isEqualTo("[missed call]");
    }

    @Test
    void severalCallsOfOneDeliveryAreSeveral() throws NotUnderstood {
        var items = channel.read(
                Fixtures.post("{\"requestType\":\"apiCallCompleted\",\"callDetails\":{"
                        + "\"1\":{\"generalCallID\":\"1\",\"callType\":\"0\",\"externalNumber\":\"0671112233\"},"
                        + "\"2\":{\"callType\":\"0\"},"
                        + "\"3\":{\"generalCallID\":\"3\",\"callType\":\"1\",\"externalNumber\":\"0671112233\"}}}"),
                open);

        assertThat(items.stream().map(item -> item.getClass().getSimpleName()))
                .containsExactly("Request", "Unreadable", "Activity");
    }

    @Test
    void callDetailsMayBeJsonInAField() throws NotUnderstood {
        assertThat(request(
                                "requestType=apiCallCompleted&callDetails=%7B%22generalCallID%22%3A%2277%22%2C%22callType%22%3A0%7D")
                        .externalId())
                .isEqualTo("77");
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER,true,'[call, 2 min 5 s, answered by Ігор (904)]'",
        "TRANSFER,true,'[call, 2 min 5 s, answered by Ігор (904)]'",
        "NOANSWER,false,[missed call]",
        "BUSY,false,[missed call]",
        "CANCEL,false,[missed call]",
        "CONGESTION,false,[missed call]",
        "CHANUNAVAIL,false,[missed call]",
        "FAILED,false,[missed call]",
        "VM,false,[missed call]",
        "VM-SUCCESS,false,'[missed call, voice message]'"
    })
    void theDispositionSaysWhetherSomebodyAnswered(String disposition, boolean answered, String text)
            throws NotUnderstood {
        var request = request(COMPLETED.replace("=ANSWER", "=" + disposition));

        assertThat(request.call()).extracting(Call::answered).isEqualTo(answered);
        assertThat(request.text()).isEqualTo(text);
    }

    @Test
    void anOutgoingCallIsAnActivity() throws NotUnderstood {
        assertThat(read(COMPLETED.replace("[callType]=0", "[callType]=1")))
                .isInstanceOfSatisfying(Item.Activity.class, activity -> {
                    assertThat(activity.externalId()).isEqualTo("2510000001");
                    assertThat(activity.request().call()).isEqualTo(new Call("out", true, 125, "binotel:2510000001"));
                    assertThat(activity.request().text()).isEqualTo("[outgoing call, 2 min 5 s, by Ігор (904)]");
                });
    }

    @Test
    void whoAskedOnTheSiteToBeCalledIsARequest() throws NotUnderstood {
        var request = request(COMPLETED
                .replace("[callType]=0", "[callType]=1")
                .replace("callTrackingData", "getCallData")
                .concat("&callDetails[getCallData][fullUrl]=https%3A%2F%2Fshop.example.com%2Fsale"));

        assertThat(request.attribution())
                .extracting(Attribution::landingPage)
                .isEqualTo("https://shop.example.com/sale");
    }

    @Test
    void whoHidesTheNumberIsNotLost() throws NotUnderstood {
        assertThat(request(COMPLETED.replace("=0671112233", "=anonymous"))
                        .sender()
                        .contactPoints())
                .containsExactly(new ContactPoint("call", "2510000001", "anonymous"));
        assertThat(request(COMPLETED.replace("=0671112233", "=")).sender().contactPoints())
                .containsExactly(new ContactPoint("call", "2510000001", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"receivedTheCall", "answeredTheCall", "hangupTheCall", "transferredTheCall", "somethingNew"})
    void whatHappensOnTheWayIsNoRequest(String type) throws NotUnderstood {
        assertThat(read("requestType=" + type
                        + "&generalCallID=25&callType=0&externalNumber=0671112233&companyID=4711"))
                .isEqualTo(new Item.Ignored(
                        "25:" + type, Item.FOR_EVER, type, "A call on its way; it is counted when it is over"));
    }

    @Test
    void theQuestionWhoCallsIsAnsweredWithNothing() throws NotUnderstood {
        var question = "requestType=apiCallSettings&externalNumber=0671112233&companyID=4711&callType=0";

        assertThat(answered(question)).isEqualTo("{}");
        assertThat(read(question)).isInstanceOf(Item.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestType=apiCallCompleted", "broken", "{", "requestType=hangupTheCall&generalCallID=1"})
    void everythingElseIsAnsweredWithSuccessOrItComesForEver(String body) {
        assertThat(answered(body)).isEqualTo("{\"status\":\"success\"}");
    }

    @Test
    void whatCannotBeReadIsKept() throws NotUnderstood {
        assertThat(read("requestType=apiCallCompleted")).isInstanceOf(Item.Unreadable.class);
        assertThatThrownBy(() -> read("a=b")).isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> read("nothing")).isInstanceOf(NotUnderstood.class);
        assertThatThrownBy(() -> read("")).isInstanceOf(NotUnderstood.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asdf", "", "3609-01-01", "99999999999999999999"})
    void aTimeThatCannotBeRightIsWhenItCame(String time) throws NotUnderstood {
        assertThat(request(COMPLETED.replace("=1763700000", "=" + time)).occurredAt())
                .isEqualTo(Fixtures.NOW);
    }

    @Test
    void anotherCompanyIsRefused() {
        var own = Fixtures.connection(Map.of("companyId", "4711"), Map.of());
        var other = Fixtures.connection(Map.of("companyId", "4712"), Map.of());

        assertThat(channel.verify(Fixtures.post(COMPLETED), own)).isSameAs(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post(COMPLETED), other)).isInstanceOf(Verification.Refused.class);
        assertThat(channel.verify(Fixtures.post("requestType=hangupTheCall&generalCallID=1"), own))
                .isSameAs(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post("requestType=apiCallCompleted&callDetails[generalCallID]=1"), own))
                .isInstanceOf(Verification.Refused.class);
        assertThat(channel.verify(Fixtures.post("broken"), own)).isInstanceOf(Verification.Refused.class);
        assertThat(channel.verify(Fixtures.post("broken"), open)).isSameAs(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), open))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(405));
    }

    @Test
    void aCompanyIsANumber() {
        assertThat(channel.check(new Settings(Map.of("companyId", "4711")))).isEmpty();
        assertThat(channel.check(new Settings(Map.of("companyId", "Shop")))).hasSize(1);
    }

    @Test
    void isDescribed() {
        assertThat(channel.provider()).isEqualTo("binotel");
        assertThat(channel.description().channel()).isEqualTo("call");
        assertThat(channel.description().answers()).isFalse();
        assertThat(List.of(channel.description().setup().size())).doesNotContain(0);
    }
}
