package io.potik.intake.channel.viber;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Viber's API is reached.
 *
 * @param apiUrl where it is
 * @param connectTimeout for the connection alone
 * @param timeout for an answer; after it nobody knows whether the message was sent
 * @param perSecond how many messages a bot may send in a second
 */
@Validated
@ConfigurationProperties("potik.viber")
record ViberSettings(
        @DefaultValue("https://chatapi.viber.com") URI apiUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("25") int perSecond) {}
