package io.potik.intake.hook;

import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.connection.Hooks.Hook;
import io.potik.intake.receipt.NotStored;
import io.potik.intake.sql.Rows;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** A request to a hook whose head was looked at, and what is answered when its body has come to its end. */
final class HookExchange {

    private static final Logger log = LoggerFactory.getLogger(HookExchange.class);
    private static final String RETRY_SECONDS = "5";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final HookSettings settings;
    private final TakeDelivery take;
    private final @Nullable Hook hook;
    private final @Nullable HookAnswer refusal;

    private HookExchange(
            HttpServletRequest request,
            HttpServletResponse response,
            HookSettings settings,
            TakeDelivery take,
            @Nullable Hook hook,
            @Nullable HookAnswer refusal) {
        this.request = request;
        this.response = response;
        this.settings = settings;
        this.take = take;
        this.hook = hook;
        this.refusal = refusal;
    }

    /** With the hook to which it is addressed, or with what is answered instead. */
    static HookExchange of(
            HttpServletRequest request,
            HttpServletResponse response,
            HookSettings settings,
            TakeDelivery take,
            HookDoor door) {
        try {
            var entry = door.open(request);
            return new HookExchange(request, response, settings, take, entry.hook(), entry.refusal());
        } catch (RuntimeException e) {
            return new HookExchange(request, response, settings, take, null, failed(e));
        }
    }

    HttpServletRequest request() {
        return request;
    }

    /** How much of the body is of use: nothing when it is refused anyway. */
    int wanted() {
        if (hook == null) {
            return 0;
        }
        return take.carriesFiles(hook) ? settings.largestWithFiles() : settings.largestBody();
    }

    /** Whether a body of that many bytes is refused for its length. */
    boolean isTooLarge(long length) {
        return refusal == null && length > wanted();
    }

    /** The body has come to its end. */
    void whole(byte[] body) throws IOException {
        write(refusal != null || hook == null ? refused() : taken(hook, body));
    }

    /** The body is longer than what is wanted of it. */
    void tooLarge() throws IOException {
        write(
                refusal != null
                        ? closing(refusal)
                        : closing(HookProblem.of(
                                413, "A delivery has at most " + wanted() + " bytes. Nothing was stored.")));
    }

    /** The body has not come to its end in time. */
    void late() throws IOException {
        write(
                refusal != null
                        ? closing(refusal)
                        : closing(HookProblem.of(
                                408,
                                "The delivery did not arrive within "
                                        + settings.patience().toSeconds()
                                        + " seconds. Nothing was stored. Send it again.")));
    }

    /** There is no room for bodies that are on their way. */
    void noRoom() throws IOException {
        write(closing(HookProblem.of(503, "Too much is on its way. Nothing was stored. Send it again.")
                .with(Map.of("Retry-After", RETRY_SECONDS))));
    }

    private HookAnswer refused() {
        return refusal == null ? HookProblem.of(404, "There is no hook at this address.") : refusal;
    }

    private HookAnswer taken(Hook hook, byte[] body) {
        try {
            return take.take(
                    hook, new RawDelivery(request.getMethod(), request.getQueryString(), headers(), body, Rows.now()));
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    /** The rest of the body is still on its way: the TCP connection is of no more use. */
    private static HookAnswer closing(HookAnswer answer) {
        return answer.with(Map.of("Connection", "close"));
    }

    private static HookAnswer failed(RuntimeException e) {
        if (e instanceof NotStored || e instanceof DataAccessException || e instanceof TransactionException) {
            log.warn("A delivery was answered 503: {}", e.getClass().getSimpleName());
            return HookProblem.of(503, "Nothing was stored. Send it again.").with(Map.of("Retry-After", RETRY_SECONDS));
        }
        var id = UUID.randomUUID();
        // No message and no trace: they may quote what was sent.
        log.error(
                "A delivery was answered 500, id {}: {} at {}",
                id,
                e.getClass().getName(),
                e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
        return HookProblem.of(500, "Nothing was stored. Send it again; the id of this failure is " + id + ".");
    }

    private Map<String, List<String>> headers() {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var name : Collections.list(request.getHeaderNames())) {
            if (headers.size() == settings.mostHeaders()) {
                break;
            }
            var values = new ArrayList<String>(1);
            for (var value : Collections.list(request.getHeaders(name))) {
                values.add(
                        value.length() <= settings.longestHeader()
                                ? value
                                : value.substring(0, settings.longestHeader()));
            }
            headers.put(name.toLowerCase(Locale.ROOT), values);
        }
        return headers;
    }

    private void write(HookAnswer answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.setContentLength(answer.body().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(answer.body());
        }
    }
}
