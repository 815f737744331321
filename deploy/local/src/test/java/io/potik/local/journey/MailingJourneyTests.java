package io.potik.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** From what people bought to a message on their telephones, and to who does not want another one. */
@Order(2)
class MailingJourneyTests {

    private final Desk desk = new Desk();
    private final BotApi telegram = RunningSuite.telegram();
    private final int number = Desk.nextUpdate();
    private final String horse = "Horse" + number;

    /** Somebody who bought, by the chat that they write from. */
    private record Buyer(long chat, String customer) {}

    @Test
    void whoBoughtItIsWrittenToOnceAndWhoSaidStopNeverAgain() {
        var bot = desk.telegram("mailing");
        var olena = buyer(bot, 1, "Rocking " + horse + ", white");
        var petro = buyer(bot, 2, "Rocking " + horse);
        var ivan = buyer(bot, 3, "Rocking chair");
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.bought("rocking " + horse)).isEqualTo(2));
        var segment = desk.segmentOfGoods("rocking " + horse);

        var first = ready(segment, "A saddle for your horse");
        assertThat(counts(first)).containsExactlyEntriesOf(Map.of("waiting", 2));
        assertThat(telegram.to(olena.chat())).isEmpty();
        start(first);
        assertThat(telegram.to(olena.chat())).containsExactly("A saddle for your horse");
        assertThat(telegram.to(petro.chat())).containsExactly("A saddle for your horse");
        assertThat(telegram.to(ivan.chat())).isEmpty();

        desk.telegram(bot, Desk.update(Desk.nextUpdate(), petro.chat(), "message", 2, "\"text\":\"Стоп!\""));
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.owner
                                .get("/api/opt-outs/" + petro.customer())
                                .orThrow()
                                .path("optedOut")
                                .asBoolean())
                        .isTrue());
        var second = ready(segment, "Bridles, too");
        assertThat(counts(second)).containsOnly(Map.entry("waiting", 1), Map.entry("optedOut", 1));
        start(second);
        assertThat(telegram.to(olena.chat())).containsExactly("A saddle for your horse", "Bridles, too");
        assertThat(telegram.to(petro.chat())).containsExactly("A saddle for your horse");
    }

    private Buyer buyer(Desk.Connection bot, int which, String goods) {
        long chat = 12_000_000_000L + number * 10L + which;
        assertThat(desk.telegram(bot, Desk.update(Desk.nextUpdate(), chat, "message", 1, "\"text\":\"I buy it\""))
                        .status())
                .isEqualTo(200);
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.outcomes(bot, "created")).isEqualTo(which));
        var lead = desk.receipts(bot).getFirst().path("leadId").asString();
        desk.owner
                .post(
                        "/api/leads/" + lead + "/conversion",
                        Map.of(
                                "order",
                                Map.of("lines", List.of(Map.of("name", goods, "quantity", "1", "price", "900")))))
                .orThrow();
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(
                                desk.lead(lead).path("order").path("number").isMissingNode())
                        .isFalse());
        return new Buyer(chat, desk.lead(lead).path("customer").path("id").asString());
    }

    private String ready(String segment, String text) {
        var mailing = desk.mailing(segment, text);
        await().atMost(Desk.SOON).until(() -> desk.mailingState(mailing), "ready"::equals);
        return mailing;
    }

    /** Starts it, impatiently, and waits for its end. */
    private void start(String mailing) {
        desk.owner.post("/api/mailings/" + mailing + "/start", Map.of()).orThrow();
        desk.owner.post("/api/mailings/" + mailing + "/start", Map.of());
        await().atMost(Desk.SOON).until(() -> desk.mailingState(mailing), "done"::equals);
    }

    /** How many wait, or are left out and why. */
    private Map<String, Integer> counts(String mailing) {
        return desk.owner
                .get("/api/mailings/" + mailing)
                .orThrow()
                .path("counts")
                .valueStream()
                .collect(Collectors.toMap(
                        count -> count.path("why").asString(count.path("state").asString()),
                        count -> count.path("count").asInt()));
    }
}
