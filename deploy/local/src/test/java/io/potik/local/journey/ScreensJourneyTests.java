package io.potik.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The screens in a real browser: what comes in is seen without a reload, and axe finds nothing on any of them. */
@Order(2)
class ScreensJourneyTests {

    private static final List<String> SCREENS = List.of(
            "/board",
            "/my-day",
            "/customers",
            "/segments",
            "/companies",
            "/orders",
            "/orders?view=board",
            "/reports/funnel",
            "/reports/rejections",
            "/reports/managers",
            "/reports/sources",
            "/reports/funnel?figure=leads",
            "/receipts",
            "/receipts/ledger",
            "/receipts/quarantine",
            "/settings/connections",
            "/settings/connections/new",
            "/settings/pipelines",
            "/settings/fields",
            "/settings/order-statuses",
            "/settings/reasons",
            "/settings/templates",
            "/settings/tags",
            "/settings/sources",
            "/settings/staff",
            "/settings/teams",
            "/settings/tokens",
            "/settings/exclusions",
            "/settings/terms",
            "/settings/audit",
            "/settings/operations");

    private final Desk desk = new Desk();
    private final Browser browser = new Browser(desk.suite);

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aDeliveryAppearsOnABoardThatIsOpenAndACardThatIsOpenedShowsIt() {
        var bot = desk.telegram("live");
        var page = browser.signIn(1440, ColorScheme.LIGHT);
        // the board is shown: its columns, or, when this is the suite's first lead, the invitation to connect a channel
        assertThat(page.getByText("Contacted")
                        .or(page.getByText("No leads yet"))
                        .filter(new Locator.FilterOptions().setVisible(true))
                        .first())
                .isVisible();
        desk.telegram(
                bot,
                Desk.update(
                        Desk.nextUpdate(),
                        12_000_000_001L,
                        "message",
                        1,
                        "\"text\":\"A kitchen of three metres, live\""));
        open(page, "A kitchen of three metres, live");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Opens the card of who said this last. */
    private static void open(Page page, String said) {
        var card = page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(said))
                .first();
        assertThat(card).isVisible();
        card.getByRole(AriaRole.LINK).click();
        page.waitForURL("**/leads/**");
        assertThat(page.getByRole(AriaRole.DIALOG).getByText(said)).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingOnAnyScreen(ColorScheme scheme) {
        var bot = desk.telegram("axe " + scheme);
        desk.telegram(
                bot,
                Desk.update(
                        Desk.nextUpdate(),
                        scheme == ColorScheme.DARK ? 12_000_000_101L : 12_000_000_100L,
                        "message",
                        1,
                        "\"text\":\"Is it accessible?\""));
        var page = browser.signIn(1440, scheme);
        assertThat(page.getByText("Is it accessible?").first()).isVisible();
        open(page, "Is it accessible?");
        new Look(page, scheme).at("/card");
        lookAtScreens(page, scheme);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "390, LIGHT"})
    void axeFindsNothingInWhatTheDeskAsksAndOffers(int width, ColorScheme scheme) {
        var screens = new DeskScreens(new SalesTeam(desk));
        var page = browser.signIn(width, scheme);
        screens.lookAtAll(page, new Look(page, scheme), width < 768);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyScreenFitsAPhone() {
        var page = browser.signIn(390, ColorScheme.LIGHT);
        lookAtScreens(page, ColorScheme.LIGHT);
    }

    private void lookAtScreens(Page page, ColorScheme scheme) {
        var look = new Look(page, scheme);
        for (String screen : SCREENS) {
            page.navigate(desk.suite.url() + screen);
            assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
            look.at(screen);
        }
    }
}
