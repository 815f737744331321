package io.potik.intake.upload;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long attached files are kept, and where providers fetch them.
 *
 * @param unused how long one is kept that no answer has used
 * @param afterwards how long one is kept after its answer came to its end
 * @param ofOne how much one person may have attached without sending it
 * @param atOnce how many files are taken in at the same time; each is in memory while it comes
 * @param publicUrl the gateway's address as providers see it
 */
@Validated
@ConfigurationProperties("potik.intake.upload")
record UploadSettings(
        @DefaultValue("24h") @DurationUnit(ChronoUnit.HOURS) Duration unused,
        @DefaultValue("7d") @DurationUnit(ChronoUnit.DAYS) Duration afterwards,
        @DefaultValue("300MB") DataSize ofOne,
        @DefaultValue("6") int atOnce,
        @DefaultValue("http://localhost:8080") URI publicUrl) {}
