package io.potik.intake.channel.meta;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The entry of a delivery that a thing came in.
 *
 * @param id the page, the Instagram account or the WhatsApp account that it is about; empty when Meta does not say
 * @param time when Meta made the entry, as it stands there
 * @param receivedAt when the delivery arrived
 */
public record MetaEntry(String id, JsonNode time, Instant receivedAt) {

    private static final Instant FACEBOOK_BEGAN = Instant.parse("2004-02-04T00:00:00Z");
    private static final long FIRST_OF_MILLISECONDS = 100_000_000_000L;

    /** "+0000" as well as "+00:00" and "Z". */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(java.util.Locale.ROOT);

    /** Meta's own test button delivers for an account that cannot exist. */
    boolean isTest() {
        return id.equals("0");
    }

    /** The time that is given, else the entry's, else that of the receipt. What cannot be right counts as not given. */
    public Instant time(JsonNode given) {
        var own = at(given);
        if (own != null) {
            return own;
        }
        var entrys = at(time);
        return given.isMissingNode() && entrys != null ? entrys : receivedAt;
    }

    /** Seconds or milliseconds, as a number or a text, or ISO 8601; null when it is none of these or cannot be right. */
    public @Nullable Instant at(JsonNode given) {
        var text = MetaJson.id(given);
        if (text == null) {
            return null;
        }
        var at = text.matches("\\d{1,15}") ? ofNumber(Long.parseLong(text)) : ofText(text);
        return at == null || at.isBefore(FACEBOOK_BEGAN) || at.isAfter(receivedAt.plus(Duration.ofDays(1))) ? null : at;
    }

    private static Instant ofNumber(long number) {
        return number >= FIRST_OF_MILLISECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private static @Nullable Instant ofText(String text) {
        try {
            return OffsetDateTime.parse(text, ISO).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
