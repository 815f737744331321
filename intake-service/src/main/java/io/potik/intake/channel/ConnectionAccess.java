package io.potik.intake.channel;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its channel sees it. Holds secrets in the clear: never logged, never stored, never answered.
 *
 * @param id the connection
 * @param name as people named it
 * @param hookUrl the address that the provider posts to, as the provider knows it
 * @param secrets by name, the newest first; two while a secret is being rotated
 */
public record ConnectionAccess(
        UUID id, String name, String hookUrl, Settings settings, Map<String, List<String>> secrets) {

    /** Every value of the secret that is valid now, the newest first; empty when it was never given. */
    public List<String> valid(String secret) {
        return secrets.getOrDefault(secret, List.of());
    }

    /** The newest value of the secret, or null. */
    public @Nullable String newest(String secret) {
        var values = valid(secret);
        return values.isEmpty() ? null : values.getFirst();
    }

    @Override
    public String toString() {
        return "ConnectionAccess[" + id + "]";
    }
}
