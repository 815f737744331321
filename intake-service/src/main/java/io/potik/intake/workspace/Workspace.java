package io.potik.intake.workspace;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The business that this installation serves.
 *
 * @param region ISO 3166 code of the country whose phone numbers are written without a country code
 * @param timeZone a day in a report is a day there
 */
@Validated
@ConfigurationProperties("potik.workspace")
public record Workspace(
        @DefaultValue("UA") @Pattern(regexp = "[A-Z]{2}") String region,
        @DefaultValue("Europe/Kyiv") ZoneId timeZone) {

    /** When the hour began in which this instant lies, by the clocks of the workspace (some zones are half an hour off). */
    public Instant hourOf(Instant at) {
        return at.atZone(timeZone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    /**
     * The instant that a request parameter means: an instant as it is, a date as the beginning of that day here.
     *
     * @throws java.time.DateTimeException when it is neither
     */
    public Instant beginningOf(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay(timeZone).toInstant();
    }

    /**
     * The instant up to which a request parameter reaches, itself excluded: an instant as it is, a date with its whole
     * day.
     *
     * @throws java.time.DateTimeException when it is neither
     */
    public Instant endOf(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).plusDays(1).atStartOfDay(timeZone).toInstant();
    }
}
