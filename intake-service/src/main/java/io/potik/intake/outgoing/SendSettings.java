package io.potik.intake.outgoing;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How answers are sent.
 *
 * @param atOnce how many this instance sends at once
 * @param ofOneConnection how many of them by one connection
 * @param rest how long a connection is left alone after most of what was sent by it failed
 */
@Validated
@ConfigurationProperties("potik.intake.send")
record SendSettings(
        @DefaultValue("12") @Min(1) int atOnce,
        @DefaultValue("3") @Min(1) int ofOneConnection,
        @DefaultValue("30s") Duration rest) {}
