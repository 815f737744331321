package io.potik.gateway.live;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The stream of changes.
 *
 * @param remembered how many changes are kept for those who lost their connection
 * @param heartbeat how often a quiet stream says that it is there, and whether its session still is gets looked at
 * @param patience how long a client may read nothing before it is dropped
 * @param presence how long somebody who does not say again that a card is open still counts as there
 * @param streams how many may be open at once in this instance
 */
@Validated
@ConfigurationProperties("potik.live")
record LiveProperties(
        @DefaultValue("8192") @Min(16) int remembered,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("45s") Duration presence,
        @DefaultValue("10000") int streams) {}
