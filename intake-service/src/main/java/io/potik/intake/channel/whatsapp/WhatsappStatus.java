package io.potik.intake.channel.whatsapp;

import io.potik.intake.channel.Item;
import io.potik.intake.channel.meta.MetaEntry;
import io.potik.intake.channel.meta.MetaFaults;
import io.potik.intake.channel.meta.MetaJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One of {@code statuses}: what became of a message of the business. */
final class WhatsappStatus {

    private static final String KIND = "status";

    private WhatsappStatus() {}

    static Item item(JsonNode status, MetaEntry entry) {
        var message = MetaJson.id(status.path("id"));
        var word = MetaJson.text(status.path("status"), 40);
        // In a group each reader is told of apart.
        var reader = MetaJson.id(status.path("recipient_participant_id"));
        var id = message == null || word == null
                ? MetaJson.contentId(KIND, status)
                : message + ":" + word + (reader == null ? "" : ":" + reader);
        var state = state(word == null ? "" : word);
        if (message == null || state == null) {
            return new Item.Ignored(id, Item.FOR_EVER, KIND, "News of a message of the business");
        }
        return new Item.AnswerNews(
                id,
                Item.FOR_EVER,
                KIND,
                List.of(message),
                null,
                entry.at(status.path("timestamp")),
                state,
                state.equals("failed")
                        ? reason(status.path("errors").path(0).path("code").asInt(0))
                        : null);
    }

    /** That it was sent is known already: the Graph said so when it took it. */
    private static @Nullable String state(String word) {
        return switch (word) {
            case "delivered", "failed", "read" -> word;
            case "played" -> "read";
            default -> null;
        };
    }

    private static String reason(int code) {
        var known = MetaFaults.reason(code);
        return known == null ? "WhatsApp could not deliver it" + (code == 0 ? "." : ", code " + code + ".") : known;
    }
}
