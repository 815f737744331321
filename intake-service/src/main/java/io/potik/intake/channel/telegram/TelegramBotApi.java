package io.potik.intake.channel.telegram;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Parts;
import io.potik.intake.channel.SendResult;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Sends what {@link TelegramCall} makes of an answer. The bot's token is part of the address, so addresses and the
 * exceptions that name them are never logged, and the client is not observed.
 */
@Component
class TelegramBotApi {

    private record Reply(int status, byte[] body) {}

    private final RestClient client;
    private final RateLimiterRegistry limits;
    private final Retry whileNotConnected;

    TelegramBotApi(TelegramSettings settings) {
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
        // Only what never reached Telegram may be tried again: anything else might be sent twice.
        whileNotConnected = Retry.of(
                "telegram",
                RetryConfig.custom()
                        .maxAttempts(3)
                        .waitDuration(Duration.ofMillis(300))
                        .retryOnException(TelegramBotApi::neverConnected)
                        .build());
    }

    SendResult send(AnswerToSend answer, String botToken, UUID connection) {
        if (answer.text().length() > TelegramCall.LONGEST_TEXT) {
            return new SendResult.Refused(
                    "Telegram takes at most " + TelegramCall.LONGEST_TEXT + " characters in a message.");
        }
        if (answer.files().size() > TelegramCall.MOST_FILES) {
            return new SendResult.Refused("Telegram takes at most " + TelegramCall.MOST_FILES + " files in a message.");
        }
        return Parts.send(
                answer,
                TelegramCall.of(answer).stream()
                        .<Supplier<SendResult>>map(call -> () -> send(call, botToken, connection))
                        .toList());
    }

    private SendResult send(TelegramCall message, String botToken, UUID connection) {
        if (!limits.rateLimiter(connection.toString()).acquirePermission()) {
            return new SendResult.Later(Duration.ofMillis(500), "The bot sends as fast as Telegram allows.");
        }
        try {
            return read(whileNotConnected.executeSupplier(() -> call(message, botToken)));
        } catch (ResourceAccessException e) {
            return neverConnected(e)
                    ? new SendResult.Later(Duration.ofSeconds(10), "Telegram cannot be reached.")
                    : new SendResult.Unknown("Telegram did not answer: it is unknown whether it was sent.");
        }
    }

    private Reply call(TelegramCall message, String botToken) {
        // The template keeps the colon of the token; encoded it would be another address.
        return client.post()
                .uri("/bot" + botToken + "/" + message.method())
                .contentType(MediaType.parseMediaType(message.contentType()))
                .body(message.body())
                .exchange((request, response) -> new Reply(
                        response.getStatusCode().value(), response.getBody().readNBytes(100_000)));
    }

    private static SendResult read(Reply reply) {
        JsonNode body;
        try {
            body = DeliveryJson.read(reply.body());
        } catch (NotUnderstood e) {
            return reply.status() >= 500 || reply.status() < 300
                    ? new SendResult.Unknown("Telegram answered " + reply.status()
                            + " and nothing that can be read: it is unknown whether it was sent.")
                    : new SendResult.Refused("Telegram refused it with " + reply.status() + ".");
        }
        if (body.path("ok").asBoolean(false)) {
            // An album is a list of messages; the first one stands for it.
            var sent = body.path("result").isArray() ? body.path("result").path(0) : body.path("result");
            return new SendResult.Sent(sent.path("message_id").asString(""));
        }
        var code = body.path("error_code").asInt(reply.status());
        if (code == 429) {
            var after = Math.clamp(body.path("parameters").path("retry_after").asLong(5), 1, 3600);
            return new SendResult.Later(Duration.ofSeconds(after), "Telegram asked to wait.");
        }
        if (code >= 500) {
            return new SendResult.Unknown("Telegram failed with " + code + ": it is unknown whether it was sent.");
        }
        return new SendResult.Refused(reason(code, body.path("description").asString("")));
    }

    private static String reason(int code, String description) {
        if (description.contains("blocked")) {
            return "The person has blocked the bot.";
        }
        if (description.contains("chat not found")) {
            return "Telegram knows no such chat: the person has never written to this bot.";
        }
        if (description.contains("deactivated")) {
            return "The person's account is gone.";
        }
        return switch (code) {
            case 401, 404 -> "Telegram does not know the bot token of this connection.";
            case 403 -> "Telegram does not let the bot write to this person.";
            default -> "Telegram refused it with " + code + ".";
        };
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
