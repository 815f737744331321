package io.potik.intake.channel;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a provider.
 *
 * @param contentType of the body, or null without one
 */
public record HookAnswer(
        int status, Map<String, String> headers, @Nullable String contentType, byte[] body) {

    /** 200 with nothing in it. */
    public static final HookAnswer OK = new HookAnswer(200, Map.of(), null, new byte[0]);

    /** A status and headers with nothing in the body. */
    public static HookAnswer empty(int status, Map<String, String> headers) {
        return new HookAnswer(status, headers, null, new byte[0]);
    }

    /** A text of this content type, in UTF-8. */
    public static HookAnswer text(int status, String contentType, String text) {
        return new HookAnswer(status, Map.of(), contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer with more headers. */
    public HookAnswer with(Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HookAnswer(status, all, contentType, body);
    }
}
