package io.potik.analytics;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The business that this installation serves.
 *
 * @param timeZone where a day of a report begins and ends; after a change the store must be rebuilt
 * @param currency ISO 4217, what a win without an amount is counted in
 */
@Validated
@ConfigurationProperties("potik.workspace")
public record Workspace(
        @NotNull ZoneId timeZone,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

    /** The day there at that instant. */
    public LocalDate day(Instant at) {
        return at.atZone(timeZone).toLocalDate();
    }

    /** The instant at which that day begins there. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(timeZone).toInstant();
    }
}
