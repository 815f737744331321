package io.potik.intake.channel.mail;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Date} of a mail. */
final class MailDates {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration FUTURE = Duration.ofDays(1);
    private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,100}\\)");
    private static final Pattern ZONE = Pattern.compile("\\s([A-Z]{2,5})$");
    private static final DateTimeFormatter C_STYLE =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

    /** Those of our part of the world; the library knows America's, and takes any other for Greenwich. */
    private static final Map<String, String> ZONES = Map.of(
            "UTC", "+0000",
            "EET", "+0200",
            "EEST", "+0300",
            "CET", "+0100",
            "CEST", "+0200",
            "MSK", "+0300",
            "MSD", "+0400",
            "BST", "+0100");

    private MailDates() {}

    /** When it was written, or {@code received} when that cannot be read or cannot be right. */
    static Instant read(@Nullable String header, Instant received) {
        if (header == null || header.length() > 200) {
            return received;
        }
        var text = COMMENT.matcher(header).replaceAll(" ").strip().replaceAll("\\s+", " ");
        var zone = ZONE.matcher(text);
        if (zone.find() && ZONES.containsKey(zone.group(1))) {
            text = text.substring(0, zone.start()) + " " + ZONES.get(zone.group(1));
        }
        // "+03:00" instead of "+0300"
        text = text.replaceAll("([+-]\\d{2}):(\\d{2})$", "$1$2");
        var read = read(text);
        return read == null || read.isBefore(EARLIEST) || read.isAfter(received.plus(FUTURE)) ? received : read;
    }

    private static @Nullable Instant read(String text) {
        try {
            return new MailDateFormat().parse(text).toInstant();
        } catch (ParseException | RuntimeException notOfMail) {
            return otherwise(text);
        }
    }

    private static @Nullable Instant otherwise(String text) {
        try {
            return Character.isDigit(text.isEmpty() ? ' ' : text.charAt(0))
                    ? OffsetDateTime.parse(text.replaceFirst(" ", "T").replaceAll(" ?([+-]\\d{2})(\\d{2})$", "$1:$2"))
                            .toInstant()
                    : LocalDateTime.parse(text.replaceAll(" [+-]\\d{4}$", ""), C_STYLE)
                            .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
