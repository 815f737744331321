package io.potik.intake.connection;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.Channels;
import io.potik.intake.channel.Settings;
import io.potik.intake.problem.Conflict;
import io.potik.intake.problem.Invalid;
import io.potik.intake.problem.NotFound;
import io.potik.intake.sql.Rows;
import io.potik.outbox.Ids;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and removes connections. Each call is one transaction. */
@Service
@Transactional
public class ConnectChannel {

    private static final int HOOK_KEY_BYTES = 20; // 160 bits: the address alone protects a form

    private final SecureRandom random = new SecureRandom();
    private final Channels channels;
    private final Connections connections;
    private final ConnectionSecrets secrets;
    private final Hooks hooks;

    ConnectChannel(Channels channels, Connections connections, ConnectionSecrets secrets, Hooks hooks) {
        this.channels = channels;
        this.connections = connections;
        this.secrets = secrets;
        this.hooks = hooks;
    }

    /**
     * What is to be changed; null stays as it is.
     *
     * @param settings by name; a null value takes the setting away, others stay as they are
     * @param secrets by name; a null value takes the secret away, others stay as they are
     */
    public record Change(
            @Nullable String name,
            @Nullable Map<String, @Nullable Object> settings,
            @Nullable Map<String, @Nullable String> secrets,
            @Nullable Boolean off,
            @Nullable Long version) {

        @Override
        public String toString() {
            return "Change[…]";
        }
    }

    /**
     * Makes a connection with a new hook address.
     *
     * @throws Invalid when there is no such provider, or settings or secrets make no sense
     */
    public Connection connect(
            String provider, @Nullable String name, Map<String, Object> settings, Map<String, String> given) {
        var channel = channels.of(provider)
                .orElseThrow(() -> new Invalid("provider", "There is no provider of this name; see /api/providers."));
        var checked = new Settings(settings);
        ConnectionCheck.check(channel, checked, given);
        var now = Rows.now();
        var connection = new Connection(
                Ids.next(),
                provider,
                channel.description().channel(),
                name == null || name.isBlank() ? channel.description().name() : name.strip(),
                hookKey(),
                checked,
                false,
                1,
                now,
                null,
                null,
                null,
                0,
                null,
                null);
        connections.add(connection);
        given.forEach((secret, value) -> secrets.put(connection.id(), secret, value, now));
        return connection;
    }

    /**
     * Changes a connection. A secret that is replaced stays valid for another 24 hours beside the new one.
     *
     * @throws NotFound when it is not there
     * @throws Conflict when the version given is not the current one
     * @throws Invalid when settings or secrets make no sense
     */
    public Connection change(UUID id, Change change) {
        var connection = connections.find(id).orElseThrow(() -> new NotFound("connection"));
        if (change.version() != null && change.version() != connection.version()) {
            throw new Conflict("connection", Map.of("id", id, "version", connection.version()));
        }
        var now = Rows.now();
        var settings = new Settings(merged(connection.settings().values(), change.settings()));
        var standing = new LinkedHashMap<String, String>();
        secrets.validOf(id, now).forEach((name, values) -> standing.put(name, values.getFirst()));
        Map<String, @Nullable String> given = change.secrets() == null ? Map.of() : change.secrets();
        given.forEach((name, value) -> {
            if (value == null) {
                standing.remove(name);
            } else {
                standing.put(name, value);
            }
        });
        Channel channel = channels.existing(connection.provider());
        ConnectionCheck.check(channel, settings, standing);
        var name = change.name() == null || change.name().isBlank()
                ? connection.name()
                : change.name().strip();
        var changed = connection.changed(name, settings, change.off() == null ? connection.off() : change.off());
        if (!connections.save(changed)) {
            throw new Conflict("connection", Map.of("id", id));
        }
        given.forEach((secret, value) -> {
            if (value == null) {
                secrets.remove(id, secret);
            } else {
                secrets.put(id, secret, value, now);
            }
        });
        hooks.forget(connection.hookKey());
        return changed;
    }

    /**
     * Removes a connection: its hook address is gone, its secrets too; its receipts stay accounted for.
     *
     * @throws NotFound when it is not there
     */
    public void remove(UUID id) {
        var connection = connections.find(id).orElseThrow(() -> new NotFound("connection"));
        connections.remove(id, Rows.now());
        secrets.removeAll(id);
        hooks.forget(connection.hookKey());
    }

    private String hookKey() {
        byte[] key = new byte[HOOK_KEY_BYTES];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static Map<String, Object> merged(
            Map<String, Object> standing, @Nullable Map<String, @Nullable Object> changes) {
        var merged = new LinkedHashMap<>(standing);
        if (changes != null) {
            changes.forEach((name, value) -> {
                if (value == null) {
                    merged.remove(name);
                } else {
                    merged.put(name, value);
                }
            });
        }
        return merged;
    }
}
