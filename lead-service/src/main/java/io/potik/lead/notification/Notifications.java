package io.potik.lead.notification;

import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Ids;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What people were told. Every change is told to the screens of the one whose it is, and to nobody else's. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Notifications {

    private static final int FORGET_AT_ONCE = 5000;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final JsonMapper json;

    Notifications(JdbcClient jdbc, Outbox outbox, JsonMapper json) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
    }

    /** Why somebody is told something. */
    enum Kind {
        /** Somebody gave them a lead. */
        ASSIGNED,
        /** A person answered on a lead of theirs. */
        ANSWERED,
        /** It is time to think of a task. */
        REMINDER,
        /** Somebody gave them a task. */
        TASK
    }

    /** Something to tell one member of staff, about a lead. */
    public record News(
            UUID staff,
            Kind kind,
            UUID lead,
            @Nullable UUID task,
            @Nullable UUID actor,
            Instant at) {

        /** {@code actor} gave them a task. */
        public static News ofTask(UUID staff, UUID lead, UUID task, UUID actor, Instant at) {
            return new News(staff, Kind.TASK, lead, task, actor, at);
        }

        /** It is time to think of a task of theirs. */
        public static News ofReminder(UUID staff, UUID lead, UUID task, Instant at) {
            return new News(staff, Kind.REMINDER, lead, task, null, at);
        }

        static News ofLead(UUID staff, UUID lead, @Nullable UUID actor, Instant at) {
            return new News(staff, Kind.ASSIGNED, lead, null, actor, at);
        }

        static News ofAnswer(UUID staff, UUID lead, Instant at) {
            return new News(staff, Kind.ANSWERED, lead, null, null, at);
        }
    }

    private record Answered(UUID staff, UUID lead) {}

    /**
     * Tells them, by a fixed number of statements. Answers on one lead are one notification, the time of the last, until
     * it is read. The leads of answers are locked.
     */
    public void raise(Collection<News> news) {
        if (news.isEmpty()) {
            return;
        }
        // In one order everywhere, with those who read: nobody waits for each other.
        var rows = once(news).stream()
                .sorted(Comparator.comparing(News::staff).thenComparing(News::lead))
                .toList();
        jdbc.sql("""
                insert into notification (id, staff_id, at, kind, lead_id, task_id, actor_id)
                select * from unnest(?, ?, ?, ?, ?, ?, ?)
                on conflict (staff_id, lead_id) where kind = 'ANSWERED' and read_at is null
                    do update set at = greatest(notification.at, excluded.at)
                """)
                .params(
                        Columns.ids(rows, row -> Ids.next()),
                        Columns.ids(rows, News::staff),
                        Columns.times(rows, News::at),
                        Columns.texts(rows, row -> row.kind().name()),
                        Columns.ids(rows, News::lead),
                        Columns.ids(rows, News::task),
                        Columns.ids(rows, News::actor))
                .update();
        tell(rows.stream().map(News::staff).distinct().toList());
    }

    /** A statement cannot touch a row twice: of the answers on one lead only the last. */
    private static List<News> once(Collection<News> news) {
        var answers = new HashMap<Answered, News>();
        news.stream()
                .filter(one -> one.kind() == Kind.ANSWERED)
                .forEach(one -> answers.merge(
                        new Answered(one.staff(), one.lead()),
                        one,
                        (first, second) -> first.at().isAfter(second.at()) ? first : second));
        var others = news.stream().filter(one -> one.kind() != Kind.ANSWERED);
        return Stream.concat(others, answers.values().stream()).toList();
    }

    /** Takes away what people were told of a task that is no more. */
    public void forgetTask(UUID task) {
        tell(jdbc
                .sql("delete from notification where task_id = :task returning staff_id")
                .param("task", task)
                .query(UUID.class)
                .list()
                .stream()
                .distinct()
                .toList());
    }

    /** Somebody has read one of theirs, or wants it to be unread again; whether it is there and theirs. */
    boolean read(UUID staff, UUID id, boolean read) {
        // Unread again it may meet a newer one of its kind; then it stays read.
        boolean there = jdbc.sql("""
                        update notification n set read_at = case when :read then coalesce(n.read_at, now()) end
                        where n.id = :id and n.staff_id = :staff and (:read or n.kind <> 'ANSWERED' or not exists (
                            select from notification other where other.staff_id = n.staff_id
                            and other.lead_id = n.lead_id and other.kind = 'ANSWERED' and other.read_at is null))
                        """)
                        .param("id", id)
                        .param("staff", staff)
                        .param("read", read)
                        .update()
                == 1;
        if (there) {
            tell(List.of(staff));
        }
        return there
                || jdbc.sql("select exists (select from notification where id = :id and staff_id = :staff)")
                        .param("id", id)
                        .param("staff", staff)
                        .query(Boolean.class)
                        .single();
    }

    /** Somebody has read all of theirs. */
    void readAll(UUID staff) {
        int read = jdbc.sql("""
                with unread as (
                    select id from notification where staff_id = :staff and read_at is null
                    order by staff_id, lead_id, id for update)
                update notification set read_at = now() where id in (select id from unread)
                """).param("staff", staff).update();
        if (read > 0) {
            tell(List.of(staff));
        }
    }

    /** Forgets some of those that are older; whether there may be more. */
    boolean forgetOlderThan(Duration age) {
        return jdbc.sql("""
                        delete from notification where id in (
                            select id from notification where at < :before order by at limit :most
                            for update skip locked)
                        """)
                        .param("before", Rows.now().minus(age).atOffset(ZoneOffset.UTC))
                        .param("most", FORGET_AT_ONCE)
                        .update()
                == FORGET_AT_ONCE;
    }

    private void tell(Collection<UUID> staff) {
        var at = Rows.now();
        outbox.send(staff.stream()
                .map(member -> new OutgoingMessage(
                        NotificationsChanged.TOPIC,
                        member.toString(),
                        NotificationsChanged.TYPE,
                        0,
                        at,
                        json.writeValueAsBytes(new NotificationsChanged(member, at))))
                .toList());
    }
}
