package io.potik.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.gateway.GatewayIntegrationTests;
import io.potik.gateway.LoopbackService;
import org.junit.jupiter.api.Test;

class ApiDocsIntegrationTests extends GatewayIntegrationTests {

    @Test
    void onePageHasTheDocumentsOfAllServices() {
        var owner = owner();
        var page = owner.get("/api/docs");
        assertThat(page.status()).isEqualTo(302);
        assertThat(owner.get(java.net.URI.create(page.header("Location")).getPath())
                        .expect(200)
                        .text())
                .contains("swagger-ui");
        assertThat(owner.get("/api/docs/gateway/swagger-config").expect(200).text())
                .contains("/api/docs/lead", "/api/docs/intake", "/api/docs/customer", "/api/docs/order")
                .contains("/api/docs/analytics", "/api/docs/gateway");

        var own = owner.get("/api/docs/gateway").expect(200).json();
        assertThat(own.path("paths").propertyNames()).contains("/api/session", "/api/staff/{id}", "/api/live");
        assertThat(own.at("/servers/0/url").asString()).isEqualTo("/");
    }

    @Test
    void aServicesDocumentIsTriedOutThroughTheGateway() {
        LEAD.reset();
        LEAD.answer((exchange, body) -> LoopbackService.reply(
                exchange,
                200,
                "application/json",
                "{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"http://lead:8102\"}]}"));

        var document = owner().get("/api/docs/lead").expect(200).json();

        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(LEAD.last().address().getPath()).isEqualTo("/v3/api-docs");
        LEAD.reset();
    }

    @Test
    void theyAreForWhoSignedIn() {
        browser().get("/api/docs").problem(401, "not-signed-in");
        browser().get("/api/docs/lead").problem(401, "not-signed-in");
        browser().get("/api/swagger-ui/index.html").problem(401, "not-signed-in");
        owner().get("/api/docs/nothing").problem(404, "not-found");
    }
}
