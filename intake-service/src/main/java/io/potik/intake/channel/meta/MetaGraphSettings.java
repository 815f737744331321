package io.potik.intake.channel.meta;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Meta's Graph is reached.
 *
 * @param graphUrl where it is
 * @param instagramUrl where it is for the tokens of Instagram's own sign-in
 * @param version of the Graph; Meta keeps each for at least two years
 * @param connectTimeout for the connection alone
 * @param timeout for an answer; after it nobody knows whether a message was sent
 * @param messengerPerSecond how many messages a page may send in a second (Meta allows 300)
 * @param instagramPerSecond how many an Instagram account may (Meta allows 100)
 * @param whatsappPerSecond how many a telephone number may (Meta allows 80)
 */
@Validated
@ConfigurationProperties("potik.meta")
record MetaGraphSettings(
        @DefaultValue("https://graph.facebook.com") URI graphUrl,
        @DefaultValue("https://graph.instagram.com") URI instagramUrl,
        @DefaultValue("v25.0") String version,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("250") int messengerPerSecond,
        @DefaultValue("90") int instagramPerSecond,
        @DefaultValue("70") int whatsappPerSecond) {}
