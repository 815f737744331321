package io.potik.intake.channel.viber;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Parts;
import io.potik.intake.channel.SendResult;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code send_message}. Viber says 200 to everything; what it means stands in the status of the body. */
@Component
class ViberApi {

    private static final int LARGEST = 30_000;
    static final int LONGEST = 7000;

    private record Reply(int status, byte[] body) {}

    private final RestClient client;
    private final JsonMapper json = JsonMapper.shared();
    private final RateLimiterRegistry limits;
    private final Retry whileNotConnected;

    ViberApi(ViberSettings settings) {
        var http = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        http.setReadTimeout(settings.timeout());
        client = RestClient.builder()
                .baseUrl(settings.apiUrl().toString().replaceAll("/+$", ""))
                .requestFactory(http)
                .build();
        limits = RateLimiterRegistry.of(RateLimiterConfig.custom()
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .limitForPeriod(settings.perSecond())
                .timeoutDuration(Duration.ZERO)
                .build());
        // Only what never reached Viber may be tried again: anything else might be sent twice.
        whileNotConnected = Retry.of(
                "viber",
                RetryConfig.custom()
                        .maxAttempts(3)
                        .waitDuration(Duration.ofMillis(300))
                        .retryOnException(ViberApi::neverConnected)
                        .build());
    }

    SendResult send(AnswerToSend answer, String token, ConnectionAccess connection) {
        if (answer.text().length() > LONGEST) {
            return new SendResult.Refused("Viber takes at most " + LONGEST + " characters in a message.");
        }
        if (answer.files().stream().anyMatch(file -> file.address() == null)) {
            return new SendResult.Refused("Viber fetches files by their address, and this installation has no https"
                    + " address that it could reach: send a link instead.");
        }
        var bodies = new ArrayList<byte[]>();
        try {
            ViberMessages.of(answer, connection).forEach(message -> bodies.add(json.writeValueAsBytes(message)));
        } catch (JacksonException e) {
            return new SendResult.Refused("The text cannot be written as Viber wants it.");
        }
        if (bodies.stream().anyMatch(body -> body.length > LARGEST)) {
            return new SendResult.Refused("Viber takes at most 30 kilobytes in a message.");
        }
        return Parts.send(
                answer,
                bodies.stream()
                        .<Supplier<SendResult>>map(body -> () -> send(body, token, connection))
                        .toList());
    }

    private SendResult send(byte[] body, String token, ConnectionAccess connection) {
        if (!limits.rateLimiter(connection.id().toString()).acquirePermission()) {
            return new SendResult.Later(Duration.ofMillis(500), "The bot sends as fast as Viber allows.");
        }
        try {
            return read(whileNotConnected.executeSupplier(() -> call(body, token)));
        } catch (ResourceAccessException e) {
            return neverConnected(e)
                    ? new SendResult.Later(Duration.ofSeconds(10), "Viber cannot be reached.")
                    : new SendResult.Unknown("Viber did not answer: it is unknown whether it was sent.");
        }
    }

    private Reply call(byte[] body, String token) {
        return client.post()
                .uri("/pa/send_message")
                .header("X-Viber-Auth-Token", token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange((request, response) -> new Reply(
                        response.getStatusCode().value(), response.getBody().readNBytes(100_000)));
    }

    private static SendResult read(Reply reply) {
        try {
            var body = DeliveryJson.read(reply.body());
            var status = body.path("status");
            if (status.isIntegralNumber() || status.isString()) {
                int code = status.asInt(-1);
                return code == 0
                        ? new SendResult.Sent(body.path("message_token").asString(""))
                        : ViberRefusals.of(code);
            }
        } catch (NotUnderstood e) {
            // What the status line says has to do.
        }
        if (reply.status() == 429) {
            return new SendResult.Later(Duration.ofMinutes(1), "Viber asked to wait.");
        }
        return reply.status() >= 500 || reply.status() < 300
                ? new SendResult.Unknown("Viber answered " + reply.status()
                        + " and nothing that can be read: it is unknown whether it was sent.")
                : new SendResult.Refused("Viber refused it with " + reply.status() + ".");
    }

    private static boolean neverConnected(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
