package io.potik.intake.channel.meta;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The Graph, with one attempt a call: only what never reached it is tried again. The token goes in a header, never in the
 * address, and nothing of a call is logged.
 */
@Component
public class MetaGraph {

    /** Whose limit of messages in a second counts. */
    public enum Product {
        /** A page. */
        MESSENGER,
        /** An Instagram account. */
        INSTAGRAM,
        /** A telephone number of WhatsApp. */
        WHATSAPP
    }

    private static final int LARGEST = 1_000_000;

    private final RestClient client;
    private final MetaGraphSettings settings;
    private final Map<Product, RateLimiterRegistry> limits;
    private final Retry whileNotConnected;

    MetaGraph(MetaGraphSettings settings) {
        this.settings = settings;
        var http = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        http.setReadTimeout(settings.timeout());
        client = RestClient.builder().requestFactory(http).build();
        limits = Map.of(
                Product.MESSENGER, limit(settings.messengerPerSecond()),
                Product.INSTAGRAM, limit(settings.instagramPerSecond()),
                Product.WHATSAPP, limit(settings.whatsappPerSecond()));
        whileNotConnected = Retry.of(
                "meta",
                RetryConfig.custom()
                        .maxAttempts(3)
                        .waitDuration(Duration.ofMillis(300))
                        .retryOnException(MetaGraph::neverConnected)
                        .build());
    }

    /** Whether its token comes of Instagram's own sign-in: such tokens only Instagram's own Graph knows. */
    static boolean isInstagramsOwn(ConnectionAccess connection) {
        return String.valueOf(connection.newest(MetaHook.ACCESS_TOKEN)).startsWith("IG");
    }

    /** Whether the connection may send one more message in this second. */
    public boolean maySend(Product product, ConnectionAccess connection) {
        var limit = limits.get(product);
        return limit != null && limit.rateLimiter(connection.id().toString()).acquirePermission();
    }

    /** {@code GET path?fields=…}; the path holds nothing that would have to be encoded. */
    public MetaAnswer get(String path, String fields, ConnectionAccess connection) {
        return call(
                HttpMethod.GET,
                path,
                "fields=" + URLEncoder.encode(fields, StandardCharsets.UTF_8),
                connection,
                request -> request);
    }

    /** {@code POST path} with JSON; the path holds nothing that would have to be encoded. */
    public MetaAnswer post(String path, Map<String, Object> body, ConnectionAccess connection) {
        return call(
                HttpMethod.POST,
                path,
                "",
                connection,
                request -> request.contentType(MediaType.APPLICATION_JSON).body(body));
    }

    /** {@code POST path} with a file and fields that go with it. */
    public MetaAnswer upload(
            String path, String part, AnswerToSend.File file, Map<String, String> fields, ConnectionAccess connection) {
        var parts = new LinkedMultiValueMap<String, Object>();
        fields.forEach(parts::add);
        var headers = new HttpHeaders();
        headers.setContentType(mediaType(file));
        parts.add(
                part,
                new HttpEntity<>(
                        new ByteArrayResource(file.content()) {
                            @Override
                            public String getFilename() {
                                return file.name();
                            }
                        },
                        headers));
        return call(
                HttpMethod.POST,
                path,
                "",
                connection,
                request -> request.contentType(MediaType.MULTIPART_FORM_DATA).body(parts));
    }

    private MetaAnswer call(
            HttpMethod method,
            String path,
            String query,
            ConnectionAccess connection,
            Function<RestClient.RequestBodySpec, RestClient.RequestHeadersSpec<?>> with) {
        var token = String.valueOf(connection.newest(MetaHook.ACCESS_TOKEN));
        var base = isInstagramsOwn(connection) ? settings.instagramUrl() : settings.graphUrl();
        var address = URI.create(base.toString().replaceAll("/+$", "") + "/" + settings.version() + "/" + path
                + (query.isEmpty() ? "" : "?" + query));
        try {
            return whileNotConnected.executeSupplier(() -> with.apply(
                            client.method(method).uri(address).headers(headers -> headers.setBearerAuth(token)))
                    .exchangeForRequiredValue((request, response) -> {
                        var body = body(response.getBody().readNBytes(LARGEST));
                        return new MetaAnswer.Came(
                                response.getStatusCode().value(), body, MetaUsage.wait(response.getHeaders()));
                    }));
        } catch (ResourceAccessException e) {
            return neverConnected(e) ? new MetaAnswer.NotReached() : new MetaAnswer.Silent();
        }
    }

    private static MediaType mediaType(AnswerToSend.File file) {
        try {
            return MediaType.parseMediaType(file.mediaType());
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static JsonNode body(byte[] bytes) {
        try {
            return DeliveryJson.read(bytes);
        } catch (NotUnderstood e) {
            return MissingNode.getInstance();
        }
    }

    private static RateLimiterRegistry limit(int perSecond) {
        return RateLimiterRegistry.of(RateLimiterConfig.custom()
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .limitForPeriod(perSecond)
                .timeoutDuration(Duration.ZERO)
                .build());
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
