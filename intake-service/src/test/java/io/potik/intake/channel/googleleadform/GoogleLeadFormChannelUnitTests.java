package io.potik.intake.channel.googleleadform;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleLeadFormChannelUnitTests {

    private static final String LEAD = """
            {"lead_id":"Cj0KCQiA-lead-1","api_version":"1.0","form_id":40000000000,"campaign_id":9223372036854775807,
             "google_key":"our-key","is_test":false,"gcl_id":"Cj0abc","adgroup_id":20000000000,"creative_id":30000000000,
             "user_column_data":[
               {"column_name":"Full Name","string_value":"Ірина Лис","column_id":"FULL_NAME"},
               {"column_name":"User Email","string_value":"Iryna@Example.com","column_id":"EMAIL"},
               {"column_name":"User Phone","string_value":"+380501112233","column_id":"PHONE_NUMBER"},
               {"column_name":"Company","string_value":"Ромашка","column_id":"COMPANY_NAME"},
               {"string_value":"Київ","column_id":"CITY"},
               {"column_name":"Який дилер ближче?","string_value":"На Подолі","column_id":"question_1"}]}""";

    private final GoogleLeadFormChannel channel = new GoogleLeadFormChannel(Fixtures.phones());

    private static ConnectionAccess form() {
        return Fixtures.connection(Map.of(), Map.of("googleKey", List.of("new-key", "our-key")));
    }

    private Item item(String lead) throws NotUnderstood {
        return channel.read(Fixtures.post(lead), form()).getFirst();
    }

    private InboundRequest request(String lead) throws NotUnderstood {
        var item = item(lead);
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    private static Map<String, String> form(InboundRequest request) {
        var form = request.form();
        return form == null ? Map.of() : form;
    }

    @Test
    void readsALead() throws NotUnderstood {
        var request = request(LEAD);

        assertThat(request.externalId()).isEqualTo("Cj0KCQiA-lead-1");
        assertThat(request.sender().displayName()).isEqualTo("Ірина Лис");
        assertThat(request.sender().contactPoints())
                .containsExactly(
                        new ContactPoint("phone", "+380501112233", "+380501112233"),
                        new ContactPoint("email", "iryna@example.com", "Iryna@Example.com"));
        assertThat(form(request))
                .containsEntry("COMPANY_NAME", "Ромашка")
                .containsEntry("Який дилер ближче?", "На Подолі")
                .doesNotContainKey("google_key");
        assertThat(request.text()).contains("CITY: Київ", "Який дилер ближче?: На Подолі");
        assertThat(request.attribution())
                .isEqualTo(new Attribution(
                        "google",
                        "cpc",
                        "9223372036854775807",
                        "30000000000",
                        null,
                        null,
                        null,
                        "campaign:9223372036854775807 adgroup:20000000000 creative:30000000000 gclid:Cj0abc"));
    }

    @Test
    void firstAndLastNameAreOneName() throws NotUnderstood {
        var request = request("""
                {"lead_id":"1","user_column_data":[{"string_value":"Ann","column_id":"FIRST_NAME"},
                 {"string_value":"Lee","column_id":"LAST_NAME"},{"string_value":"a@work.com","column_id":"WORK_EMAIL"},
                 {"string_value":"0501112233","column_id":"WORK_PHONE"}]}""");

        assertThat(request.sender().displayName()).isEqualTo("Ann Lee");
        assertThat(request.sender().contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly("+380501112233", "a@work.com");
    }

    @ParameterizedTest
    @CsvSource({"our-key,true", "new-key,true", "our-kez,false", "our-key2,false", "'',false"})
    void theKeyInTheBodyDecides(String key, boolean accepted) {
        var lead = LEAD.replace("our-key", key);

        assertThat(channel.verify(Fixtures.post(lead), form()) instanceof Verification.Accepted)
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"google_key\":null}", "{\"google_key\":{\"a\":1}}", "[]", "5", "", "hello"})
    void whatHoldsNoKeyIsRefusedForGood(String body) {
        assertThat(channel.verify(Fixtures.post(body), form()))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isBetween(400, 499));
    }

    @Test
    void everyByteOfTheKeyCounts() {
        byte[] lead = LEAD.getBytes(StandardCharsets.UTF_8);
        int start = LEAD.substring(0, LEAD.indexOf("our-key")).getBytes(StandardCharsets.UTF_8).length;
        for (int i = start; i < start + "our-key".length(); i++) {
            var changed = lead.clone();
            changed[i] ^= 1;
            assertThat(channel.verify(Fixtures.delivery("POST", null, changed), form()))
                    .isInstanceOf(Verification.Refused.class);
        }
    }

    @Test
    void answersAsGoogleWants() {
        var answer = channel.answer(Fixtures.post(LEAD), form());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), form()))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void aTestLeadIsNoRequest() throws NotUnderstood {
        assertThat(item(LEAD.replace("\"is_test\":false", "\"is_test\":true")))
                .isInstanceOfSatisfying(Item.Ignored.class, ignored -> {
                    assertThat(ignored.kind()).isEqualTo("test");
                    assertThat(ignored.externalId()).isEqualTo("Cj0KCQiA-lead-1");
                });
    }

    @Test
    void whatIsMissingCostsNothing() throws NotUnderstood {
        var request = request("""
                {"lead_id":77,"campaign_id":0,"lead_submit_time":"2026-11-20T08:30:00Z","user_column_data":[
                 {"column_id":"EMAIL"},{"string_value":"x"},{},5,
                 {"column_id":"PHONE_NUMBER","string_value":"050 111 22 33"}]}""");

        assertThat(request.externalId()).isEqualTo("77");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T08:30:00Z"));
        assertThat(request.attribution())
                .isEqualTo(new Attribution("google", "cpc", null, null, null, null, null, null));
        assertThat(request.sender().displayName()).isNull();
    }

    @Test
    void aLeadThatCannotBeReachedIsKeptForPeople() throws NotUnderstood {
        assertThat(
                        item(
                                "{\"lead_id\":\"1\",\"user_column_data\":[{\"column_id\":\"FULL_NAME\",\"string_value\":\"A\"}]}"))
                .isInstanceOf(Item.Unreadable.class);
        assertThat(item("{\"lead_id\":\"1\"}")).isInstanceOf(Item.Unreadable.class);
        assertThat(item("{\"a\":1}").externalId()).startsWith("sha256:");
    }

    @Test
    void aKeyHasGooglesLength() {
        assertThat(channel.check(new SecretsGiven(Map.of("googleKey", "x".repeat(51)))))
                .hasSize(1);
        assertThat(channel.check(new SecretsGiven(Map.of("googleKey", "x".repeat(50)))))
                .isEmpty();
    }
}
