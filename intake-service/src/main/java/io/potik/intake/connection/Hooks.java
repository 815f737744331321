package io.potik.intake.connection;

import io.potik.intake.channel.ConnectionAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Which connection a hook address belongs to, with its secrets. What was read is trusted for a second: a delivery must
 * not cost a query, and what another instance changed counts within that second.
 */
@Component
public class Hooks {

    private static final Pattern KEYS = Pattern.compile("[A-Za-z0-9_-]{20,64}");
    private static final long TRUSTED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 10_000;

    /** A connection and what its channel needs of it. */
    public record Hook(Connection connection, ConnectionAccess access) {}

    private record Trusted(Hook hook, long readAt) {}

    private final Map<String, Trusted> trusted = new ConcurrentHashMap<>();
    private final Connections connections;
    private final ConnectionSecrets secrets;
    private final IntakeAddress address;

    Hooks(Connections connections, ConnectionSecrets secrets, IntakeAddress address) {
        this.connections = connections;
        this.secrets = secrets;
        this.address = address;
    }

    /** The hook with this key, or empty when there is none. */
    public Optional<Hook> find(String key) {
        var known = trusted.get(key);
        if (known != null && System.nanoTime() - known.readAt() < TRUSTED_NANOS) {
            return Optional.of(known.hook());
        }
        if (!KEYS.matcher(key).matches()) {
            return Optional.empty();
        }
        var hook = connections.ofHook(key).map(this::hook);
        if (hook.isEmpty()) {
            trusted.remove(key);
        } else {
            if (trusted.size() >= MOST) {
                trusted.clear();
            }
            trusted.put(key, new Trusted(hook.get(), System.nanoTime()));
        }
        return hook;
    }

    /** The hook of a connection, read anew. */
    public Optional<Hook> of(UUID connection) {
        return connections.bare(connection).map(this::hook);
    }

    /** The address that a provider posts to. */
    public String addressOf(Connection connection) {
        return address.hook(connection.hookKey());
    }

    void forget(String key) {
        trusted.remove(key);
    }

    private Hook hook(Connection connection) {
        return new Hook(
                connection,
                new ConnectionAccess(
                        connection.id(),
                        connection.name(),
                        addressOf(connection),
                        connection.settings(),
                        secrets.validOf(connection.id(), Instant.now())));
    }
}
