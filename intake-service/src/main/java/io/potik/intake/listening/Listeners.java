package io.potik.intake.listening;

import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who listens for which connection, and where it stands. Whoever listens holds a lease by a token of its own; what it
 * writes without the lease is not written.
 */
@Repository
@Transactional
class Listeners {

    /** A connection that was just taken over. */
    record Taken(UUID connection, @Nullable String cursor) {}

    private final JdbcClient jdbc;

    Listeners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The connections of these providers that are to be listened to, with their versions. */
    @Transactional(readOnly = true)
    Map<UUID, Long> wanted(Collection<String> providers) {
        record Wanted(UUID id, long version) {}
        return jdbc
                .sql("select id, version from connection where removed_at is null and not off and provider = any (?)")
                .param(Columns.texts(providers, provider -> provider))
                .query((row, number) -> new Wanted(Rows.id(row, "id"), row.getLong("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Wanted::id, Wanted::version));
    }

    /** Takes those over that nobody listens to and that are not to be left alone for now. */
    List<Taken> take(Collection<UUID> connections, UUID holder, Duration lease, int most) {
        if (connections.isEmpty() || most <= 0) {
            return List.of();
        }
        jdbc.sql("insert into listener (connection_id) select * from unnest(?) on conflict do nothing")
                .param(Columns.ids(connections))
                .update();
        return jdbc.sql("""
                        update listener set holder = ?, held_until = now() + make_interval(secs => ?)
                        where connection_id in (
                            select connection_id from listener
                            where connection_id = any (?) and (holder is null or held_until < now())
                              and (retry_at is null or retry_at <= now())
                            limit ? for update skip locked)
                        returning connection_id, cursor
                        """)
                .param(holder)
                .param(lease.toMillis() / 1000.0)
                .param(Columns.ids(connections))
                .param(most)
                .query((row, number) -> new Taken(Rows.id(row, "connection_id"), row.getString("cursor")))
                .list();
    }

    /** Keeps what is still held for another lease; answers what is. */
    Set<UUID> renew(Collection<UUID> connections, UUID holder, Duration lease) {
        return connections.isEmpty()
                ? Set.of()
                : jdbc.sql("""
                                update listener set held_until = now() + make_interval(secs => ?)
                                where connection_id = any (?) and holder = ? returning connection_id
                                """)
                        .param(lease.toMillis() / 1000.0)
                        .param(Columns.ids(connections))
                        .param(holder)
                        .query(UUID.class)
                        .set();
    }

    /** False when somebody else listens by now. */
    boolean remember(UUID connection, UUID holder, String cursor) {
        return jdbc.sql("update listener set cursor = ? where connection_id = ? and holder = ?")
                        .params(cursor, connection, holder)
                        .update()
                == 1;
    }

    /** The provider was reached: what failed before is over. */
    void reached(UUID connection, UUID holder) {
        jdbc.sql("update listener set reached_at = now(), failures = 0 where connection_id = ? and holder = ?")
                .params(connection, holder)
                .update();
    }

    /** Nobody listens any more; anybody may begin at once. */
    void release(UUID connection, UUID holder) {
        jdbc.sql("""
                update listener set holder = null, held_until = null, retry_at = null
                where connection_id = ? and holder = ?
                """).params(connection, holder).update();
    }

    /** Nobody listens any more, and nobody begins for a pause that doubles with each failure. */
    void rest(UUID connection, UUID holder, Duration shortest, Duration longest) {
        jdbc.sql("""
                update listener set holder = null, held_until = null, failures = failures + 1,
                       retry_at = now() + make_interval(secs => least(? * power(2, least(failures, 20)), ?))
                where connection_id = ? and holder = ?
                """)
                .params(shortest.toMillis() / 1000.0, longest.toMillis() / 1000.0, connection, holder)
                .update();
    }
}
