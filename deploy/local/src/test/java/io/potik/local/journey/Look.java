package io.potik.local.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at what a page shows now: keeps a picture of it in {@code target/screens}, and holds it to axe and to its width. */
final class Look {

    private static final String STILL = """
            () => document.getAnimations().every(one => one.playState !== 'running'
                || one.effect.getComputedTiming().iterations === Infinity)""";

    private static final int PHONE = 768;

    private final Page page;
    private final ColorScheme scheme;

    Look(Page page, ColorScheme scheme) {
        this.page = page;
        this.scheme = scheme;
    }

    /** Waits until everything is there and nothing fades or slides; axe finds nothing, and nothing sticks out of the page. */
    void at(String screen) {
        assertThat(page.locator(".mantine-Skeleton-root")).hasCount(0);
        page.waitForFunction(STILL);
        int width = page.viewportSize().width;
        var picture = screen.replaceAll("[^a-z]+", "-").replaceAll("^-", "") + "-" + (width == 1440 ? "" : width + "-")
                + scheme + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens", picture)));
        var violations = axe().analyze().getViolations();
        assertThat(violations).as(screen + " at " + width + " " + violations).isEmpty();
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .as(screen + " is as wide as the page")
                .isLessThanOrEqualTo(width);
    }

    /**
     * Every rule in light; in dark only what the colours can change, and on a phone all but that, since the colours are
     * the same there. A menu that is open is looked at by itself, without the
     * one rule that its library breaks: it keeps a place for the first focus among the items.
     */
    private AxeBuilder axe() {
        var axe = new AxeBuilder(page);
        if (scheme == ColorScheme.DARK) {
            return axe.withRules(List.of("color-contrast", "link-in-text-block"));
        }
        var without = new ArrayList<String>();
        if (page.viewportSize().width < PHONE) {
            without.add("color-contrast");
        }
        if (page.locator("[role=menu]").count() > 0) {
            without.add("aria-required-children");
            axe.include(List.of("[role=menu]"));
        }
        return without.isEmpty() ? axe : axe.disableRules(without);
    }
}
