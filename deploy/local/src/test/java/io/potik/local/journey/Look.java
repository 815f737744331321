package io.potik.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Looks at what a page shows now: keeps pictures of it in {@code target/screens}, and holds it to axe and to its width. The
 * same page is seen in light, in dark and on a phone: it follows what the browser says of both, without being loaded anew.
 */
final class Look {

    /** Everything is there and nothing fades or slides. */
    private static final String SETTLED = """
            scheme => document.documentElement.dataset.mantineColorScheme === scheme
                && document.querySelector('h1, h2, h3, h4, h5, h6')
                && !document.querySelector('.mantine-Skeleton-root')
                && document.getAnimations().every(one => one.playState !== 'running'
                    || one.effect.getComputedTiming().iterations === Infinity)""";

    private static final String ARRIVED = """
            path => {
                const { status, location, resolvedLocation } = window.__TSR_ROUTER__.state
                return status === 'idle' && location.pathname === path && resolvedLocation.href === location.href
            }""";

    private static final String VIOLATIONS = """
            async ({ within, options }) => (await axe.run(within ?? document, options)).violations.map(one =>
                `${one.id}: ${one.help}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`)""";

    private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";
    private static final String AXE = axe();
    private static final int WIDE = 1440;
    private static final int PHONE = 390;
    private static final int HEIGHT = 900;

    private final Page page;
    private ColorScheme scheme = ColorScheme.LIGHT;

    /** For a page that is shown in light. */
    Look(Page page) {
        this.page = page;
    }

    /** Goes to an address as a link of the page does, and waits until its page is drawn. */
    void open(String address) {
        page.evaluate("address => history.pushState(null, '', address)", address);
        page.waitForFunction(ARRIVED, address.replaceFirst("[?].*", ""));
    }

    /** In both colour schemes on a wide screen, and on a phone. */
    void everywhere(String screen) {
        inBothSchemes(screen);
        page.setViewportSize(PHONE, HEIGHT);
        at(screen);
        page.setViewportSize(WIDE, HEIGHT);
    }

    /** In light and in dark, as wide as it is. */
    void inBothSchemes(String screen) {
        at(screen);
        show(ColorScheme.DARK);
        at(screen);
        show(ColorScheme.LIGHT);
    }

    /** As it is. Axe finds nothing, and nothing sticks out of the page. */
    void at(String screen) {
        page.waitForFunction(SETTLED, scheme.name().toLowerCase(Locale.ROOT));
        int width = page.viewportSize().width;
        var picture = screen.replaceAll(ID, "one").replaceAll("[^a-z]+", "-").replaceAll("^-", "") + "-"
                + (width == WIDE ? "" : width + "-") + scheme + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens", picture)));
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        assertThat((List<?>) page.evaluate(VIOLATIONS, asked()))
                .as(screen + " at " + width + ", " + scheme)
                .isEmpty();
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .as(screen + " is as wide as the page")
                .isLessThanOrEqualTo(width);
    }

    private void show(ColorScheme now) {
        scheme = now;
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(now));
    }

    /**
     * Every rule in light; in dark only what the colours can change, and on a phone all but that, since the colours are
     * the same there. A menu that is open is looked at by itself, without the
     * one rule that its library breaks: it keeps a place for the first focus among the items.
     */
    private Map<String, Object> asked() {
        var asked = new HashMap<String, Object>();
        var options = new HashMap<String, Object>(Map.of("resultTypes", List.of("violations")));
        asked.put("options", options);
        if (scheme == ColorScheme.DARK) {
            options.put("runOnly", List.of("color-contrast", "link-in-text-block"));
            return asked;
        }
        var without = new HashMap<String, Object>();
        if (page.viewportSize().width == PHONE) {
            without.put("color-contrast", Map.of("enabled", false));
        }
        if (page.locator("[role=menu]").count() > 0) {
            without.put("aria-required-children", Map.of("enabled", false));
            asked.put("within", "[role=menu]");
        }
        options.put("rules", without);
        return asked;
    }

    private static String axe() {
        try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
