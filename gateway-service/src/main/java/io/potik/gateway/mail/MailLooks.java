package io.potik.gateway.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When to look at whose unread notifications: at most one row a person, so that nothing piles up. */
@Repository
class MailLooks {

    private final JdbcClient jdbc;

    MailLooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody's turn, which is nobody else's for a while.
     *
     * @param news how much had happened when it was taken
     * @param failures in a row before it
     */
    record Look(UUID staffId, long news, int failures) {}

    /** These have something new; who waits after a failure goes on waiting. */
    void note(Collection<UUID> staff, Instant due) {
        jdbc.sql("""
                        insert into mail_look (staff_id, due_at, news) select id, ?, 1 from unnest(?) as id order by id
                        on conflict (staff_id) do update set news = mail_look.news + 1,
                            due_at = case when mail_look.failures > 0 then mail_look.due_at
                                          else least(mail_look.due_at, excluded.due_at) end
                        """)
                .param(due.atOffset(ZoneOffset.UTC))
                .param(staff.toArray(UUID[]::new))
                .update();
    }

    /** The next that is due, if any; it comes again after the lease when nothing is heard of it. */
    Optional<Look> claim(Duration lease) {
        return jdbc.sql("""
                        update mail_look set claimed_until = now() + make_interval(secs => ?)
                        where staff_id = (
                            select staff_id from mail_look
                            where due_at <= now() and (claimed_until is null or claimed_until < now())
                            order by due_at limit 1 for update skip locked)
                        returning staff_id, news, failures
                        """)
                .param(lease.toMillis() / 1000.0)
                .query((row, number) ->
                        new Look(row.getObject("staff_id", UUID.class), row.getLong("news"), row.getInt("failures")))
                .optional();
    }

    /** Nothing is left to send, unless more has happened meanwhile: that is looked at then. */
    void done(Look look, Instant then) {
        int gone = jdbc.sql("delete from mail_look where staff_id = ? and news = ?")
                .param(look.staffId())
                .param(look.news())
                .update();
        if (gone == 0) {
            again(look, then, 0);
        }
    }

    /** To be looked at again. */
    void again(Look look, Instant then, int failures) {
        jdbc.sql("update mail_look set due_at = ?, failures = ?, claimed_until = null where staff_id = ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .param(failures)
                .param(look.staffId())
                .update();
    }
}
