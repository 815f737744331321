package io.potik.intake.channel.shop;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks shops for JSON: one attempt, within a time, with an answer of at most 16 MB. Tokens travel in headers, and neither
 * addresses nor headers are logged.
 */
public final class ShopHttp {

    private static final long LARGEST_ANSWER = 16L * 1024 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final HttpClient client;
    private final Duration timeout;

    /** @param timeout for a whole answer */
    public ShopHttp(Duration connectTimeout, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.timeout = timeout;
    }

    /** What is at this address. */
    public JsonNode get(URI address, Map<String, String> headers) throws ShopAway, InterruptedException {
        return ask(HttpRequest.newBuilder(address).GET(), headers);
    }

    /** What is answered to this JSON. */
    public JsonNode post(URI address, Map<String, String> headers, String json) throws ShopAway, InterruptedException {
        return ask(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)),
                headers);
    }

    private JsonNode ask(HttpRequest.Builder request, Map<String, String> headers)
            throws ShopAway, InterruptedException {
        headers.forEach(request::header);
        request.header("Accept", "application/json").timeout(timeout);
        var response = answer(request.build());
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new ShopAway("The shop does not accept the access data (" + status + ").", false, null, status, null);
        }
        if (status == 429 || status >= 500) {
            throw new ShopAway("The shop answered " + status + ".", true, after(response), status, null);
        }
        if (status != 200) {
            throw new ShopAway("The shop answered " + status + ".", false, null, status, null);
        }
        try {
            return DeliveryJson.read(response.body());
        } catch (NotUnderstood e) {
            // A page that says "maintenance" comes with 200, too.
            throw new ShopAway("The shop answered with something else than JSON.", true, null, status, e);
        }
    }

    /** The time runs for the whole answer: a body that trickles in would otherwise hold the thread for ever. */
    private HttpResponse<byte[]> answer(HttpRequest request) throws ShopAway, InterruptedException {
        var asked = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            var why = e.getCause() instanceof IOException ? "The shop cannot be reached." : "The shop did not answer.";
            throw new ShopAway(why, true, null, 0, e.getCause());
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new ShopAway("The shop took too long to answer.", true, null, 0, e);
        } catch (InterruptedException e) {
            asked.cancel(true);
            throw e;
        }
    }

    private static @Nullable Duration after(HttpResponse<byte[]> response) {
        var said = response.headers().firstValue("Retry-After").orElse("");
        if (!said.matches("\\d{1,6}")) {
            return null;
        }
        var after = Duration.ofSeconds(Long.parseLong(said));
        return after.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : after;
    }
}
