package io.potik.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

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
            "/settings/notifications",
            "/settings/terms",
            "/settings/audit",
            "/settings/personal-data",
            "/settings/imports",
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

    @Test
    void axeFindsNothingOnAnyScreenInLightAndInDarkAndEachFitsAPhone() {
        var sale = new OneSale(desk);
        var bot = desk.telegram("axe");
        desk.telegram(
                bot, Desk.update(Desk.nextUpdate(), 12_000_000_100L, "message", 1, "\"text\":\"Is it accessible?\""));
        var page = browser.signIn(1440, ColorScheme.LIGHT);
        var look = new Look(page);
        assertThat(page.getByText("Is it accessible?").first()).isVisible();
        open(page, "Is it accessible?");
        look.everywhere("/card");
        for (String screen :
                Stream.concat(SCREENS.stream(), sale.screens().stream()).toList()) {
            look.open(screen);
            look.everywhere(screen);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void axeFindsNothingInWhatTheDeskAsksAndOffersInLightAndInDark() {
        var page = browser.signIn(1440, ColorScheme.LIGHT);
        new DeskScreens(desk).lookAtAll(page, new Look(page));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void axeFindsNothingInWhatTheDeskAsksAndOffersOnAPhone() {
        var page = browser.signIn(390, ColorScheme.LIGHT);
        new DeskScreens(desk).lookAtAllOnAPhone(page, new Look(page));
        assertThat(browser.complaints()).isEmpty();
    }
}
