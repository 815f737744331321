package io.potik.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * In an S3-compatible storage, addressed by path. Three requests are all of it; it answers them itself or not at all, so
 * no redirect is followed.
 */
final class S3Store implements FileStore {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_WITH_SENDERS = Duration.ofMinutes(15);

    private final FileProperties.S3 settings;
    private final String folder;
    private final S3Signature signature;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    S3Store(FileProperties.S3 settings, String folder) {
        this.settings = settings;
        this.folder = folder;
        this.signature = new S3Signature(settings.region(), settings.accessKey(), settings.secret());
    }

    @Override
    public Kind kind() {
        return Kind.S3;
    }

    @Override
    public void write(UUID id, InputStream bytes, long size) {
        var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> bytes), size);
        var answer = send("PUT", id, body, S3Signature.UNSIGNED, PATIENCE_WITH_SENDERS, BodyHandlers.discarding());
        if (answer.statusCode() != 200) {
            throw refused("PUT", answer);
        }
    }

    @Override
    public InputStream open(UUID id, long size) {
        var answer =
                send("GET", id, BodyPublishers.noBody(), S3Signature.EMPTY, PATIENCE, BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        try (var unread = answer.body()) {
            throw refused("GET", answer);
        } catch (IOException e) {
            throw away("GET", e);
        }
    }

    @Override
    public void delete(Collection<UUID> ids) {
        ids.forEach(this::delete);
    }

    private void delete(UUID id) {
        var answer =
                send("DELETE", id, BodyPublishers.noBody(), S3Signature.EMPTY, PATIENCE, BodyHandlers.discarding());
        int status = answer.statusCode();
        if (status != 204 && status != 200 && status != 404) {
            throw refused("DELETE", answer);
        }
    }

    private <T> HttpResponse<T> send(
            String method, UUID id, BodyPublisher body, String hash, Duration patience, BodyHandler<T> handler) {
        var address = settings.address(folder + "/" + id);
        var headers = new TreeMap<>(Map.of(
                "host", host(address),
                "x-amz-date", S3Signature.time(Instant.now()),
                "x-amz-content-sha256", hash));
        var request = HttpRequest.newBuilder(address)
                .method(method, body)
                .timeout(patience)
                .header("Authorization", signature.authorization(method, address, headers));
        headers.remove("host"); // the client says it itself
        headers.forEach(request::header);
        try {
            return client.send(request.build(), handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(method, new InterruptedIOException());
        } catch (IOException e) {
            throw away(method, e);
        }
    }

    /** As the client writes it: without the scheme's own port. */
    private static String host(URI address) {
        int usual = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return address.getPort() == -1 || address.getPort() == usual
                ? address.getHost()
                : address.getHost() + ":" + address.getPort();
    }

    private static DataAccessResourceFailureException refused(String method, HttpResponse<?> answer) {
        return new DataAccessResourceFailureException(
                "The storage answered " + method + " with " + answer.statusCode());
    }

    private static DataAccessResourceFailureException away(String method, IOException e) {
        return new DataAccessResourceFailureException("The storage did not answer " + method, e);
    }
}
