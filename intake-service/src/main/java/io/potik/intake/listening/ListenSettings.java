package io.potik.intake.listening;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How connections are listened to.
 *
 * @param lease how long a connection is kept for an instance that says nothing more; renewed every third of it
 * @param shortestPause after a failure; doubled with each further one
 * @param longestPause after many failures
 * @param most how many connections one instance listens to
 */
@Validated
@ConfigurationProperties("potik.intake.listen")
record ListenSettings(
        @DefaultValue("30s") Duration lease,
        @DefaultValue("5s") Duration shortestPause,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("200") @Min(0) int most) {}
