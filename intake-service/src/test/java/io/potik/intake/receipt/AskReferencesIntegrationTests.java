package io.potik.intake.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.channel.AskingChannel.Found;
import io.potik.intake.support.RunningService;
import io.potik.intake.support.ScriptChannel;
import io.potik.outbox.Ids;
import io.potik.outbox.test.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class AskReferencesIntegrationTests extends RunningService {

    private static String willFind(Found... found) {
        var id = "ref-" + Ids.next();
        ScriptChannel.FOUND.put(id, new ConcurrentLinkedQueue<>(List.of(found)));
        return id;
    }

    private static Found meant(String id) {
        return new Found.Meant(ScriptChannel.request(id, "99", "asked for", null, null));
    }

    private Connected deliver(String id) {
        var ads = connect("script", "{}", "{}");
        assertThat(post(
                                ads.hook(),
                                "application/json",
                                "[{\"is\":\"nothing\",\"id\":\"n\"},{\"is\":\"reference\",\"id\":\"" + id + "\"}]")
                        .status())
                .isEqualTo(200);
        return ads;
    }

    private JsonNode receipt(Connected ads, String id) {
        for (var item : get("/api/receipts?connectionId=" + ads.id()).path("items")) {
            if (item.path("externalId").asString().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id);
    }

    private JsonNode totals(Connected connection) {
        var totals = get("/api/ledger?connectionId=" + connection.id()).path("totals");
        assertThat(totals.path("balanced").asBoolean()).isTrue();
        return totals;
    }

    @Test
    void whatIsFoundGoesOnAsARequest() {
        var id = willFind(new Found.Later(Duration.ofMillis(10), "Not yet."), meant("x"));
        var ads = deliver(id);
        assertThat(receipt(ads, id).path("outcome").asString()).isEqualTo("inFlight");

        await().untilAsserted(() -> assertThat(TestInfrastructure.consume("inbound.requests"))
                .filteredOn(message -> message.key().equals(ads.id() + ":99"))
                .singleElement()
                .satisfies(message -> assertThat(new String(message.payload(), StandardCharsets.UTF_8))
                        .contains("asked for", receipt(ads, id).path("id").asString())));
        assertThat(receipt(ads, id).path("kind").asString()).isEqualTo("message");
        assertThat(receipt(ads, id).path("detail").isNull()).isTrue();
        assertThat(receipt(ads, id).path("inboundRequest").path("text").asString())
                .isEqualTo("asked for");
        assertThat(ScriptChannel.ASKED)
                .filteredOn(reference -> reference.externalId().equals(id))
                .hasSize(2)
                .allMatch(reference -> id.equals(reference.reference().get("leadgenId"))
                        && reference.kind().equals("leadgen"));
        assertThat(totals(ads).path("inFlight").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsGoneIsQuarantinedAndAskedForAgainWhenItIsReplayed() {
        var id = willFind(new Found.Gone("The token has no right to it."));
        var ads = deliver(id);

        await().untilAsserted(() ->
                assertThat(receipt(ads, id).path("outcome").asString()).isEqualTo("quarantined"));
        assertThat(receipt(ads, id).path("detail").asString()).isEqualTo("The token has no right to it.");
        assertThat(totals(ads).path("quarantined").asInt()).isEqualTo(1);

        ScriptChannel.FOUND.put(id, new ConcurrentLinkedQueue<>(List.of(meant("x"))));
        var replayed = as(
                        "owner",
                        "POST",
                        "/api/receipts/" + receipt(ads, id).path("id").asString() + "/replay",
                        "")
                .json();

        assertThat(replayed.path("outcome").asString()).isEqualTo("inFlight");
        await().untilAsserted(() -> assertThat(
                        receipt(ads, id).path("inboundRequest").path("text").asString(""))
                .isEqualTo("asked for"));
        assertThat(totals(ads).path("inFlight").asInt()).isEqualTo(1);
        assertThat(totals(ads).path("quarantined").asInt()).isZero();
    }

    @Test
    void aChannelThatBreaksIsAskedLaterAndItsSecretsAreNotTold(CapturedOutput log) {
        var id = "broken-" + Ids.next();
        var ads = deliver(id);

        await().untilAsserted(() -> assertThat(receipt(ads, id).path("detail").asString(""))
                .isEqualTo("Asking failed (IllegalStateException)."));
        assertThat(receipt(ads, id).path("outcome").asString()).isEqualTo("inFlight");
        assertThat(log.getAll()).doesNotContain("token=secret");
    }
}
