package io.potik.outbox.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * {@code Idempotency-Key} on a POST: key, effect and answer are one transaction, so a repeat gets the first one's answer,
 * a simultaneous one waits for it, and a failed one (4xx, 5xx) leaves nothing behind and may be sent again. Keys are the
 * caller's own. The same key with another body or path is a 422.
 */
public final class IdempotentPosts extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_BODY = 1 << 20;
    private static final List<String> KEPT_HEADERS = List.of("Content-Type", "Location", "ETag");

    private record Answer(int status, List<String> headers, byte[] body) {}

    private record Earlier(byte[] hash, @Nullable Answer answer) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final List<String> paths;
    private final List<PathPattern> streamed;

    /**
     * For the paths that begin with one of {@code paths}, but not those of the patterns {@code streamed}, whose handlers
     * honour the key themselves.
     */
    public IdempotentPosts(
            JdbcTemplate jdbc, TransactionTemplate transaction, List<String> paths, List<String> streamed) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.paths = List.copyOf(paths);
        this.streamed =
                streamed.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || paths.stream().noneMatch(request.getRequestURI()::startsWith)
                || isStreamed(request.getRequestURI());
    }

    private boolean isStreamed(String path) {
        var parsed = PathContainer.parsePath(path);
        return streamed.stream().anyMatch(pattern -> pattern.matches(parsed));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            refuse(response, 422, "idempotency-key", "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            refuse(response, 413, "too-large", "A request with an Idempotency-Key may have 1 MiB.");
            return;
        }
        byte[] hash = hash(request, body);
        String caller = request.getUserPrincipal() == null
                ? ""
                : request.getUserPrincipal().getName();
        var buffered = new ContentCachingResponseWrapper(response);
        var rereadable = new RereadableRequest(request, body);
        try {
            transaction.executeWithoutResult(open -> once(open, caller, key, hash, rereadable, buffered, chain));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        buffered.copyBodyToResponse(); // only now: an answer promises that the transaction is committed
    }

    private void once(
            TransactionStatus open,
            String caller,
            String key,
            byte[] hash,
            HttpServletRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain) {
        try {
            if (isFirst(caller, key, hash)) {
                chain.doFilter(request, response);
                if (response.getStatus() >= 400) {
                    open.setRollbackOnly();
                } else {
                    keep(caller, key, response);
                }
            } else {
                repeat(earlier(caller, key), hash, response);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits while a simultaneous request of the same key is under way; true when that one failed or there is none. */
    private boolean isFirst(String caller, String key, byte[] hash) {
        return jdbc.update(
                        "insert into idempotent_request (caller, key, request_hash) values (?, ?, ?)"
                                + " on conflict do nothing",
                        caller,
                        key,
                        hash)
                == 1;
    }

    private void keep(String caller, String key, ContentCachingResponseWrapper response) {
        List<String> headers = new ArrayList<>();
        KEPT_HEADERS.stream()
                .filter(name -> response.getHeader(name) != null)
                .forEach(name -> headers.add(name + ":" + response.getHeader(name)));
        jdbc.update(connection -> {
            var update = connection.prepareStatement(
                    "update idempotent_request set status = ?, headers = ?, body = ? where caller = ? and key = ?");
            update.setInt(1, response.getStatus());
            update.setArray(2, connection.createArrayOf("text", headers.toArray()));
            update.setBytes(3, response.getContentAsByteArray());
            update.setString(4, caller);
            update.setString(5, key);
            return update;
        });
    }

    private Earlier earlier(String caller, String key) {
        return jdbc.query(
                        "select request_hash, status, headers, body from idempotent_request where caller = ? and key = ?",
                        (row, i) -> new Earlier(
                                row.getBytes(1),
                                row.getBytes(4) == null
                                        ? null
                                        : new Answer(row.getInt(2), strings(row.getArray(3)), row.getBytes(4))),
                        caller,
                        key)
                .getFirst();
    }

    private static void repeat(Earlier earlier, byte[] hash, HttpServletResponse response) throws IOException {
        var answer = earlier.answer();
        if (!MessageDigest.isEqual(earlier.hash(), hash) || answer == null) {
            refuse(response, 422, "idempotency-key", "This Idempotency-Key was used for another request.");
            return;
        }
        response.setStatus(answer.status());
        answer.headers().forEach(header -> {
            int colon = header.indexOf(':');
            response.setHeader(header.substring(0, colon), header.substring(colon + 1));
        });
        response.setHeader("Idempotent-Replayed", "true");
        response.getOutputStream().write(answer.body());
    }

    private static void refuse(HttpServletResponse response, int status, String type, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write("""
                {"type":"https://potik.io/problems/%s","title":"The request was not accepted","status":%d,"detail":"%s",\
                "errors":[{"field":"Idempotency-Key","message":"%s"}]}""".formatted(type, status, detail, detail).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static byte[] hash(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
