package io.potik.intake.channel.shop;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times as shops write them; one that cannot be right is as if there were none. */
public final class ShopTimes {

    private static final Instant FIRST_SHOP = Instant.parse("1995-01-01T00:00:00Z");
    private static final int LONGEST = 40;
    private static final Pattern SECONDS_OR_MILLIS = Pattern.compile("\\d{9,10}|\\d{12,13}");
    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("([+-]\\d{2})(\\d{2})$");
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendOptional(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOptional(DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm[:ss]", Locale.ROOT))
            .appendOptional(DateTimeFormatter.ISO_LOCAL_DATE)
            .toFormatter(Locale.ROOT);

    private final Instant receivedAt;
    private final ZoneId zone;

    /**
     * Times of one delivery.
     *
     * @param zone of times that name none
     */
    public ShopTimes(Instant receivedAt, ZoneId zone) {
        this.receivedAt = receivedAt;
        this.zone = zone;
    }

    /** The time in this field, or null. */
    public @Nullable Instant read(JsonNode node) {
        return read(node, zone);
    }

    /** The time in this field, by the clocks of this zone when it names none, or null. */
    public @Nullable Instant read(JsonNode node, ZoneId local) {
        var text = ShopJson.text(node, LONGEST);
        if (text == null) {
            return null;
        }
        try {
            var at = parsed(text, local);
            return at == null || at.isBefore(FIRST_SHOP) || at.isAfter(receivedAt.plus(Duration.ofDays(1))) ? null : at;
        } catch (DateTimeException | ArithmeticException noTime) {
            return null;
        }
    }

    /** The first of the times that is there, else when it was received. */
    public Instant firstOrReceived(@Nullable Instant... times) {
        for (var at : times) {
            if (at != null) {
                return at;
            }
        }
        return receivedAt;
    }

    private static @Nullable Instant parsed(String text, ZoneId local) {
        if (SECONDS_OR_MILLIS.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return text.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        }
        var iso = text.length() > 10 && text.charAt(10) == ' ' && text.charAt(4) == '-'
                ? text.substring(0, 10) + "T" + text.substring(11).replace(" ", "")
                : text;
        try {
            return OffsetDateTime.parse(OFFSET_WITHOUT_COLON.matcher(iso).replaceFirst("$1:$2"))
                    .toInstant();
        } catch (DateTimeException noOffset) {
            return atLocal(iso, local);
        }
    }

    private static @Nullable Instant atLocal(String text, ZoneId local) {
        return switch (LOCAL.parseBest(text, LocalDateTime::from, LocalDate::from)) {
            case LocalDateTime time -> time.atZone(local).toInstant();
            case LocalDate day -> day.atStartOfDay(local).toInstant();
            default -> null;
        };
    }
}
