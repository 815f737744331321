package io.potik.intake.channel.telegram;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the Bot API is reached.
 *
 * @param apiUrl where it is; another one for a local Bot API server
 * @param connectTimeout for the connection alone
 * @param timeout for an answer; after it nobody knows whether the message was sent
 * @param perSecond how many messages a bot may send in a second (Telegram allows about 30)
 */
@Validated
@ConfigurationProperties("potik.telegram")
record TelegramSettings(
        @DefaultValue("https://api.telegram.org") URI apiUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("25") int perSecond) {}
