package io.potik.intake.hook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a delivery may be.
 *
 * @param largestBody in bytes; a larger one is refused with 413
 * @param largestWithFiles the same where files come with the delivery itself, as with mails
 * @param largestHead in characters, all headers together; a larger one is refused with 431, and by the web server itself
 *     from {@code server.max-http-request-header-size} on
 * @param longestQuery in characters; a longer one is refused with 414
 * @param mostHeaders how many headers of a delivery are looked at and kept
 * @param longestHeader in characters; a longer value is cut
 * @param patience how long a body may be on its way; then it is refused with 408
 * @param onTheirWay bytes of all bodies that are on their way or being read at once, those that came together with their
 *     heads not counted; further ones are told to come again
 * @param perConnection how many deliveries a second a connection may go on with; 0 for no limit. A provider sends what it
 *     has kept back all at once, so that ten times as many may come together
 * @param perAddress the same for the address of a sender: the large providers send for everybody from few of them
 */
@Validated
@ConfigurationProperties("potik.intake.hook")
record HookSettings(
        @DefaultValue("1048576") @Min(1024) @Max(16_777_216) int largestBody,

        @DefaultValue("10485760") @Min(1024) @Max(26_214_400)
        int largestWithFiles,

        @DefaultValue("16384") @Min(1024) int largestHead,
        @DefaultValue("8192") @Min(256) int longestQuery,
        @DefaultValue("100") int mostHeaders,
        @DefaultValue("4096") int longestHeader,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("33554432") @Min(1_048_576) long onTheirWay,
        @DefaultValue("5000") @Min(0) int perConnection,
        @DefaultValue("5000") @Min(0) int perAddress) {}
