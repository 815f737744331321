package io.potik.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Opens what the desk asks and offers in panels, forms and menus, one after the other, with something in each. */
final class DeskScreens {

    private final SalesTeam team;
    private final OneSale sale;
    private final SalesTeam.Manager manager;
    private final String leadId;
    private final String tag = "garden house " + Desk.nextUpdate();

    private record Screen(String name, String address, Consumer<Page> open) {}

    DeskScreens(Desk desk) {
        this.team = new SalesTeam(desk);
        this.sale = new OneSale(desk);
        this.manager = team.manager("Nadiia");
        var owner = desk.owner;
        desk.field("Area", "number");
        desk.field("Moves in", "date");
        leadId = team.lead(manager.api(), "Svitlana Rud", phone()).path("id").asString();
        team.lead(manager.api(), "Svitlana Rud", phone());
        owner.patch("/api/leads/" + leadId, Map.of("tags", List.of(tag, "oak"), "temperature", "hot"))
                .orThrow();
        var owners =
                owner.get("/api/session").orThrow().path("staff").path("id").asString();
        manager.api()
                .post(
                        "/api/leads/" + leadId + "/tasks",
                        Map.of(
                                "kind",
                                "call",
                                "text",
                                "Ask which front she liked at the exhibition",
                                "dueAt",
                                Instant.now().minus(Duration.ofHours(2)).toString(),
                                "assigneeId",
                                owners,
                                "remindMinutes",
                                0))
                .orThrow();
    }

    /** On a wide screen, in light and in dark. */
    void lookAtAll(Page page, Look look) {
        screens().forEach(screen -> {
            open(page, screen);
            look.inBothSchemes(screen.name());
        });
    }

    /** On a phone, without what only a wide screen offers. */
    void lookAtAllOnAPhone(Page page, Look look) {
        screens().stream().filter(screen -> !screen.name().contains("picked")).forEach(screen -> {
            open(page, screen);
            look.at(screen.name());
        });
    }

    /** The page is loaded anew: nothing is open that was opened before. */
    private void open(Page page, Screen screen) {
        page.navigate(team.desk.suite.url() + screen.address());
        screen.open().accept(page);
    }

    private List<Screen> screens() {
        return List.of(
                new Screen("desk board", team.board(), p -> assertThat(card(p)).isVisible()),
                new Screen("desk notifications", "/my-day", p -> {
                    p.getByTitle("Notifications").first().click();
                    assertThat(p.getByText("planned a call for you").first()).isVisible();
                }),
                new Screen("desk task", "/leads/" + leadId, p -> {
                    assertThat(p.getByText("Svitlana Rud").first()).isVisible();
                    p.keyboard().press("t");
                    assertThat(form(p, "Plan the next step")).isVisible();
                }),
                new Screen("desk merge", "/leads/" + leadId, p -> {
                    button(p, "Compare").click();
                    assertThat(p.getByText("becomes part of").first()).isVisible();
                }),
                new Screen("desk filter", team.board() + "&tag=" + tag, p -> {
                    button(p, "Filter").click();
                    assertThat(p.getByText("Waits for an answer").first()).isVisible();
                    assertThat(p.getByLabel("Area from")).isVisible();
                    assertThat(p.getByLabel("Moves in to")).isVisible();
                }),
                new Screen("desk views", team.board(), p -> {
                    button(p, "Views").click();
                    assertThat(menu(p, "Save this view")).isVisible();
                }),
                new Screen("desk view save", team.board(), p -> {
                    button(p, "Views").click();
                    menu(p, "Save this view").click();
                    assertThat(p.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                            .isVisible();
                }),
                new Screen("desk picked", team.board() + "&view=list", p -> {
                    p.getByLabel("Pick all that are shown").check();
                    assertThat(p.getByText("2 leads picked")).isVisible();
                }),
                new Screen("desk picked move", team.board() + "&view=list", p -> {
                    p.getByLabel("Pick all that are shown").check();
                    button(p, "Move").click();
                    assertThat(menu(p, "Talking")).isVisible();
                }),
                new Screen("desk stage removal", "/settings/pipelines?pipeline=" + team.pipelineId, p -> {
                    button(p, "Remove Fresh").click();
                    p.getByLabel("Where the leads of Fresh go").first().click();
                    p.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Talking"))
                            .click();
                    assertThat(p.getByText("goes away").first()).isVisible();
                }),
                new Screen("desk tag merge", "/settings/tags", p -> {
                    button(p, "Merge “" + tag + "” into another tag").click();
                    assertThat(p.getByLabel("Into which tag").first()).isVisible();
                }),
                new Screen("desk field", "/settings/fields", p -> {
                    button(p, "Change Room").click();
                    assertThat(p.getByText("What can be chosen")).isVisible();
                }),
                new Screen("desk order filter", "/orders", p -> {
                    button(p, "Filters").click();
                    assertThat(p.getByLabel("Made until")).isVisible();
                }),
                new Screen("desk segment condition", "/segments", p -> {
                    button(p, "Condition").click();
                    assertThat(p.getByText("Silent since").first()).isVisible();
                }),
                new Screen("desk mailing text", "/segments?segment=" + sale.segment, p -> {
                    button(p, "Write to them").click();
                    assertThat(p.getByLabel("What do you want to say?")).isVisible();
                }),
                new Screen(
                        "desk mailing cancel", "/segments?segment=" + sale.segment + "&mailing=" + sale.mailing, p -> {
                            button(p, "Cancel").click();
                            assertThat(p.getByText("Nobody was written to yet").first())
                                    .isVisible();
                        }),
                new Screen("desk erase", "/settings/personal-data?customerId=" + sale.customer, p -> {
                    button(p, "Erase this person").click();
                    assertThat(p.getByText("Erase this person everywhere?")).isVisible();
                }),
                new Screen("desk import undo", "/settings/imports/" + sale.imported, p -> {
                    button(p, "Undo").click();
                    assertThat(p.getByText("nobody has changed since").first()).isVisible();
                }));
    }

    private static Locator card(Page page) {
        return page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText("Svitlana Rud"))
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    private static Locator form(Page page, String name) {
        return page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator menu(Page page, String item) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .first();
    }

    private static Map<String, String> phone() {
        return Map.of("kind", "phone", "value", "+38093" + (1_000_000 + Desk.nextUpdate() % 1_000_000));
    }
}
