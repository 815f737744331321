package io.potik.intake.receipt;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How long things are kept.
 *
 * @param raw the bytes of deliveries and the requests that were read from them; afterwards there are only the facts
 */
@ConfigurationProperties("potik.intake.keep")
record KeepSettings(
        @DefaultValue("90d") @DurationUnit(ChronoUnit.DAYS) Duration raw) {}
