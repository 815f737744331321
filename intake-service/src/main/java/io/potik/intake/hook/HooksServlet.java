package io.potik.intake.hook;

import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.connection.Hooks;
import io.potik.intake.receipt.NotStored;
import io.potik.intake.sql.Rows;
import jakarta.servlet.http.HttpServlet;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * {@code ANY /hooks/{key}}. A servlet and no controller: whatever verb a provider uses comes here, and nothing on the way
 * parses, rebuilds or answers a body whose signature is over its bytes.
 */
class HooksServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(HooksServlet.class);
    private static final String RETRY_SECONDS = "5";

    private final transient Hooks hooks;
    private final transient TakeDelivery take;
    private final transient HookSettings settings;
    private final transient HookLimits limits;

    HooksServlet(Hooks hooks, TakeDelivery take, HookSettings settings, HookLimits limits) {
        this.hooks = hooks;
        this.take = take;
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(response, request, answer(request));
    }

    private HookAnswer answer(HttpServletRequest request) throws IOException {
        try {
            var wait = limits.ofAddress(address(request));
            if (wait.isPresent()) {
                return tooMany(wait.getAsLong());
            }
            var path = request.getPathInfo();
            var hook = path == null ? null : hooks.find(path.substring(1)).orElse(null);
            if (hook == null) {
                return HookProblem.of(404, "There is no hook at this address.");
            }
            if (hook.connection().off()) {
                return HookProblem.of(410, "This connection is switched off.");
            }
            wait = limits.ofConnection(hook.connection().hookKey());
            if (wait.isPresent()) {
                return tooMany(wait.getAsLong());
            }
            if (request.getContentLengthLong() > settings.largestBody()) {
                return tooLarge();
            }
            byte[] body = request.getInputStream().readNBytes(settings.largestBody() + 1);
            if (body.length > settings.largestBody()) {
                return tooLarge();
            }
            return take.take(
                    hook,
                    new RawDelivery(request.getMethod(), request.getQueryString(), headers(request), body, Rows.now()));
        } catch (NotStored | DataAccessException | TransactionException e) {
            log.warn("A delivery was answered 503: {}", e.getClass().getSimpleName());
            return HookProblem.of(503, "Nothing was stored. Send it again.").with(Map.of("Retry-After", RETRY_SECONDS));
        } catch (RuntimeException e) {
            var id = UUID.randomUUID();
            // No message and no trace: they may quote what was sent.
            log.error(
                    "A delivery was answered 500, id {}: {} at {}",
                    id,
                    e.getClass().getName(),
                    e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
            return HookProblem.of(500, "Nothing was stored. Send it again; the id of this failure is " + id + ".");
        }
    }

    /** The sender's, as the gateway saw it; only the gateway can reach this service. */
    private static String address(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        return forwarded == null ? request.getRemoteAddr() : forwarded;
    }

    private static HookAnswer tooMany(long seconds) {
        return HookProblem.of(429, "Too many deliveries at once. Nothing was stored. Send it again.")
                .with(Map.of("Retry-After", Long.toString(seconds)));
    }

    private HookAnswer tooLarge() {
        // The rest of the body is still on its way: the connection is of no more use.
        return HookProblem.of(413, "A delivery has at most " + settings.largestBody() + " bytes. Nothing was stored.")
                .with(Map.of("Connection", "close"));
    }

    private Map<String, List<String>> headers(HttpServletRequest request) {
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

    private static void write(HttpServletResponse response, HttpServletRequest request, HookAnswer answer)
            throws IOException {
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
