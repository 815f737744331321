package io.potik.local.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.potik.local.LocalSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's Chromium, headless, signed in at the running suite. What a page complains about is kept. */
final class Browser implements AutoCloseable {

    private static final String CHROMIUM = System.getenv().getOrDefault("POTIK_CHROMIUM", "/usr/bin/chromium");
    private static final int PATIENCE = (int) Desk.SOON.toMillis();

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(java.nio.file.Path.of(CHROMIUM))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
    private final LocalSuite suite;
    private final List<String> complaints = new ArrayList<>();

    Browser(LocalSuite suite) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        this.suite = suite;
    }

    /** A page of its own session, signed in as the owner through the sign-in screen, standing on the board. */
    Page signIn(int width, ColorScheme scheme) {
        return signIn(suite.ownerEmail(), suite.ownerPassword(), width, scheme);
    }

    /** As {@link #signIn(int, ColorScheme)}, as somebody else. */
    Page signIn(String email, String password, int width, ColorScheme scheme) {
        return signIn(suite.url(), email, password, width, scheme);
    }

    /** As {@link #signIn(int, ColorScheme)}, as somebody else and by another address of the suite. */
    Page signIn(String url, String email, String password, int width, ColorScheme scheme) {
        var page = context(width, scheme).newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.navigate(url + "/");
        page.getByLabel("E-mail").fill(email);
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"))
                .fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL("**/board**");
        complaints.clear(); // 401 of the first look at the session is how one learns to sign in
        return page;
    }

    /** Errors of the console and of the page's own code since the sign-in. */
    List<String> complaints() {
        return complaints;
    }

    private BrowserContext context(int width, ColorScheme scheme) {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale("en-GB")
                .setColorScheme(scheme));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
