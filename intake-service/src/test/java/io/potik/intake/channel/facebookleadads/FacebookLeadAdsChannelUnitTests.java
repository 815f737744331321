package io.potik.intake.channel.facebookleadads;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.AskingChannel.Found;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.meta.GraphOnLoopback;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacebookLeadAdsChannelUnitTests {

    private static final Item.Reference REFERENCE =
            new Item.Reference("444", Item.FOR_EVER, "leadgen", Map.of("ad_id", "61", "created_time", "1762000000"));

    private final GraphOnLoopback graph = new GraphOnLoopback();
    private final FacebookLeadAdsChannel channel = new FacebookLeadAdsChannel(Fixtures.phones(), graph.client());
    private final ConnectionAccess connection = GraphOnLoopback.connection(Map.of());

    @AfterEach
    void close() {
        graph.close();
    }

    private List<Item> read(String body) throws NotUnderstood {
        return channel.read(Fixtures.post(body.replace('\'', '"')), connection);
    }

    private InboundRequest asked(String fields, String more) {
        graph.willAnswer(200, ("{'id':'444'" + more + ",'field_data':[" + fields + "]}").replace('\'', '"'));
        var found = channel.ask(REFERENCE, connection);
        assertThat(found).isInstanceOf(Found.Meant.class);
        return ((Found.Meant) found).request();
    }

    private static String field(String name, String value) {
        return "{'name':'" + name + "','values':['" + value + "']}";
    }

    @Test
    void aDeliveryOnlyNamesTheLead() throws NotUnderstood {
        var items = read(
                "{'object':'page','entry':[{'id':'153125381133','time':1438292065,'changes':[{'field':'leadgen','value':"
                        + "{'leadgen_id':123123123123,'page_id':'153125381133','form_id':12312312312,'adgroup_id':12312312312,"
                        + "'ad_id':12312312312,'created_time':1440120384}},{'field':'leadgen','value':{'leadgen_id':'5'}}]}]}");

        assertThat(items).hasSize(2);
        assertThat(items.getFirst()).isInstanceOfSatisfying(Item.Reference.class, reference -> {
            assertThat(reference.externalId()).isEqualTo("123123123123");
            assertThat(reference.kind()).isEqualTo("leadgen");
            assertThat(reference.reference())
                    .containsEntry("leadgen_id", "123123123123")
                    .containsEntry("form_id", "12312312312")
                    .containsEntry("created_time", "1440120384");
        });
    }

    @Test
    void whatIsNoLeadIsIgnored() throws NotUnderstood {
        var items = read(
                "{'object':'page','entry':[{'id':'0','changes':[{'field':'leadgen','value':{'leadgen_id':'444444444444'}}]},"
                        + "{'id':'1','changes':[{'field':'feed','value':{'item':'post'}},{'field':'leadgen','value':{}},"
                        + "{'field':'leadgen','value':{'leadgen_id':'../me'}}],"
                        + "'messaging':[{'sender':{'id':'1'},'message':{'mid':'m','text':'x'}}]}]}");

        assertThat(items.stream().map(Item::kind)).containsExactly("test", "message", "feed", "leadgen", "leadgen");
        assertThat(items.get(3)).isInstanceOf(Item.Unreadable.class);
        assertThat(items.get(4)).isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void asksTheGraphWhoItIs() {
        var request = asked(
                field("full_name", "Олена Коваль") + "," + field("phone_number", "+380671112233") + ","
                        + field("email", "Olena@Test.ua") + "," + field("який_розмір?", "M"),
                ",'created_time':'2026-11-18T08:26:40+0000','ad_id':'61','ad_name':'Осінь 1','adset_name':'Київ',"
                        + "'campaign_name':'Осінь','platform':'fb'");

        var call = graph.calls().getFirst();
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.path()).isEqualTo("/v25.0/444");
        assertThat(call.query())
                .startsWith("fields=id,created_time")
                .contains("field_data")
                .doesNotContain("EAAB");
        assertThat(call.authorization()).isEqualTo("Bearer EAAB-token");
        assertThat(request.channel()).isEqualTo("form");
        assertThat(request.kind()).isEqualTo("form");
        assertThat(request.externalId()).isEqualTo("444");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-18T08:26:40Z"));
        assertThat(request.sender().displayName()).isEqualTo("Олена Коваль");
        assertThat(request.sender().contactPoints())
                .containsExactly(
                        new ContactPoint("phone", "+380671112233", "+380671112233"),
                        new ContactPoint("email", "olena@test.ua", "Olena@Test.ua"));
        assertThat(request.text()).isEqualTo("який розмір?: M");
        assertThat(request.form()).hasSize(4).containsEntry("full_name", "Олена Коваль");
        assertThat(String.valueOf(request.attribution()))
                .contains("utmSource=fb", "utmCampaign=Осінь", "utmContent=Київ", "ad=Осінь 1");
    }

    @Test
    void looksAtValuesBecauseNamesLie() {
        var request = asked(
                field("email", "yes") + "," + field("ваш_контакт", "olena@test.ua") + ","
                        + field("мій_телефон", "067 111 22 33") + "," + field("first_name", "Олена") + ","
                        + field("last_name", "К.") + ",{'name':'x','values':['a','b']},{}",
                "");

        assertThat(request.sender().displayName()).isEqualTo("Олена К.");
        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly("+380671112233", "olena@test.ua");
        assertThat(request.form()).containsEntry("x", "a, b");
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochSecond(1762000000));
        assertThat(String.valueOf(request.attribution())).contains("ad=61");
    }

    @Test
    void aLeadThatNobodyCouldAnswerIsKeptForPeople() {
        graph.willAnswer(
                200, "{\"id\":\"444\",\"field_data\":[{\"name\":\"full_name\",\"values\":[\"<test lead>\"]}]}");
        graph.willAnswer(200, "{\"id\":\"444\"}");

        assertThat(channel.ask(REFERENCE, connection)).isInstanceOf(Found.Gone.class);
        assertThat(channel.ask(REFERENCE, connection)).isInstanceOf(Found.Gone.class);
    }

    @ParameterizedTest
    @CsvSource({"400,190,access token", "403,200,permission", "400,100,code 100", "404,803,404"})
    void saysWhyALeadCannotBeHad(int status, int code, String reason) {
        graph.willRefuse(status, code, 0);

        assertThat(channel.ask(REFERENCE, connection))
                .isInstanceOfSatisfying(
                        Found.Gone.class,
                        gone -> assertThat(gone.reason()).contains(reason).doesNotContain("EAAB"));
    }

    @Test
    void asksAgainLaterWhenTheGraphIsNotWell() {
        graph.willRefuse(400, 4, 0);
        graph.willRefuse(500, 2, 0);
        graph.willAnswer(502, "<html>");
        graph.willAnswer(200, "");
        graph.willReset();
        graph.willBeSilent();

        var impatient = new FacebookLeadAdsChannel(Fixtures.phones(), graph.impatient());
        for (int i = 0; i < 6; i++) {
            assertThat(impatient.ask(REFERENCE, connection)).as("call " + i).isInstanceOf(Found.Later.class);
        }
        assertThat(new FacebookLeadAdsChannel(Fixtures.phones(), GraphOnLoopback.nowhere()).ask(REFERENCE, connection))
                .isInstanceOf(Found.Later.class);
    }

    @Test
    void withoutATokenNobodyCanAsk() {
        var silent = GraphOnLoopback.connection(Map.of(), Map.of("accessToken", List.of()));

        assertThat(channel.ask(REFERENCE, silent)).isInstanceOf(Found.Gone.class);
        assertThat(graph.calls()).isEmpty();
    }

    @Test
    void itsHookIsMetas() {
        assertThat(channel.verify(GraphOnLoopback.signed("{}", GraphOnLoopback.SECRET), connection))
                .isEqualTo(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post("{}"), connection)).isInstanceOf(Verification.Refused.class);
        assertThat(channel.answer(Fixtures.post("{}"), connection).status()).isEqualTo(200);
        assertThat(channel.description().answers()).isFalse();
        assertThat(channel.description().channel()).isEqualTo("form");
    }
}
