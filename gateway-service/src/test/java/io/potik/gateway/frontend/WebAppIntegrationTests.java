package io.potik.gateway.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.gateway.GatewayIntegrationTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAppIntegrationTests extends GatewayIntegrationTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/index.html", "/board", "/leads/019a9e3c-7c00-7a10-8000-000000000001", "/settings/staff/"})
    void everyScreenIsThePage(String path) {
        var answer = browser().get(path).expect(200);

        assertThat(answer.text()).contains("<div id=\"root\">");
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval", "script-src 'unsafe-inline'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void whatHasAHashInItsNameIsKept() {
        var answer = browser().get("/assets/app-0a1b2c3d.js").expect(200);

        assertThat(answer.header("Cache-Control")).contains("max-age=31536000", "immutable");
        assertThat(answer.header("Content-Type")).startsWith("text/javascript");
        var packed = browser()
                .send(browser()
                        .request("/assets/app-0a1b2c3d.js")
                        .header("Accept-Encoding", "gzip")
                        .build());
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/gone-00000000.js", "/robots.txt", "/v3/api-docs", "/actuator/nothing"})
    void whatIsNoScreenIsNotThePage(String path) {
        assertThat(owner().get(path).problem(404, "not-found").text()).doesNotContain("root");
    }

    @Test
    void theFirstVisitBringsTheTokenAgainstForgedRequests() {
        var browser = browser();
        browser.get("/");

        assertThat(browser.cookies()).containsKey("XSRF-TOKEN").doesNotContainKey("__Host-potik");
    }
}
