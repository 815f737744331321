package io.potik.intake.channel.prom;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Prom.ua is asked.
 *
 * @param apiUrl where its API is
 * @param connectTimeout for the connection alone
 * @param timeout for a whole answer
 * @param every how often it is asked
 */
@Validated
@ConfigurationProperties("potik.prom")
record PromSettings(
        @DefaultValue("https://my.prom.ua/api/v1") URI apiUrl,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("1m") Duration every) {}
