package io.potik.intake.channel.call;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as exchanges write them: seconds, milliseconds, ISO 8601, RFC 1123, or by the clock on the wall. */
public final class CallTime {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int LONGEST = 60;
    private static final int SECONDS = 11;
    private static final int MILLISECONDS = 13;
    private static final int MICROSECONDS = 16;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[ ]")
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static final List<DateTimeFormatter> FORMATS = List.of(
            ISO,
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm[:ss]", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT));

    private CallTime() {}

    /**
     * The instant that is meant.
     *
     * @param zone of times that say none
     * @param receivedAt what counts instead of a time that is missing, broken, or cannot be right
     */
    public static Instant of(@Nullable String written, ZoneId zone, Instant receivedAt) {
        var read = read(written, zone);
        return read == null || read.isBefore(EARLIEST) || read.isAfter(receivedAt.plus(Duration.ofDays(1)))
                ? receivedAt
                : read;
    }

    /** The instant that is meant, however unlikely, or null when it is none. */
    public static @Nullable Instant read(@Nullable String written, ZoneId zone) {
        if (written == null || written.length() > LONGEST) {
            return null;
        }
        var text = written.strip();
        if (text.matches("\\d{1,19}(\\.\\d{1,9})?")) {
            var number = number(text);
            if (number != null) {
                return number;
            }
        }
        for (var format : FORMATS) {
            var read = read(text, format, zone);
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    private static @Nullable Instant read(String text, DateTimeFormatter format, ZoneId zone) {
        try {
            var read = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : LocalDateTime.from(read).atZone(zone).toInstant();
        } catch (DateTimeException notSo) {
            return null;
        }
    }

    private static @Nullable Instant number(String text) {
        int dot = text.indexOf('.');
        int digits = dot < 0 ? text.length() : dot;
        var value = new BigDecimal(text);
        if (digits <= SECONDS) {
            return ofSeconds(value);
        }
        if (digits == MILLISECONDS) {
            return ofSeconds(value.movePointLeft(3));
        }
        return digits == MICROSECONDS ? ofSeconds(value.movePointLeft(6)) : null;
    }

    private static Instant ofSeconds(BigDecimal seconds) {
        return Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
