package io.potik.local.demo;

import io.potik.local.Api;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Today's deliveries: through the hooks, as Telegram and a web form would post them. */
final class Today {

    static final String BOT = "Telegram bot of the showroom";
    private static final String SECRET = "demo-secret-token";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Api owner;
    private final Api channels;
    private final Random random;

    Today(Api owner, Api channels, Random random) {
        this.owner = owner;
        this.channels = channels;
        this.random = random;
    }

    void deliver() {
        String bot = connection("telegram", BOT, Map.of("secretToken", SECRET, "botToken", "1:demo"));
        String form = connection("form", "Website, contact page", Map.of());
        for (int i = 0; i < 24; i++) {
            telegram(bot, i);
            if (i % 2 == 0) {
                form(form, i);
            }
        }
        contact(bot, 0); // the same person filled in the form of the website: possibly the same
        telegram(bot, 23); // delivered twice, as providers do
        channels.call("POST", bot, "this is no update", "application/json", "X-Telegram-Bot-Api-Secret-Token", SECRET);
    }

    private String connection(String provider, String name, Map<String, String> secrets) {
        var made = owner.post(
                        "/api/connections",
                        Map.of("provider", provider, "name", name, "settings", Map.of(), "secrets", secrets))
                .orThrow();
        return URI.create(made.path("hookUrl").asString()).getPath();
    }

    private void telegram(String hook, int number) {
        String[] name = Texts.name(new Random(number)).split(" ");
        var update = Map.<String, Object>of(
                "update_id",
                9_000_000 + number,
                "message",
                Map.of(
                        "message_id",
                        100 + number,
                        "date",
                        Instant.now().getEpochSecond() - random.nextInt(3_000),
                        "chat",
                        Map.of("id", 7_100_000_000L + number % 18, "type", "private"),
                        "from",
                        Map.of(
                                "id",
                                7_100_000_000L + number % 18,
                                "is_bot",
                                false,
                                "first_name",
                                name[0],
                                "last_name",
                                name[1]),
                        "text",
                        number < 18 ? Texts.question(random) : Texts.more(random)));
        send(hook, update);
    }

    private void contact(String hook, int number) {
        var account = 7_100_000_000L + number;
        var update = Map.<String, Object>of(
                "update_id",
                9_001_000 + number,
                "message",
                Map.of(
                        "message_id",
                        200 + number,
                        "date",
                        Instant.now().getEpochSecond(),
                        "chat",
                        Map.of("id", account, "type", "private"),
                        "from",
                        Map.of("id", account, "is_bot", false, "first_name", Texts.name(new Random(number))),
                        "contact",
                        Map.of(
                                "phone_number",
                                phone(number),
                                "first_name",
                                Texts.name(new Random(number)),
                                "user_id",
                                account)));
        send(hook, update);
    }

    private void send(String hook, Map<String, Object> update) {
        channels.call(
                        "POST",
                        hook,
                        JSON.writeValueAsString(update),
                        "application/json",
                        "X-Telegram-Bot-Api-Secret-Token",
                        SECRET)
                .orThrow();
    }

    private static String phone(int number) {
        return "067 22" + String.format(java.util.Locale.ROOT, "%05d", 10_000 + number);
    }

    private void form(String hook, int number) {
        var fields = Map.of(
                "name",
                number == 0 ? Texts.name(new Random(number)) : Texts.name(random),
                "phone",
                phone(number),
                "message",
                Texts.question(random),
                "utm_source",
                number % 4 == 0 ? "google" : "instagram",
                "utm_campaign",
                "autumn-kitchens");
        channels.call("POST", hook, JSON.writeValueAsString(fields), "application/json")
                .orThrow();
    }
}
