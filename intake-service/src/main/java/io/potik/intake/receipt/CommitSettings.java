package io.potik.intake.receipt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How deliveries share commits.
 *
 * @param writers how many transactions are under way at once
 * @param most how many deliveries one transaction takes
 * @param queue how many deliveries may wait; further ones are told to come again
 * @param patience how long a delivery waits for its commit before it is told to come again
 */
@Validated
@ConfigurationProperties("potik.intake.commit")
record CommitSettings(
        @DefaultValue("2") @Min(1) @Max(32) int writers,
        @DefaultValue("256") @Min(1) int most,
        @DefaultValue("1000") @Min(1) int queue,
        @DefaultValue("4s") Duration patience) {}
