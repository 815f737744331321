package io.potik.gateway.route;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.potik.gateway.security.InternalTokens;
import io.potik.gateway.staff.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.HttpRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What of a request's head a service gets to see. */
@Component
class RequestHead {

    /** Of the API: what describes the body and the answer. Who asks is the gateway's word alone. */
    private static final Set<String> API = Set.of(
            "accept",
            "accept-language",
            "content-type",
            "content-encoding",
            "content-language",
            "content-disposition",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "idempotency-key",
            "range",
            "user-agent");

    /** Of a delivery: all but what belongs to this connection, to this site's own cookies, or is the gateway's to say. */
    private static final Set<String> NOT_OF_HOOKS = Set.of(
            "host",
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "content-length",
            "accept-encoding",
            "cookie",
            "traceparent",
            "tracestate",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-server",
            "x-real-ip");

    private final InternalTokens tokens;
    private final Tracer tracer;
    private final Propagator propagator;

    RequestHead(InternalTokens tokens, ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tokens = tokens;
        this.tracer = tracer.getIfAvailable(() -> Tracer.NOOP);
        this.propagator = propagator.getIfAvailable(() -> Propagator.NOOP);
    }

    /** The address at the service: path and query exactly as they came, what no address may contain escaped. */
    static String target(HttpServletRequest request) {
        var query = request.getQueryString();
        return escaped(request.getRequestURI()) + (query == null ? "" : "?" + escaped(query));
    }

    /** Copies what may pass of a delivery. */
    void copyHook(HttpServletRequest from, HttpRequest to) {
        for (var name : Collections.list(from.getHeaderNames())) {
            if (!NOT_OF_HOOKS.contains(name.toLowerCase(Locale.ROOT))) {
                copy(name, from, to);
            }
        }
        forwarded(from, to);
        trace(to);
    }

    /** Copies what may pass of a request to the API, and says who asks. */
    void copyApi(HttpServletRequest from, HttpRequest to) {
        for (var name : Collections.list(from.getHeaderNames())) {
            if (API.contains(name.toLowerCase(Locale.ROOT))) {
                copy(name, from, to);
            }
        }
        forwarded(from, to);
        trace(to);
        if (from.getUserPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Caller caller) {
            to.setHeader("Authorization", "Bearer " + tokens.about(caller, from.getRemoteAddr()));
        }
    }

    private void trace(HttpRequest to) {
        var span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(span.context(), to, (ignored, name, value) -> to.setHeader(name, value));
        }
    }

    private static void copy(String name, HttpServletRequest from, HttpRequest to) {
        for (var value : Collections.list(from.getHeaders(name))) {
            to.addHeader(name, value);
        }
    }

    /** What the gateway itself saw; a proxy before it is believed only if the server is told to (forward-headers-strategy). */
    private static void forwarded(HttpServletRequest from, HttpRequest to) {
        to.setHeader("X-Forwarded-For", from.getRemoteAddr());
        to.setHeader("X-Forwarded-Proto", from.getScheme());
        to.setHeader("X-Forwarded-Port", Integer.toString(from.getServerPort()));
        to.setHeader("X-Forwarded-Host", host(from));
    }

    private static String host(HttpServletRequest from) {
        var usual = from.isSecure() ? 443 : 80;
        var name = from.getServerName();
        return from.getServerPort() == usual ? name : name + ":" + from.getServerPort();
    }

    private static String escaped(String part) {
        if (part.chars().allMatch(RequestHead::mayStand)) {
            return part;
        }
        var safe = new StringBuilder();
        for (byte b : part.getBytes(StandardCharsets.ISO_8859_1)) {
            if (mayStand(b & 0xff)) {
                safe.append((char) b);
            } else {
                safe.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return safe.toString();
    }

    private static boolean mayStand(int c) {
        return c > 0x20 && c < 0x7f && "\"<>[]\\^`{|}".indexOf(c) < 0;
    }
}
