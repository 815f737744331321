package io.potik.intake.connection;

import io.potik.intake.sql.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets of connections, sealed in the table, in the clear only for who needs them at the moment. */
@Repository
class ConnectionSecrets {

    /** How long the secret before is still accepted: people change it here and at the provider, not at one moment. */
    static final Duration BOTH_VALID = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final SecretBox box;

    ConnectionSecrets(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /** By name, those that are valid now, the newest first. */
    Map<String, List<String>> validOf(UUID connection, Instant now) {
        var secrets = new TreeMap<String, List<String>>();
        jdbc.sql("""
                select name, sealed from connection_secret
                where connection_id = ? and (valid_until is null or valid_until > ?::timestamptz)
                order by name, position desc
                """).params(connection, now.toString()).query(row -> {
            var name = Rows.text(row, "name");
            secrets.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(box.open(connection, name, row.getBytes("sealed")));
        });
        return secrets;
    }

    /** The names of those that are there. */
    List<String> namesOf(UUID connection, Instant now) {
        return jdbc.sql("""
                select distinct name from connection_secret
                where connection_id = ? and (valid_until is null or valid_until > ?::timestamptz) order by name
                """)
                .params(connection, now.toString())
                .query(String.class)
                .list();
    }

    /** The new one counts from now on, the one before it for {@link #BOTH_VALID} more, older ones not any more. */
    void put(UUID connection, String name, String secret, Instant now) {
        jdbc.sql("delete from connection_secret where connection_id = ? and name = ? and valid_until is not null")
                .params(connection, name)
                .update();
        jdbc.sql("update connection_secret set valid_until = ?::timestamptz where connection_id = ? and name = ?")
                .params(now.plus(BOTH_VALID).toString(), connection, name)
                .update();
        jdbc.sql("insert into connection_secret (connection_id, name, sealed) values (?, ?, ?)")
                .params(connection, name, box.seal(connection, name, secret))
                .update();
    }

    /** Gone at once, the one before it too. */
    void remove(UUID connection, String name) {
        jdbc.sql("delete from connection_secret where connection_id = ? and name = ?")
                .params(connection, name)
                .update();
    }

    void removeAll(UUID connection) {
        jdbc.sql("delete from connection_secret where connection_id = ?")
                .param(connection)
                .update();
    }
}
