package io.potik.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A manager's day at the desk, in a real browser; what is written in the browser is then read through the gateway. */
@Order(2)
class SalesDeskJourneyTests {

    private final Desk desk = new Desk();
    private final Browser browser = new Browser(desk.suite);
    private final SalesTeam team = new SalesTeam(desk);

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aManagerPlansMarksFiltersAndKeepsTheView() {
        var tag = "loft " + team.pipelineName();
        var olha = team.manager("Olha");
        var page = signIn(olha);
        page.navigate(desk.suite.url() + team.board());
        assertThat(page.getByText("No leads yet").first()).isVisible();

        var lead = team.lead(olha.api(), "Halyna Zub", phone()).path("id").asString();
        team.lead(olha.api(), "Ostap Lys", phone());
        assertThat(card(page, "Halyna Zub")).isVisible();
        assertThat(card(page, "Ostap Lys")).isVisible();

        card(page, "Halyna Zub").getByRole(AriaRole.LINK).click();
        page.waitForURL("**/leads/**");
        var panel = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Halyna Zub"));
        assertThat(panel.getByText("No next step")).isVisible();
        page.keyboard().press("t");
        page.getByLabel("What to do").fill("Ask for the height of the ceiling");
        page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Plan the next step"))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Plan").setExact(true))
                .click();
        assertThat(panel.getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("Next step")))
                .containsText("Ask for the height of the ceiling");

        panel.getByText("Fill in").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Kitchen"))
                .click();
        panel.getByLabel("Tags").and(page.locator("input")).first().fill(tag);
        page.keyboard().press("Enter");
        await().atMost(Desk.SOON).untilAsserted(() -> {
            var now = desk.lead(lead);
            assertThat(now.path("tags").toString()).contains(tag);
            assertThat(now.path("fields").path(team.room().key()).asString())
                    .isEqualTo(team.room().kitchen());
        });
        page.navigate(desk.suite.url() + team.board());
        assertThat(card(page, "Ostap Lys")).isVisible();

        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Filter").setExact(true))
                .click();
        var filter = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Filter"));
        filter.getByLabel("Tags").and(page.locator("input")).first().fill(tag);
        filter.getByRole(AriaRole.OPTION, named(tag)).click();
        assertThat(card(page, "Ostap Lys")).hasCount(0);
        assertThat(card(page, "Halyna Zub")).isVisible();

        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(filter).hasCount(0);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Views").setExact(true))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Save this view"))
                .click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Name").fill("Lofts");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("View: Lofts")))
                .isVisible();

        page.navigate(desk.suite.url() + team.board());
        assertThat(card(page, "Ostap Lys")).isVisible();
        page.keyboard().press("v");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Lofts"))
                .click();
        assertThat(card(page, "Ostap Lys")).hasCount(0);
        assertThat(card(page, "Halyna Zub")).isVisible();

        olha.api()
                .post(
                        "/api/leads/" + lead + "/tasks",
                        Map.of(
                                "kind",
                                "call",
                                "text",
                                "Is the measuring done?",
                                "assigneeId",
                                olha.id(),
                                "dueAt",
                                Instant.now().minusSeconds(3_600).toString()))
                .orThrow();
        page.navigate(desk.suite.url() + "/my-day");
        page.getByLabel("Done: Is the measuring done?").click();
        page.getByPlaceholder("What came of it").first().fill("On Friday");
        page.keyboard().press("Control+Enter");
        await().atMost(Desk.SOON)
                .untilAsserted(() -> assertThat(desk.timeline(lead).toString()).contains("On Friday"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aStageAsksForItsFieldInsideAMoveByKeyboardAloneAndSaysWhatItDid() {
        var olha = team.manager("Olha");
        var lead = team.lead(olha.api(), "Yurii Hai", phone()).path("id").asString();
        var page = signIn(olha);
        page.navigate(desk.suite.url() + team.board());
        var said = said(page);
        assertThat(card(page, "Yurii Hai")).isVisible();

        card(page, "Yurii Hai").getByRole(AriaRole.LINK).focus();
        page.keyboard().press("Space");
        assertThat(said).hasText("Yurii Hai lifted from Fresh. Arrows carry it, Space drops, Escape puts back.");
        page.keyboard().press("ArrowRight");
        assertThat(said).hasText("Over Talking");
        page.keyboard().press("ArrowRight");
        assertThat(said).hasText("Over Drawing");
        page.keyboard().press("Space");
        var question = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("“Drawing” needs this first"));
        assertThat(question).isVisible();
        assertThat(question.getByLabel("Room").first()).isFocused();
        new Look(page).at("desk field asked");

        page.keyboard().press("Escape");
        assertThat(question).hasCount(0);
        assertThat(said).hasText("Yurii Hai put back");
        assertThat(column(page, "Fresh").getByText("Yurii Hai")).isVisible();

        carry(page, "Yurii Hai", 2);
        assertThat(question.getByLabel("Room").first()).isFocused();
        answerKitchen(page, question);
        assertThat(said).hasText("Yurii Hai moved to Drawing");
        assertThat(column(page, "Drawing").getByText("Yurii Hai")).isVisible();
        assertThat(desk.lead(lead).path("stageId").asString()).isEqualTo(team.stage("Drawing"));
        assertThat(desk.lead(lead).path("fields").path(team.room().key()).asString())
                .isEqualTo(team.room().kitchen());
    }

    @Test
    void ofTwoWhoMoveOneCardTheSecondSeesWhatHappenedAndDecides() {
        var olha = team.manager("Olha");
        var petro = team.manager("Petro");
        var lead = team.lead(olha.api(), "Zoriana Kit", phone()).path("id").asString();
        var hers = signIn(olha);
        hers.navigate(desk.suite.url() + team.board());
        var his = signIn(petro);
        his.navigate(desk.suite.url() + team.board());

        carry(hers, "Zoriana Kit", 2);
        var question = hers.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("“Drawing” needs this first"));
        assertThat(question.getByLabel("Room").first()).isFocused();
        carry(his, "Zoriana Kit", 1);
        assertThat(said(his)).hasText("Zoriana Kit moved to Talking");
        answerKitchen(hers, question);

        var seen =
                hers.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Somebody else changed this card"));
        assertThat(seen).containsText("Zoriana Kit is in “Talking” now");
        new Look(hers).at("desk conflict");
        assertThat(desk.lead(lead).path("stageId").asString()).isEqualTo(team.stage("Talking"));
        seen.getByText("Move to “Drawing”").click();
        assertThat(column(hers, "Drawing").getByText("Zoriana Kit")).isVisible();
        assertThat(column(his, "Drawing").getByText("Zoriana Kit")).isVisible();
        assertThat(desk.lead(lead).path("fields").path(team.room().key()).asString())
                .isEqualTo(team.room().kitchen());
    }

    @Test
    void anotherBrowserSeesWhoIsThereAndWhatMovesAlsoAfterALostConnection() {
        var olha = team.manager("Olha");
        var petro = team.manager("Petro");
        var lead = team.lead(olha.api(), "Vira Sova", phone()).path("id").asString();
        var hers = signIn(olha);
        hers.navigate(desk.suite.url() + team.board());
        var line = new Line(desk.suite.url());
        var his = browser.signIn(line.url(), petro.email(), SalesTeam.PASSWORD, 1440, ColorScheme.LIGHT);
        his.navigate(line.url() + team.board());
        assertThat(card(his, "Vira Sova")).isVisible();

        card(hers, "Vira Sova").getByRole(AriaRole.LINK).click();
        assertThat(card(his, "Vira Sova").getByRole(AriaRole.IMG, named("Olha has it open")))
                .isVisible();
        new Look(his).at("desk presence");

        hers.navigate(desk.suite.url() + team.board());
        carry(hers, "Vira Sova", 1);
        assertThat(column(his, "Talking").getByText("Vira Sova")).isVisible();
        assertThat(card(his, "Vira Sova").getByRole(AriaRole.IMG, named("Olha has it open")))
                .hasCount(0);

        line.cut();
        carry(hers, "Vira Sova", -1);
        assertThat(said(hers)).hasText("Vira Sova moved to Fresh");
        team.lead(olha.api(), "Lesia Oko", phone());
        assertThat(his.getByLabel("Live updates are interrupted").first()).isVisible();
        assertThat(column(his, "Talking").getByText("Vira Sova")).isVisible();
        line.mend();
        assertThat(column(his, "Fresh").getByText("Vira Sova")).isVisible();
        assertThat(column(his, "Fresh").getByText("Lesia Oko")).isVisible();
        assertThat(desk.lead(lead).path("stageId").asString()).isEqualTo(team.stage("Fresh"));
        line.close();
    }

    @Test
    void twoLeadsOfOnePersonAreMergedAndSeparatedWithBothHistoriesWhole() {
        var form = desk.form("twice, form " + Desk.nextUpdate());
        var bot = desk.telegram("twice, bot " + Desk.nextUpdate());
        long sender = 13_000_000_000L + Desk.nextUpdate();
        var phone = phone().get("value");
        desk.telegram(bot, Desk.update(Desk.nextUpdate(), sender, "message", 1, "\"text\":\"From the bot\""));
        var other = leadOf(bot);
        desk.channel.call(
                "POST",
                form.hook(),
                "{\"name\":\"Olena K\",\"phone\":\"" + phone + "\",\"message\":\"From the form\"}",
                "application/json");
        var lead = leadOf(form);
        desk.telegram(
                bot,
                Desk.update(
                        Desk.nextUpdate(),
                        sender,
                        "message",
                        2,
                        "\"contact\":{\"phone_number\":\"%s\",\"first_name\":\"Olena\",\"user_id\":%d}"
                                .formatted(phone, sender)));
        await().atMost(Desk.SOON)
                .until(() -> !desk.owner
                        .get("/api/leads/" + lead + "/duplicates")
                        .orThrow()
                        .path("items")
                        .isEmpty());
        var page = browser.signIn(1440, ColorScheme.LIGHT);
        page.navigate(desk.suite.url() + "/leads/" + lead);
        var line = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Possibly the same"));
        assertThat(line).containsText("same phone");
        line.getByText("Compare").click();
        var sheet = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Are these the same request?"));
        sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Merge"))
                .click();
        var history = page.getByRole(AriaRole.DIALOG).first();
        assertThat(history.getByText("Merged with No.").first()).isVisible();
        assertThat(history.getByText("From the bot").first()).isVisible();
        assertThat(line).hasCount(0);
        new Look(page).at("desk merged");
        assertThat(desk.lead(other).path("mergedInto").path("id").asString()).isEqualTo(lead);

        page.getByLabel("Undo the merge with No.").click();
        assertThat(history.getByText("Separate again from No.").first()).isVisible();
        assertThat(line).isVisible();
        assertThat(desk.lead(other).path("outcome").asString()).isEqualTo("open");
        assertThat(desk.timeline(other).toString()).contains("From the bot").doesNotContain("From the form");
        assertThat(desk.timeline(lead).toString()).contains("From the form");
        assertThat(browser.complaints()).isEmpty();
    }

    private String leadOf(Desk.Connection connection) {
        return await().atMost(Desk.SOON)
                .until(
                        () -> desk.receipts(connection).stream()
                                .map(receipt -> receipt.path("leadId").asString(""))
                                .filter(id -> !id.isEmpty())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    /** By keyboard alone: lifts the card, carries it so many columns to the right, drops it. */
    private static void carry(Page page, String name, int columns) {
        assertThat(card(page, name)).isVisible();
        card(page, name).getByRole(AriaRole.LINK).focus();
        page.keyboard().press("Space");
        for (int i = 0; i < Math.abs(columns); i++) {
            page.keyboard().press(columns > 0 ? "ArrowRight" : "ArrowLeft");
        }
        page.keyboard().press("Space");
    }

    /** By keyboard alone: chooses in the field that has the focus, goes on to the button that moves, and presses it. */
    private static void answerKitchen(Page page, Locator question) {
        var kitchen = question.getByRole(AriaRole.OPTION, named("Kitchen"));
        page.keyboard().press("ArrowDown");
        assertThat(kitchen).isVisible();
        if (kitchen.getAttribute("data-combobox-selected") == null) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(question.getByRole(AriaRole.BUTTON, named("Save and move"))).isFocused();
        page.keyboard().press("Enter");
    }

    private static Locator said(Page page) {
        return page.locator("[aria-live=assertive]");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private Page signIn(SalesTeam.Manager manager) {
        return browser.signIn(manager.email(), SalesTeam.PASSWORD, 1440, ColorScheme.LIGHT);
    }

    private static Locator card(Page page, String name) {
        return page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static Locator column(Page page, String stage) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + stage)));
    }

    private static Map<String, String> phone() {
        return Map.of("kind", "phone", "value", "+38093" + (1_000_000 + Desk.nextUpdate() % 1_000_000));
    }
}
