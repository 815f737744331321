package io.potik.gateway.mail;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What went by e-mail already. */
@Repository
class MailedNotifications {

    /** Notifications themselves are kept for 30 days; until then one could come up again. */
    private static final Duration KEPT = Duration.ofDays(32);

    private final JdbcClient jdbc;

    MailedNotifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of them that went already. */
    Set<UUID> among(Collection<UUID> notifications) {
        return new HashSet<>(jdbc.sql("select notification_id from mailed where notification_id = any(?)")
                .param(notifications.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** Marks them with the open transaction; those that nobody has marked before. Whoever marks the same waits. */
    Set<UUID> mark(Collection<UUID> notifications) {
        return new HashSet<>(jdbc.sql("""
                        insert into mailed (notification_id) select id from unnest(?) as id order by id
                        on conflict do nothing returning notification_id
                        """)
                .param(notifications.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** Forgets those that cannot come up again. */
    void forgetOld() {
        jdbc.sql("delete from mailed where at < now() - make_interval(days => ?)")
                .param(Math.toIntExact(KEPT.toDays()))
                .update();
    }
}
