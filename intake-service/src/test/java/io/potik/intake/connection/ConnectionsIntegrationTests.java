package io.potik.intake.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.support.RunningService;
import io.potik.intake.support.Updates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ConnectionsIntegrationTests extends RunningService {

    @Test
    void aConnectionIsMadeShownAndRemovedAndItsSecretsAreNeverReadBack(CapturedOutput log) {
        var bot = bot();

        assertThat(bot.view().path("state").asString()).isEqualTo("waiting");
        assertThat(bot.view().path("channel").asString()).isEqualTo("telegram");
        assertThat(bot.hook()).matches("/hooks/[A-Za-z0-9_-]{27}");
        var shown = as("owner", "GET", "/api/connections/" + bot.id(), "");
        assertThat(shown.body()).doesNotContain("right-secret", "123:ABC");
        assertThat(shown.header("etag")).isEqualTo("\"1\"");
        assertThat(get("/api/connections?limit=200").path("items"))
                .anyMatch(c -> c.path("id").asString().equals(bot.id().toString()));
        assertThat(jdbc.sql("select encode(sealed, 'escape') from connection_secret where connection_id = ?")
                        .param(bot.id())
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(atRest -> atRest.contains("right-secret"));
        assertThat(log.getAll()).doesNotContain("right-secret", "123:ABC");

        assertThat(as("owner", "DELETE", "/api/connections/" + bot.id(), "").status())
                .isEqualTo(204);
        assertThat(as("owner", "GET", "/api/connections/" + bot.id(), "").status())
                .isEqualTo(404);
        assertThat(deliver(bot, "right-secret", "{}").status()).isEqualTo(404);
    }

    @Test
    void aSecretThatIsReplacedIsValidBesideTheNewOne() {
        var bot = bot();
        as("owner", "PATCH", "/api/connections/" + bot.id(), "{\"secrets\":{\"secretToken\":\"second\"}}");

        assertThat(deliver(bot, "right-secret", Updates.text(Updates.id(), 1, "a"))
                        .status())
                .isEqualTo(200);
        assertThat(deliver(bot, "second", Updates.text(Updates.id(), 1, "b")).status())
                .isEqualTo(200);

        as("owner", "PATCH", "/api/connections/" + bot.id(), "{\"secrets\":{\"secretToken\":\"third\"}}");
        assertThat(deliver(bot, "third", Updates.text(Updates.id(), 1, "c")).status())
                .isEqualTo(200);
        assertThat(deliver(bot, "second", Updates.text(Updates.id(), 1, "d")).status())
                .isEqualTo(200);
        assertThat(deliver(bot, "right-secret", Updates.text(Updates.id(), 1, "e"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoChangesAnOldVersionIsTold() {
        var bot = bot();
        var path = "/api/connections/" + bot.id();

        assertThat(as("owner", "PATCH", path, "{\"name\":\"Shop\",\"version\":1}")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Shop");
        assertThat(as("owner", "PATCH", path, "{\"name\":\"Late\",\"version\":1}")
                        .status())
                .isEqualTo(409);
        assertThat(as("owner", "PATCH", path, "{\"name\":\"Late\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(409);
        assertThat(as("owner", "PATCH", path, "{\"name\":\"Next\"}", "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"provider\":\"pigeon\"} | provider",
                "{\"provider\":\"telegram\"} | secrets.secretToken",
                "{\"provider\":\"telegram\",\"secrets\":{\"secretToken\":\"a b\"}} | secrets.secretToken",
                "{\"provider\":\"telegram\",\"secrets\":{\"secretToken\":\"ab\",\"sekret\":\"x\"}} | secrets.sekret",
                "{\"provider\":\"form\",\"secrets\":{\"basicUser\":\"x\"}} | secrets.basicPassword",
                "{\"provider\":\"form\",\"settings\":{\"thankYouUrl\":\"javascript:x\"}} | settings.thankYouUrl",
                "{\"provider\":\"form\",\"settings\":{\"allowedOrigins\":\"shop.ua\"}} | settings.allowedOrigins",
                "{\"provider\":\"manual\",\"settings\":{\"x\":1}} | settings.x",
                "{\"provider\":\"\"} | provider",
            })
    void whatMakesNoSenseIsSaidByField(String body, String field) {
        var answer = as("owner", "POST", "/api/connections", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void rolesMayWhatTheyMay() {
        var bot = bot();

        assertThat(as("manager", "GET", "/api/connections/" + bot.id(), "")
                        .json()
                        .path("hookUrl")
                        .isNull())
                .isTrue();
        assertThat(as("manager", "POST", "/api/connections", "{\"provider\":\"manual\"}")
                        .status())
                .isEqualTo(403);
        assertThat(as("manager", "GET", "/api/receipts", "").status()).isEqualTo(403);
        assertThat(as("manager", "GET", "/api/ledger", "").status()).isEqualTo(200);
        assertThat(as("teamLead", "POST", "/api/connections", "{\"provider\":\"manual\"}")
                        .status())
                .isEqualTo(201);
        assertThat(as("analyst", "GET", "/api/connections", "").status()).isEqualTo(403);
        assertThat(send(java.net.http.HttpRequest.newBuilder(uri("/api/connections"))
                                .build())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void providersSayWhatTheyNeedInThreeLanguages() {
        var providers = get("/api/providers").path("items");

        assertThat(providers).extracting(p -> p.path("provider").asString()).contains("form", "manual", "telegram");
        assertThat(providers).allSatisfy(provider -> {
            assertThat(provider.path("setup")).isNotEmpty().allSatisfy(step -> {
                assertThat(step.path("en").asString()).isNotBlank();
                assertThat(step.path("uk").asString()).isNotBlank();
                assertThat(step.path("ru").asString()).isNotBlank();
            });
        });
    }

    @Test
    void aPreviewSaysWhatWouldComeOfADeliveryAndStoresNothing() {
        var bot = bot();
        var path = "/api/connections/" + bot.id() + "/preview";
        var update = Updates.text(Updates.id(), 5, "hi").replace("\"", "\\\"");

        var good = as("owner", "POST", path, """
                {"method":"POST","headers":{"X-Telegram-Bot-Api-Secret-Token":"right-secret"},"body":"%s"}""".formatted(update)).json();
        var wrong = as("owner", "POST", path, "{\"body\":\"{}\"}").json();
        var garbage = as("owner", "POST", path, """
                {"headers":{"X-Telegram-Bot-Api-Secret-Token":["right-secret"]},"bodyBase64":"AAAA"}""").json();

        assertThat(good.path("verified").asBoolean()).isTrue();
        assertThat(good.path("answer").path("status").asInt()).isEqualTo(200);
        assertThat(good.path("items").get(0).path("outcome").asString()).isEqualTo("inFlight");
        assertThat(good.path("items").get(0).path("inboundRequest").path("text").asString())
                .isEqualTo("hi");
        assertThat(wrong.path("verified").asBoolean()).isFalse();
        assertThat(wrong.path("answer").path("status").asInt()).isEqualTo(401);
        assertThat(garbage.path("items").get(0).path("outcome").asString()).isEqualTo("quarantined");
        assertThat(get("/api/receipts?connectionId=" + bot.id()).path("items")).isEmpty();
        assertThat(get("/api/connections/" + bot.id()).path("state").asString()).isEqualTo("waiting");
    }

    @Test
    void theDocumentationNamesTheHooks() {
        assertThat(get("/v3/api-docs").path("paths").has("/hooks/{key}")).isTrue();
    }
}
