package io.potik.intake.channel.rozetka;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Rozetka is asked.
 *
 * @param apiUrl where the seller API is
 * @param connectTimeout for the connection alone
 * @param timeout for a whole answer
 * @param every how often it is asked
 */
@Validated
@ConfigurationProperties("potik.rozetka")
record RozetkaSettings(
        @DefaultValue("https://api-seller.rozetka.com.ua") URI apiUrl,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("2m") Duration every) {}
