package io.potik.intake.connection;

import io.potik.intake.channel.Settings;
import io.potik.intake.connection.Connection.Rhythm;
import io.potik.intake.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every connection that was not removed. A removed one stays in the table: its receipts are still accounted for. */
@Repository
public class Connections {

    private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};

    /** When something came last, and how often, is kept by the ledger: a row here would be written by every delivery. */
    private static final String SELECT = """
            select c.*, listener.reached_at, rhythm.*
            from connection c
            left join listener on listener.connection_id = c.id
            left join lateral (
                select max(at) as last_received_at, extract(epoch from avg(gap))::bigint as usual_gap,
                       extract(epoch from max(gap))::bigint as longest_gap, count(gap) as gaps
                from (select max(last_received_at) as at, hour - lag(hour) over (order by hour) as gap
                      from (select hour, last_received_at from ledger
                            where connection_id = c.id and last_received_at is not null
                            order by hour desc limit 300) latest
                      group by hour) hours) rhythm on true
            where removed_at is null
            """;

    /** What a delivery needs of its connection. */
    private static final String BARE = """
            select c.*, null::timestamptz as last_received_at, null::timestamptz as reached_at, 0 as gaps
            from connection c where removed_at is null
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Connections(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The connection, or empty when there is none or it was removed. */
    public Optional<Connection> find(UUID id) {
        return jdbc.sql(SELECT + " and c.id = ?")
                .param(id)
                .query(this::connection)
                .optional();
    }

    /** The connection without what is known only of its deliveries, or empty. */
    Optional<Connection> bare(UUID id) {
        return jdbc.sql(BARE + " and c.id = ?")
                .param(id)
                .query(this::connection)
                .optional();
    }

    /** The oldest connection of a provider that is called so, in whatever case, without what is known only of its deliveries. */
    public Optional<Connection> named(String provider, String name) {
        return jdbc.sql(BARE + " and c.provider = ? and lower(c.name) = lower(?) order by c.id limit 1")
                .params(provider, name)
                .query(this::connection)
                .optional();
    }

    /** The connection to whose address this key belongs, without what is known only of its deliveries, or empty. */
    Optional<Connection> ofHook(String hookKey) {
        return jdbc.sql(BARE + " and c.hook_key = ?")
                .param(hookKey)
                .query(this::connection)
                .optional();
    }

    /** A page, the newest first. */
    public List<Connection> page(@Nullable UUID before, int limit) {
        return jdbc.sql(SELECT
                        + " and (cast(:before as uuid) is null or c.id < :before) order by c.id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(this::connection)
                .list();
    }

    void add(Connection connection) {
        jdbc.sql("""
                insert into connection (id, provider, channel, name, hook_key, settings, off, version, created_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::timestamptz)
                """)
                .params(
                        connection.id(),
                        connection.provider(),
                        connection.channel(),
                        connection.name(),
                        connection.hookKey(),
                        json.writeValueAsString(connection.settings().values()),
                        connection.off(),
                        connection.version(),
                        connection.createdAt().toString())
                .update();
    }

    /** False when somebody changed it meanwhile. */
    boolean save(Connection changed) {
        // Whoever changes it wants to see at once whether it can be listened to now.
        jdbc.sql("update listener set retry_at = null, failures = 0 where connection_id = ?")
                .param(changed.id())
                .update();
        return jdbc.sql("""
                        update connection set name = ?, settings = ?::jsonb, off = ?, version = ?
                        where id = ? and version = ? and removed_at is null
                        """)
                        .params(
                                changed.name(),
                                json.writeValueAsString(changed.settings().values()),
                                changed.off(),
                                changed.version(),
                                changed.id(),
                                changed.version() - 1)
                        .update()
                == 1;
    }

    boolean remove(UUID id, Instant at) {
        return jdbc.sql("update connection set removed_at = ?::timestamptz where id = ? and removed_at is null")
                        .params(at.toString(), id)
                        .update()
                == 1;
    }

    void refused(UUID id, long times, String reason, Instant at) {
        jdbc.sql("""
                update connection set rejected = rejected + ?, last_error = ?, last_error_at = ?::timestamptz where id = ?
                """).params(times, reason, at.toString(), id).update();
    }

    /** Its provider could not be reached; the reason is shown as the last error. */
    public void failed(UUID id, String reason, Instant at) {
        refused(id, 0, reason, at);
    }

    /** Most of what was sent failed, and nothing is sent for a while; shown as the last error until something gets through. */
    public void sendingPaused(UUID id, String reason, Instant at) {
        failed(id, Connection.SENDING_PAUSED + ": most of what was sent failed. " + reason, at);
    }

    /** An answer got through. */
    public void sendingWorks(UUID id) {
        jdbc.sql("""
                update connection set last_error = null, last_error_at = null
                where id = ? and starts_with(last_error, ?)
                """).params(id, Connection.SENDING_PAUSED).update();
    }

    private static @Nullable Rhythm rhythm(ResultSet row) throws SQLException {
        int gaps = row.getInt("gaps");
        return gaps == 0
                ? null
                : new Rhythm(
                        Duration.ofSeconds(row.getLong("usual_gap")),
                        Duration.ofSeconds(row.getLong("longest_gap")),
                        gaps);
    }

    private Connection connection(ResultSet row, int number) throws SQLException {
        return new Connection(
                Rows.id(row, "id"),
                Rows.text(row, "provider"),
                Rows.text(row, "channel"),
                Rows.text(row, "name"),
                Rows.text(row, "hook_key"),
                new Settings(json.readValue(Rows.text(row, "settings"), SETTINGS)),
                row.getBoolean("off"),
                row.getLong("version"),
                Rows.time(row, "created_at"),
                Rows.timeOrNull(row, "last_received_at"),
                row.getString("last_error"),
                Rows.timeOrNull(row, "last_error_at"),
                row.getLong("rejected"),
                Rows.timeOrNull(row, "reached_at"),
                rhythm(row));
    }
}
