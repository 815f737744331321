package io.potik.intake.channel.imported;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and times as people write them in tables; the day before the month, as here. */
final class WrittenTimes {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern(
                    "[d.M.uuuu][d/M/uuuu][d-M-uuuu][uuuu-M-d][uuuu/M/d][uuuu.M.d][['T'][,][' ']H:m[:s[.SSSSSS][.SSS]]]",
                    Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private WrittenTimes() {}

    /** The instant that is written there, by the clocks of this zone when it names none; null when it is none. */
    static @Nullable Instant read(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noOffset) {
            return local(text, zone);
        }
    }

    private static @Nullable Instant local(String text, ZoneId zone) {
        try {
            return switch (LOCAL.parseBest(text.strip(), LocalDateTime::from, LocalDate::from)) {
                case LocalDateTime time -> time.atZone(zone).toInstant();
                case LocalDate day -> day.atStartOfDay(zone).toInstant();
                default -> null;
            };
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
