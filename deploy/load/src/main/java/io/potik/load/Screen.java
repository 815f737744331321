package io.potik.load;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitUntilState;
import io.potik.load.desk.Business;
import io.potik.load.desk.MadeUpLeads;
import io.potik.load.http.Latencies;
import io.potik.local.Api;
import io.potik.local.LocalSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code deploy/load/screen}: the board in a real browser with a hundred cards and with a hundred thousand: how long until
 * its first card can be used when nothing is cached, how much JavaScript comes, and what the browser's own trace says of
 * the frames while a card is dragged over all columns. Chromium shares the machine with the suite.
 */
public final class Screen {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CHROMIUM = System.getenv().getOrDefault("POTIK_CHROMIUM", "/usr/bin/chromium");
    private static final String CARD = "[data-card]";
    private static final String USABLE = "() => document.querySelector('" + CARD + "') ? performance.now() : 0";
    private static final String JAVASCRIPT = """
            () => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
                .filter(one => new URL(one.name).pathname.endsWith('.js') || one.entryType === 'navigation')
                .reduce((sum, one) => sum + one.encodedBodySize, 0)""";
    private static final int STEPS = 120;
    private static final double FRAME = 1_000.0 / 60;

    private Screen() {}

    /** What was drawn while a card was dragged: frames, those that came too late, and the longest work on the page's thread. */
    private record Frames(long drawn, long dropped, double longest) {}

    /** @param arguments the project's folder, {@code --most} leads (100000), {@code --loads} of the page (9), {@code --drags} (5) */
    public static void main(String[] arguments) throws Exception {
        var options = Arguments.of(arguments, Map.of("--most", 100_000, "--loads", 9, "--drags", 5));
        try (var run = TemporarySuite.start(options.root());
                var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var chromium = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of(CHROMIUM))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            var owner = Api.signIn(
                    run.suite().url(), run.suite().ownerEmail(), run.suite().ownerPassword());
            try (var leads = new MadeUpLeads(
                    run.suite().databaseUrl("lead"), Business.of(owner).place())) {
                for (int count : List.of(100, options.number("--most"))) {
                    leads.upTo(count);
                    measure(run.suite(), chromium, count, options);
                }
            }
        }
    }

    private static void measure(LocalSuite suite, Browser chromium, int cards, Arguments options) {
        String session = signIn(suite, chromium);
        var usable = new Latencies();
        long javascript = 0;
        for (int i = 0; i < options.number("--loads"); i++) {
            try (var browser = chromium.newContext(desktop().setStorageState(session))) {
                var page = open(suite, browser, usable);
                javascript = ((Number) page.evaluate(JAVASCRIPT)).longValue();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d leads: a card can be used after %.0f ms (p50), %.0f ms (p95); %,d KB come for it, compressed%n",
                cards,
                usable.percentile(50),
                usable.percentile(95),
                javascript / 1_024);
        try (var browser = chromium.newContext(desktop().setStorageState(session))) {
            var page = open(suite, browser, new Latencies());
            for (int i = 0; i < options.number("--drags"); i++) {
                var frames = drag(chromium, page);
                System.out.printf(
                        Locale.ROOT,
                        "  a drag over the board: %d frames drawn, %d dropped, longest work %.1f ms (a frame has %.1f)%n",
                        frames.drawn(),
                        frames.dropped(),
                        frames.longest(),
                        FRAME);
            }
        }
    }

    private static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1_440, 900).setLocale("en-GB");
    }

    /** Signs in through the screen; what a browser knows afterwards. The services have answered once then. */
    private static String signIn(LocalSuite suite, Browser chromium) {
        try (var browser = chromium.newContext(desktop())) {
            var page = browser.newPage();
            page.navigate(suite.url() + "/");
            page.getByLabel("E-mail").fill(suite.ownerEmail());
            page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"))
                    .fill(suite.ownerPassword());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            page.waitForSelector(CARD);
            return browser.storageState();
        }
    }

    /** The board in a browser that has nothing of it yet; adds how long it took until its first card stood there. */
    private static Page open(LocalSuite suite, BrowserContext browser, Latencies usable) {
        var page = browser.newPage();
        page.navigate(suite.url() + "/board", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        double milliseconds = ((Number) page.waitForFunction(USABLE).jsonValue()).doubleValue();
        usable.add((long) (milliseconds * TimeUnit.MILLISECONDS.toNanos(1)));
        return page;
    }

    /** Drags the first card over the columns and back, and puts it down where it was. */
    private static Frames drag(Browser chromium, Page page) {
        var card = page.locator(CARD).first();
        BoundingBox box = card.boundingBox();
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + 10, y + 5);
        chromium.startTracing(
                page,
                new Browser.StartTracingOptions()
                        .setCategories(List.of(
                                "toplevel",
                                "devtools.timeline",
                                "disabled-by-default-devtools.timeline.frame",
                                "devtools.timeline.frame")));
        for (int step = 0; step <= STEPS; step++) {
            double there = Math.sin(Math.PI * step / STEPS);
            page.mouse().move(x + there * (1_300 - x), y + there * 200);
        }
        var trace = JSON.readTree(chromium.stopTracing());
        page.mouse().move(x, y);
        page.keyboard().press("Escape");
        page.mouse().up();
        return frames(trace);
    }

    private static Frames frames(JsonNode trace) {
        long drawn = 0;
        long dropped = 0;
        double longest = 0;
        var pageThreads = trace.path("traceEvents")
                .valueStream()
                .filter(event -> event.path("name").asString("").equals("thread_name")
                        && event.path("args").path("name").asString("").equals("CrRendererMain"))
                .map(Screen::thread)
                .toList();
        for (var event : trace.path("traceEvents")) {
            switch (event.path("name").asString("")) {
                case "DrawFrame" -> drawn++;
                case "DroppedFrame" -> dropped++;
                case "RunTask", "ThreadControllerImpl::RunTask" -> {
                    if (pageThreads.contains(thread(event))) {
                        longest = Math.max(longest, event.path("dur").asDouble(0) / TimeUnit.MILLISECONDS.toMicros(1));
                    }
                }
                default -> {}
            }
        }
        return new Frames(drawn, dropped, longest);
    }

    private static String thread(JsonNode event) {
        return event.path("pid").asString("") + " " + event.path("tid").asString("");
    }
}
