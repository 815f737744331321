package io.potik.intake.channel.telegram;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Telegram's numbers: longer than 32 bits, sometimes written as strings, and 0 is one of them. */
final class TelegramJson {

    private static final int LONGEST = 20;

    private TelegramJson() {}

    /** The whole number as it is written, or null when there is none. */
    static @Nullable String id(JsonNode node) {
        if (node.isIntegralNumber()) {
            var digits = node.bigIntegerValue().toString();
            return digits.length() <= LONGEST ? digits : null;
        }
        if (node.isString() && node.stringValue().matches("-?\\d{1,19}")) {
            return node.stringValue();
        }
        return null;
    }
}
