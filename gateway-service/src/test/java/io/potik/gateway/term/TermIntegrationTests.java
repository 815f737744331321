package io.potik.gateway.term;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.gateway.GatewayIntegrationTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TermIntegrationTests extends GatewayIntegrationTests {

    private static final String REQUEST =
            "{\"words\":{\"lead\":{\"uk\":{\"one\":\"заявка\",\"few\":\"заявки\",\"many\":\"заявок\"}}}%s}";

    @AfterEach
    void asUsual() {
        owner().send("PUT", "/api/terms", "{\"words\":{}}").expect(200);
    }

    @Test
    void whatAnOwnerCallsThingsEverybodyReadsWithTheSession() {
        var manager = member("manager");
        assertThat(manager.get("/api/session").json().at("/workspace/terms").isEmpty())
                .isTrue();

        var changed = owner().send("PUT", "/api/terms", REQUEST.formatted(""))
                .expect(200)
                .json();

        assertThat(manager.get("/api/session")
                        .json()
                        .at("/workspace/terms/lead/uk/many")
                        .asString())
                .isEqualTo("заявок");
        assertThat(manager.get("/api/terms").expect(200).json()).isEqualTo(changed);
        manager.send("PUT", "/api/terms", "{\"words\":{}}").problem(403, "not-allowed");
    }

    @Test
    void twoWhoChangeTheWordsDoNotOverwriteEachOtherUnseen() {
        var owner = owner();
        var version = owner.get("/api/terms").json().path("version").asLong();
        owner.send("PUT", "/api/terms", REQUEST.formatted(",\"version\":" + version))
                .expect(200);

        var stale = owner.send("PUT", "/api/terms", "{\"words\":{},\"version\":" + version + "}")
                .problem(409, "version-conflict");

        assertThat(stale.json().at("/current/words/lead/uk/one").asString()).isEqualTo("заявка");
    }

    @Test
    void aFormThatIsMissingIsNamed() {
        var refused = owner().send(
                        "PUT", "/api/terms", "{\"words\":{\"lead\":{\"ru\":{\"one\":\"заявка\",\"many\":\"заявок\"}}}}")
                .problem(422, "invalid");

        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("words.lead.ru.few");
    }
}
