package io.potik.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Forgets what can no longer come again; done by the one active relay, a bounded piece at a time. */
final class Housekeeping {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final List<String> FORGET = List.of("""
            delete from inbox where ctid = any (array(
                select ctid from inbox where received_at < now() - ? * interval '1 second' limit 5000))""", """
            delete from idempotent_request where ctid = any (array(
                select ctid from idempotent_request where made_at < now() - ? * interval '1 second' limit 5000))""");

    private final OutboxProperties properties;
    private long next = System.nanoTime();

    Housekeeping(OutboxProperties properties) {
        this.properties = properties;
    }

    /** Once a minute, at most five thousand rows a table. */
    void tidyWhenDue(Connection connection) throws SQLException {
        if (System.nanoTime() - next < 0) {
            return;
        }
        next = System.nanoTime() + EVERY.toNanos();
        for (String forget : FORGET) {
            try (var delete = connection.prepareStatement(forget)) {
                delete.setLong(1, properties.forgetAfter().toSeconds());
                delete.executeUpdate();
            }
        }
    }
}
