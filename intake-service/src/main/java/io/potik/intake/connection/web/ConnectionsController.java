package io.potik.intake.connection.web;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.Channels;
import io.potik.intake.channel.Takes;
import io.potik.intake.connection.ConnectChannel;
import io.potik.intake.connection.Connection;
import io.potik.intake.connection.Connections;
import io.potik.intake.connection.Hooks;
import io.potik.intake.problem.Invalid;
import io.potik.intake.problem.NotFound;
import io.potik.intake.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Connections", description = "Configured accounts of channels")
@RestController
@RequestMapping("/api/connections")
class ConnectionsController {

    private static final int MOST = 200;

    record NewConnection(
            @NotBlank String provider,
            @Size(max = 200) @Nullable String name,
            @Nullable Map<String, Object> settings,
            @Nullable Map<String, String> secrets) {

        @Override
        public String toString() {
            return "NewConnection[" + provider + "]";
        }
    }

    /** {@code state}: "off" stops it, any other word of a state starts it again. */
    record ConnectionChange(
            @Size(max = 200) @Nullable String name,
            @Nullable Map<String, @Nullable Object> settings,
            @Nullable Map<String, @Nullable String> secrets,
            @Nullable String state,
            @Nullable Long version) {

        @Override
        public String toString() {
            return "ConnectionChange[…]";
        }
    }

    /** The address is a secret of those who set up; {@code takes} is null where nobody can be answered. */
    record ConnectionView(
            UUID id,
            String provider,
            String channel,
            String name,
            Map<String, Object> settings,
            @Nullable String hookUrl,
            String state,
            @Nullable Instant lastReceivedAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt,
            long rejected,
            Instant createdAt,
            long version,
            @Nullable Takes takes) {}

    record ConnectionList(
            List<ConnectionView> items, @Nullable UUID next) {}

    private final ConnectChannel connect;
    private final Connections connections;
    private final Hooks hooks;
    private final Channels channels;

    ConnectionsController(ConnectChannel connect, Connections connections, Hooks hooks, Channels channels) {
        this.connect = connect;
        this.connections = connections;
        this.hooks = hooks;
        this.channels = channels;
    }

    @Operation(summary = "Connect a channel", description = "Secrets are never read back.")
    @PostMapping
    ResponseEntity<ConnectionView> create(Caller caller, @Valid @RequestBody NewConnection wanted) {
        var made = connect.connect(
                wanted.provider(),
                wanted.name(),
                wanted.settings() == null ? Map.of() : wanted.settings(),
                wanted.secrets() == null ? Map.of() : withoutNulls(wanted.secrets()));
        return ResponseEntity.created(URI.create("/api/connections/" + made.id()))
                .eTag(etag(made))
                .body(view(made, caller));
    }

    @Operation(summary = "All connections, the newest first")
    @GetMapping
    ConnectionList list(
            Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable UUID after) {
        int size = Math.clamp(limit, 1, MOST);
        var page = connections.page(after, size + 1);
        var shown = page.subList(0, Math.min(size, page.size()));
        return new ConnectionList(
                shown.stream().map(c -> view(c, caller)).toList(),
                page.size() > size ? shown.getLast().id() : null);
    }

    @Operation(summary = "One connection")
    @GetMapping("/{id}")
    ResponseEntity<ConnectionView> get(Caller caller, @PathVariable UUID id) {
        return answer(connections.find(id).orElseThrow(() -> new NotFound("connection")), caller);
    }

    @Operation(
            summary = "Change a connection",
            description = "A secret that is replaced stays valid for 24 hours beside the new one; null removes it.")
    @PatchMapping("/{id}")
    ResponseEntity<ConnectionView> change(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody ConnectionChange change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        connect.change(
                id,
                new ConnectChannel.Change(
                        change.name(),
                        change.settings(),
                        change.secrets(),
                        change.state() == null ? null : change.state().equals(Connection.State.OFF.word()),
                        ifMatch == null ? change.version() : Long.valueOf(version(ifMatch))));
        return get(caller, id);
    }

    @Operation(summary = "Remove a connection", description = "Its receipts stay accounted for.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        connect.remove(id);
    }

    private ResponseEntity<ConnectionView> answer(Connection connection, Caller caller) {
        return ResponseEntity.ok().eTag(etag(connection)).body(view(connection, caller));
    }

    private ConnectionView view(Connection connection, Caller caller) {
        return new ConnectionView(
                connection.id(),
                connection.provider(),
                connection.channel(),
                connection.name(),
                connection.settings().values(),
                caller.role().setsUp() ? hooks.addressOf(connection) : null,
                connection.state().word(),
                connection.lastReceivedAt(),
                connection.lastError(),
                connection.lastErrorAt(),
                connection.rejected(),
                connection.createdAt(),
                connection.version(),
                channels.of(connection.provider())
                        .filter(channel -> channel.description().answers())
                        .map(Channel::takes)
                        .orElse(null));
    }

    private static String etag(Connection connection) {
        return "\"" + connection.version() + "\"";
    }

    private static long version(String ifMatch) {
        try {
            return Long.parseLong(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw new Invalid("If-Match", "This is no version of a connection.");
        }
    }

    private static Map<String, String> withoutNulls(Map<String, String> secrets) {
        var given = new java.util.LinkedHashMap<>(secrets);
        given.values().removeIf(java.util.Objects::isNull);
        return given;
    }
}
