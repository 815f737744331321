package io.potik.intake.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.intake.support.RunningService;
import io.potik.intake.support.Updates;
import io.potik.outbox.test.TestInfrastructure;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptsIntegrationTests extends RunningService {

    @Test
    void pagesGoOnWhereTheyEnded() {
        var bot = bot();
        for (int i = 0; i < 5; i++) {
            deliver(bot, "right-secret", Updates.text(Updates.id(), 1, "m" + i));
        }
        var seen = new ArrayList<String>();
        var path = "/api/receipts?limit=2&connectionId=" + bot.id();
        var after = "";
        do {
            var page = get(path + after);
            page.path("items")
                    .forEach(item ->
                            seen.add(item.path("inboundRequest").path("text").asString()));
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());

        assertThat(seen).containsExactlyInAnyOrder("m4", "m3", "m2", "m1", "m0");
    }

    @Test
    void filtersByTimeAndOutcome() {
        var bot = bot();
        deliver(bot, "right-secret", Updates.text(Updates.id(), 1, "now"));
        var path = "/api/receipts?connectionId=" + bot.id();

        assertThat(get(path + "&from=2026-01-01&to=2099-01-01").path("items")).hasSize(1);
        assertThat(get(path + "&to=2020-01-01").path("items")).isEmpty();
        assertThat(get(path + "&from=2099-01-01T00:00:00Z").path("items")).isEmpty();
        assertThat(get(path + "&outcome=inFlight").path("items")).hasSize(1);
        assertThat(get(path + "&outcome=created").path("items")).isEmpty();
        assertThat(as("owner", "GET", path + "&outcome=lost", "").status()).isEqualTo(422);
        assertThat(as("owner", "GET", path + "&from=yesterday", "").status()).isEqualTo(422);
        assertThat(as("owner", "GET", "/api/receipts/" + UUID.randomUUID(), "").status())
                .isEqualTo(404);
    }

    @Test
    void whatWasQuarantinedIsReadAgainAndGoesOnOnce() {
        var form = connect("form", "{}", "{}");
        post(form.hook(), "application/json", "{\"name\":\"Bo\",\"extra\":\"reach 0501119988\"}");
        var receipt = get("/api/receipts?connectionId=" + form.id())
                .path("items")
                .get(0)
                .path("id")
                .asString();
        assertThat(get("/api/receipts/" + receipt).path("outcome").asString()).isEqualTo("quarantined");

        var stillNot =
                as("owner", "POST", "/api/receipts/" + receipt + "/replay", "").json();
        assertThat(stillNot.path("outcome").asString()).isEqualTo("quarantined");

        as("owner", "PATCH", "/api/connections/" + form.id(), "{\"settings\":{\"messageField\":\"extra\"}}");
        as("owner", "PATCH", "/api/connections/" + form.id(), "{\"settings\":{\"phoneField\":\"extra\"}}");
        var read =
                as("owner", "POST", "/api/receipts/" + receipt + "/replay", "").json();
        var again =
                as("owner", "POST", "/api/receipts/" + receipt + "/replay", "").json();

        assertThat(read.path("outcome").asString()).isEqualTo("inFlight");
        assertThat(read.path("detail").isNull()).isTrue();
        assertThat(read.path("inboundRequest")
                        .path("sender")
                        .path("contactPoints")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo("+380501119988");
        assertThat(again.path("outcome").asString()).isEqualTo("inFlight");
        var totals = get("/api/ledger?connectionId=" + form.id()).path("totals");
        assertThat(totals.path("received").asInt()).isEqualTo(1);
        assertThat(totals.path("inFlight").asInt()).isEqualTo(1);
        assertThat(totals.path("quarantined").asInt()).isZero();
        assertThat(totals.path("balanced").asBoolean()).isTrue();
        await().untilAsserted(() -> assertThat(TestInfrastructure.consume("inbound.requests"))
                .filteredOn(message -> message.id().toString().equals(receipt))
                .hasSize(1)
                .allMatch(message -> new String(message.payload(), java.nio.charset.StandardCharsets.UTF_8)
                        .contains("\"receiptId\":\"" + receipt + "\"")));
    }

    @Test
    void whatWasIgnoredIsReadAgainWhenTheSettingChanges() {
        var bot = bot();
        deliver(bot, "right-secret", """
                {"update_id":%d,"message":{"message_id":1,"from":{"id":5,"first_name":"A"},"chat":{"id":-7,"type":"group"},\
                "date":1795000000,"text":"group words"}}""".formatted(Updates.id()));
        var receipt =
                get("/api/receipts?connectionId=" + bot.id()).path("items").get(0);
        assertThat(receipt.path("outcome").asString()).isEqualTo("ignored");
        assertThat(receipt.path("kind").asString()).isEqualTo("group");

        as("owner", "PATCH", "/api/connections/" + bot.id(), "{\"settings\":{\"groups\":true}}");
        var read = as("owner", "POST", "/api/receipts/" + receipt.path("id").asString() + "/replay", "")
                .json();

        assertThat(read.path("outcome").asString()).isEqualTo("inFlight");
        assertThat(get("/api/ledger?connectionId=" + bot.id())
                        .path("totals")
                        .path("ignored")
                        .asInt())
                .isZero();
    }
}
