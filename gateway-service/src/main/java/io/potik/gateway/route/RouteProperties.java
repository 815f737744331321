package io.potik.gateway.route;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long the gateway waits for a service, and how much it lets through.
 *
 * @param connectTimeout until a connection stands
 * @param readTimeout until the first byte of an answer, and between its parts
 * @param reportTimeout the same for reports, and for what changes many leads at once
 * @param importTimeout the same for an import
 * @param atOnce requests of one service that may be under way; a service that hangs must not take every thread
 * @param hooksAtOnce the same for deliveries, which must not suffer from slow screens
 * @param largestBody of a request; the services' own limits are lower and answer better
 * @param largestDelivery of a delivery to a hook
 * @param largestImport of an import
 * @param largestUpload of a file that goes out with an answer
 * @param largestFile of a file that is put on a card or an order
 * @param filesAtOnce such files that may come in at once: they take as long as the line of who sends them
 * @param failuresToOpen calls in a row without an answer after which a service is left alone
 * @param openFor how long it is left alone
 */
@Validated
@ConfigurationProperties("potik.routes")
record RouteProperties(
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("30s") Duration reportTimeout,
        @DefaultValue("10m") Duration importTimeout,
        @DefaultValue("40") @Min(1) int atOnce,
        @DefaultValue("200") @Min(1) int hooksAtOnce,
        @DefaultValue("2MB") DataSize largestBody,
        @DefaultValue("11MB") DataSize largestDelivery,
        @DefaultValue("21MB") DataSize largestImport,
        @DefaultValue("11MB") DataSize largestUpload,
        @DefaultValue("30MB") DataSize largestFile,
        @DefaultValue("20") @Min(1) int filesAtOnce,
        @DefaultValue("5") @Min(1) @Max(100) int failuresToOpen,
        @DefaultValue("5s") Duration openFor) {}
