package io.potik.intake.hook;

import io.potik.intake.channel.HookAnswer;
import io.potik.intake.connection.Hooks;
import io.potik.intake.connection.Hooks.Hook;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says by the head of a request whether it goes on to a hook; nothing of its body was read by then. */
final class HookDoor {

    /** The hook, or what is answered instead; the other one is null. */
    record Entry(@Nullable Hook hook, @Nullable HookAnswer refusal) {}

    private final Hooks hooks;
    private final HookSettings settings;
    private final HookLimits limits;

    HookDoor(Hooks hooks, HookSettings settings, HookLimits limits) {
        this.hooks = hooks;
        this.settings = settings;
        this.limits = limits;
    }

    Entry open(HttpServletRequest request) {
        var wait = limits.ofAddress(address(request));
        if (wait.isPresent()) {
            return tooMany(wait.getAsLong());
        }
        var path = request.getPathInfo();
        var hook = path == null ? null : hooks.find(path.substring(1)).orElse(null);
        if (hook == null) {
            return refused(404, "There is no hook at this address.");
        }
        if (hook.connection().off()) {
            return refused(410, "This connection is switched off.");
        }
        wait = limits.ofConnection(hook.connection().hookKey());
        if (wait.isPresent()) {
            return tooMany(wait.getAsLong());
        }
        if (isHeadTooLarge(request)) {
            return refused(431, "The headers of a delivery have at most " + settings.largestHead() + " characters.");
        }
        var query = request.getQueryString();
        if (query != null && query.length() > settings.longestQuery()) {
            return refused(414, "The query of a delivery has at most " + settings.longestQuery() + " characters.");
        }
        if (isEncoded(request)) {
            // No provider compresses; what unpacks to a thousand times its size has no way in.
            return new Entry(
                    null,
                    HookProblem.of(415, "A delivery is taken as it is, without a Content-Encoding. Nothing was stored.")
                            .with(Map.of("Accept-Encoding", "identity")));
        }
        return new Entry(hook, null);
    }

    private boolean isHeadTooLarge(HttpServletRequest request) {
        int size = 0;
        for (var names = request.getHeaderNames(); names.hasMoreElements(); ) {
            var name = names.nextElement();
            for (var values = request.getHeaders(name); values.hasMoreElements(); ) {
                size += name.length() + values.nextElement().length() + 4;
            }
            if (size > settings.largestHead()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEncoded(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Content-Encoding")).stream()
                .anyMatch(coding -> !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity"));
    }

    /** The sender's, as the gateway saw it; only the gateway can reach this service. */
    private static String address(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        return forwarded == null ? request.getRemoteAddr() : forwarded;
    }

    private static Entry refused(int status, String detail) {
        return new Entry(null, HookProblem.of(status, detail));
    }

    private static Entry tooMany(long seconds) {
        return new Entry(
                null,
                HookProblem.of(429, "Too many deliveries at once. Nothing was stored. Send it again.")
                        .with(Map.of("Retry-After", Long.toString(seconds))));
    }
}
