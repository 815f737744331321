package io.potik.lead.workspace;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The business that this installation serves.
 *
 * @param region in which a phone number without a country code is read, ISO 3166
 * @param timeZone in which its day begins
 * @param currency of a sum that names none, ISO 4217
 * @param undoConversionsFor how long a conversion can be undone
 * @param companies whether it sells to companies too; otherwise none is shown or asked for
 */
@Validated
@ConfigurationProperties("potik.workspace")
public record Workspace(
        @DefaultValue("UA") @Pattern(regexp = "[A-Z]{2}") String region,
        @DefaultValue("Europe/Kyiv") ZoneId timeZone,
        @DefaultValue("UAH") @Pattern(regexp = "[A-Z]{3}") String currency,
        @DefaultValue("true") boolean companies,
        @DefaultValue("72h") Duration undoConversionsFor) {

    /** Until when a conversion of that moment can be undone. */
    public Instant undoableUntil(Instant converted) {
        return converted.plus(undoConversionsFor);
    }
}
