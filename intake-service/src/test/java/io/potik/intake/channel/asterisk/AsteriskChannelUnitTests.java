package io.potik.intake.channel.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Call;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import io.potik.intake.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskChannelUnitTests {

    private static final String ID = "1795082405.10";
    private static final String NEW = block(
            "Event: Newchannel",
            "Privilege: call,all",
            "Channel: PJSIP/trunk-0000000a",
            "CallerIDNum: 0671112233",
            "CallerIDName: Olena",
            "Context: from-trunk",
            "Exten: 0443331122",
            "Uniqueid: " + ID,
            "Linkedid: " + ID);
    private static final String RINGS = block(
            "Event: DialBegin",
            "Uniqueid: " + ID,
            "Linkedid: " + ID,
            "DestUniqueid: 1795082406.11",
            "DestLinkedid: " + ID,
            "DestCallerIDNum: 101",
            "DialString: 101");
    private static final String CALLER_BRIDGED = bridged(ID, "0671112233", "1795082410.5");
    private static final String AGENT_BRIDGED = bridged("1795082406.11", "101", "1795082410.7");
    private static final String LEG_HUNG_UP =
            block("Event: Hangup", "Uniqueid: 1795082406.11", "Linkedid: " + ID, "CallerIDNum: 101", "Cause: 16");
    private static final String HUNG_UP = block(
            "Event: Hangup",
            "Channel: PJSIP/trunk-0000000a",
            "CallerIDNum: 0671112233",
            "Context: from-trunk",
            "Exten: 0443331122",
            "Uniqueid: " + ID,
            "Linkedid: " + ID,
            "Cause: 16",
            "Timestamp: 1795082475.9");

    private final AsteriskChannel channel =
            new AsteriskChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")));

    private static String block(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static String bridged(String channel, String number, String time) {
        return block(
                "Event: BridgeEnter",
                "BridgeUniqueid: b1",
                "Uniqueid: " + channel,
                "Linkedid: " + ID,
                "CallerIDNum: " + number,
                "CallerIDName: " + (number.equals("101") ? "Ihor" : "<unknown>"),
                "Timestamp: " + time);
    }

    private static String dialled(String status) {
        return block(
                "Event: DialEnd",
                "Uniqueid: " + ID,
                "Linkedid: " + ID,
                "DestUniqueid: 1795082406.11",
                "DialStatus: " + status);
    }

    private List<Item> items(String body, Map<String, Object> settings) throws NotUnderstood {
        return channel.read(Fixtures.post(body), Fixtures.connection(settings, Map.of()));
    }

    private Item read(String body) throws NotUnderstood {
        var items = items(body, Map.of());
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private InboundRequest request(String body) throws NotUnderstood {
        var item = read(body);
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    @Test
    void allEventsOfACallAreOneRequest() throws NotUnderstood {
        var request = request(NEW + RINGS + dialled("ANSWER") + CALLER_BRIDGED + AGENT_BRIDGED + LEG_HUNG_UP + HUNG_UP);

        assertThat(request.externalId()).isEqualTo(ID);
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795082405));
        assertThat(request.sender().displayName()).isEqualTo("Olena");
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("phone", "+380671112233", "0671112233"));
        assertThat(request.call()).isEqualTo(new Call("in", true, 65, null));
        assertThat(request.text()).isEqualTo("[call, 1 min 5 s, answered by Ihor (101)]");
    }

    @Test
    void linesMayEndWithALineFeedAlone() throws NotUnderstood {
        assertThat(request((NEW + RINGS + HUNG_UP).replace("\r\n", "\n")).externalId())
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOANSWER", "BUSY", "CANCEL", "CHANUNAVAIL", "CONGESTION"})
    void withoutABridgeItIsMissed(String status) throws NotUnderstood {
        assertThat(request(NEW + RINGS + dialled(status) + HUNG_UP).call()).isEqualTo(new Call("in", false, 0, null));
        assertThat(request(NEW + HUNG_UP).call()).isEqualTo(new Call("in", false, 0, null));
        // An announcement and a conference with nobody in it are bridges of one.
        assertThat(request(NEW + CALLER_BRIDGED + HUNG_UP).call()).isEqualTo(new Call("in", false, 0, null));
        assertThat(request(NEW + dialled(status) + CALLER_BRIDGED + AGENT_BRIDGED + HUNG_UP)
                        .call())
                .isEqualTo(new Call("in", false, 0, null));
    }

    @Test
    void oneOfSeveralThatRingAnswers() throws NotUnderstood {
        var request =
                request(NEW + RINGS + dialled("CANCEL") + dialled("ANSWER") + CALLER_BRIDGED + AGENT_BRIDGED + HUNG_UP);

        assertThat(request.call()).isEqualTo(new Call("in", true, 65, null));
    }

    @Test
    void eventsOnTheWayAndTheEndsOfLegsAreNoRequests() throws NotUnderstood {
        for (var event : List.of(NEW, RINGS, dialled("ANSWER"), CALLER_BRIDGED, LEG_HUNG_UP)) {
            assertThat(read(event)).isInstanceOf(Item.Ignored.class);
        }
        assertThat(read(LEG_HUNG_UP).kind()).isEqualTo("hangup");
        assertThat(read(LEG_HUNG_UP).externalId()).isNotEqualTo(read(HUNG_UP).externalId());
        assertThat(read(HUNG_UP).externalId()).isEqualTo(ID);
    }

    @Test
    void callsInOneDeliveryAreApart() throws NotUnderstood {
        var other = (NEW + HUNG_UP).replace(ID, "1795082500.20");

        assertThat(items(NEW + other + HUNG_UP, Map.of()).stream().map(Item::externalId))
                .containsExactly(ID, "1795082500.20");
    }

    @Test
    void whoCallsFromInsideMakesAnActivityOrNothing() throws NotUnderstood {
        var outgoing = (NEW + HUNG_UP)
                .replace("CallerIDNum: 0671112233", "CallerIDNum: 101")
                .replace("Exten: 0443331122", "Exten: 0671112233")
                .replace("from-trunk", "from-internal");

        assertThat(read(outgoing)).isInstanceOfSatisfying(Item.Activity.class, activity -> {
            assertThat(activity.request().sender().contactPoints().getFirst().value())
                    .isEqualTo("+380671112233");
            assertThat(activity.request().text()).isEqualTo("[outgoing call, no answer, by 101]");
        });
        assertThat(read(outgoing.replace("Exten: 0671112233", "Exten: 102"))).isInstanceOf(Item.Ignored.class);
        assertThat(read(outgoing.replace("CallerIDNum: 101", "CallerIDNum: 0443331122")))
                .isInstanceOf(Item.Activity.class);
    }

    @Test
    void contextsOfTheSettingsDecideBeforeNumbers() throws NotUnderstood {
        var settings = Map.<String, Object>of("inboundContexts", List.of("from-trunk"));

        assertThat(items((NEW + HUNG_UP).replace("CallerIDNum: 0671112233", "CallerIDNum: 101"), settings))
                .singleElement()
                .isInstanceOf(Item.Request.class);
        assertThat(items((NEW + HUNG_UP).replace("from-trunk", "elsewhere"), settings))
                .singleElement()
                .isInstanceOf(Item.Activity.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<unknown>", "anonymous", ""})
    void whoHidesIsNotLost(String number) throws NotUnderstood {
        var points = request((NEW + HUNG_UP).replace("CallerIDNum: 0671112233", "CallerIDNum: " + number))
                .sender()
                .contactPoints();

        assertThat(points).hasSize(1);
        assertThat(points.getFirst().kind()).isEqualTo("call");
        assertThat(points.getFirst().value()).isEqualTo(ID);
    }

    @Test
    void aCallRecordIsACall() throws NotUnderstood {
        var event = block(
                "Event: Cdr",
                "Source: 0671112233",
                "Destination: 0443331122",
                "DestinationContext: from-trunk",
                "CallerID: \"Olena\" <0671112233>",
                "Channel: PJSIP/trunk-0000000a",
                "DestinationChannel: PJSIP/101-0000000b",
                "StartTime: 2026-11-20 12:00:05",
                "BillableSeconds: 65",
                "Disposition: ANSWERED",
                "UniqueID: " + ID);

        assertThat(request(event).call()).isEqualTo(new Call("in", true, 65, null));
        assertThat(request(event).text()).isEqualTo("[call, 1 min 5 s, answered by 101]");
        assertThat(request(event.replace("DestinationChannel: PJSIP/101-0000000b", "DestinationChannel: "))
                        .call())
                .isEqualTo(new Call("in", false, 0, null));
        assertThat(request(event.replace("ANSWERED", "NO ANSWER")).call()).isEqualTo(new Call("in", false, 0, null));
        assertThat(items(NEW + event + HUNG_UP, Map.of())).hasSize(1);
    }

    @Test
    void callRecordsMayBeLinesOfAFileOrJson() throws NotUnderstood {
        var line = "\"\",\"0671112233\",\"0443331122\",\"from-trunk\",\"\"\"Olena\"\" <0671112233>\",\"PJSIP/trunk-1\","
                + "\"PJSIP/101-2\",\"Dial\",\"PJSIP/101,30\",\"2026-11-20 12:00:05\",\"2026-11-20 12:00:10\","
                + "\"2026-11-20 12:01:15\",70,65,\"ANSWERED\",\"DOCUMENTATION\",\"" + ID + "\",\"\"";
        var json =
                "{\"src\":\"0671112233\",\"dst\":\"0443331122\",\"dcontext\":\"from-trunk\",\"dstchannel\":\"PJSIP/101-2\","
                        + "\"start\":\"2026-11-20 12:00:05\",\"billsec\":65,\"disposition\":\"ANSWERED\",\"uniqueid\":\"pbx-"
                        + ID
                        + "\",\"recordingfile\":\"in-77.wav\"}";

        assertThat(request(line).call()).isEqualTo(new Call("in", true, 65, null));
        assertThat(request(line).externalId()).isEqualTo(ID);
        assertThat(items(line + "\n" + line.replace(ID, "1795082500.20") + "\n", Map.of()))
                .hasSize(2);
        assertThat(request(json).call()).isEqualTo(new Call("in", true, 65, "asterisk:in-77.wav"));
        assertThat(request(json.replace("\"uniqueid\":\"pbx-" + ID + "\",", "")).occurredAt())
                .isEqualTo(Instant.parse("2026-11-20T10:00:05Z"));
    }

    @Test
    void eventsMayBeJson() throws NotUnderstood {
        var begun = "{\"Event\":\"Newchannel\",\"CallerIDNum\":\"0671112233\",\"Exten\":\"0443331122\",\"Uniqueid\":\""
                + ID + "\",\"Linkedid\":\"" + ID + "\"}";
        var ended = "{\"event\":\"Hangup\",\"uniqueid\":\"" + ID + "\",\"linkedid\":\"" + ID + "\"}";

        assertThat(request("[" + begun + "," + ended + "]").externalId()).isEqualTo(ID);
        assertThat(request("{\"linkedid\":\"" + ID + "\",\"finished\":true,\"events\":[" + begun + "]}")
                        .externalId())
                .isEqualTo(ID);
        assertThat(read(begun)).isInstanceOf(Item.Ignored.class);
        assertThat(request("Event=Hangup&CallerIDNum=0671112233&Uniqueid=" + ID + "&Linkedid=" + ID)
                        .externalId())
                .isEqualTo(ID);
    }

    @Test
    void eventsOfTheRestInterfaceAreReadToo() throws NotUnderstood {
        var leg = "\"channel\":{\"id\":\"" + ID
                + "\",\"name\":\"PJSIP/trunk-1\",\"state\":\"Ring\",\"caller\":{\"name\":\"\","
                + "\"number\":\"+380671112233\"},\"dialplan\":{\"context\":\"from-trunk\",\"exten\":\"100\",\"priority\":1}}";

        assertThat(read("{\"type\":\"StasisStart\",\"timestamp\":\"2026-11-20T12:00:05.000+0200\"," + leg + "}"))
                .isInstanceOf(Item.Ignored.class);
        var request =
                request("{\"type\":\"ChannelDestroyed\",\"cause\":16,\"timestamp\":\"2026-11-20T12:00:45.000+0200\","
                        + leg + "}");
        assertThat(request.externalId()).isEqualTo(ID);
        assertThat(request.sender().contactPoints().getFirst().value()).isEqualTo("+380671112233");
        assertThat(read("{\"type\":\"PlaybackStarted\",\"playback\":{}}").kind())
                .isEqualTo("playbackStarted");
    }

    @Test
    void aRecordingIsNamed() throws NotUnderstood {
        var recorded = block(
                "Event: VarSet",
                "Variable: MIXMONITOR_FILENAME",
                "Value: /var/spool/asterisk/in-77.wav",
                "Uniqueid: " + ID,
                "Linkedid: " + ID);

        assertThat(request(NEW + recorded + HUNG_UP).call())
                .isEqualTo(new Call("in", false, 0, "asterisk:/var/spool/asterisk/in-77.wav"));
    }

    @Test
    void whatBelongsToNoCallIsIgnoredAndNothingIsNotUnderstood() throws NotUnderstood {
        assertThat(read(block("Event: FullyBooted", "Status: Fully Booted")).kind())
                .isEqualTo("fullyBooted");
        assertThat(read(block("Response: Success", "Message: Authentication accepted")))
                .isInstanceOf(Item.Ignored.class);
        for (var body : List.of("", "{", "[]", "hello", "[1]", "\"\"")) {
            assertThatThrownBy(() -> read(body)).isInstanceOf(NotUnderstood.class);
        }
    }

    @Test
    void onlyPostsAreTaken() {
        var connection = Fixtures.connection(Map.of(), Map.of());

        assertThat(channel.verify(Fixtures.post(NEW), connection)).isSameAs(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), connection))
                .isInstanceOf(Verification.Refused.class);
        assertThat(channel.answer(Fixtures.post(NEW), connection).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"5038,true", "1,true", "0,false", "70000,false", "x,false"})
    void aPortIsANumber(String port, boolean right) {
        assertThat(channel.check(new Settings(Map.of("port", port))).isEmpty()).isEqualTo(right);
    }

    @Test
    void settingsAndSecretsStandOnOneLine() {
        assertThat(channel.check(new Settings(Map.of("host", "pbx.example.com", "username", "potik"))))
                .isEmpty();
        assertThat(channel.check(new Settings(Map.of("host", "pbx.example.com"))))
                .hasSize(1);
        assertThat(channel.check(new Settings(Map.of("host", "http://pbx/", "username", "a"))))
                .hasSize(1);
        assertThat(channel.check(new Settings(Map.of("username", "a\r\nAction: Originate"))))
                .hasSize(1);
        assertThat(channel.check(new SecretsGiven(Map.of("secret", "a\nAction: Originate"))))
                .hasSize(1);
        assertThat(channel.check(new SecretsGiven(Map.of("secret", "s3cret")))).isEmpty();
        assertThat(channel.provider()).isEqualTo("asterisk");
        assertThat(channel.description().channel()).isEqualTo("call");
    }
}
