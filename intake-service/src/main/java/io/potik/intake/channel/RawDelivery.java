package io.potik.intake.channel;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider sent, byte for byte.
 *
 * @param method the HTTP verb
 * @param query what stands behind the question mark, undecoded, or null
 * @param headers by name in lower case, each with its values in order
 * @param body the bytes; do not change them
 * @param receivedAt when it arrived
 */
public record RawDelivery(
        String method, @Nullable String query, Map<String, List<String>> headers, byte[] body, Instant receivedAt) {

    /** The first value of a header, whatever its case, or null. */
    public @Nullable String header(String name) {
        var values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    @Override
    public String toString() {
        return "RawDelivery[" + method + ", " + body.length + " bytes]";
    }
}
