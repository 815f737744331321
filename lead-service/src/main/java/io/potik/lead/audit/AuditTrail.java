package io.potik.lead.audit;

import io.potik.lead.security.Origin;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.outbox.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes who changed something and from where, with the transaction that changes it. What no person asked for (a message
 * that arrived, a reminder) is not noted.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class AuditTrail {

    private static final int FORGET_AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Note(
            String kind, @Nullable UUID subject, @Nullable String name) {}

    /** Notes what somebody here did to leads, as the timeline tells it. */
    public void leads(Collection<Activity> happened) {
        note(happened.stream()
                .filter(activity -> activity.actor().kind() == Actor.Kind.STAFF)
                .map(activity -> new Note("lead." + activity.what().activityKind(), activity.lead(), null))
                .toList());
    }

    /** Notes what somebody did to a lead that the timeline does not tell, since it goes with the lead. */
    public void lead(String what, UUID lead) {
        note(List.of(new Note("lead." + what, lead, null)));
    }

    /**
     * Notes a change of the settings.
     *
     * @param kind thing and what was done to it: {@code reason.changed}
     * @param subject its id; null when it is about all of them
     * @param name what it is called, so that it can be told when it is gone; nothing personal
     */
    public void settings(String kind, @Nullable UUID subject, @Nullable String name) {
        note(List.of(new Note(kind, subject, name)));
    }

    private void note(List<Note> notes) {
        var origin = Origin.current();
        if (origin.isEmpty() || notes.isEmpty()) {
            return;
        }
        var from = origin.get();
        jdbc.sql("""
                insert into audit (id, at, staff_id, kind, subject_id, name, via, token_name, address)
                select id, :at, :staff, kind, subject, name, :via, :token, :address
                from unnest(:ids, :kinds, :subjects, :names) as given (id, kind, subject, name)
                """)
                .param("at", Rows.now().atOffset(ZoneOffset.UTC))
                .param("staff", from.staffId())
                .param("via", from.tokenName() == null ? "browser" : "token")
                .param("token", from.tokenName())
                .param("address", from.address())
                .param("ids", Columns.ids(notes, note -> Ids.next()))
                .param("kinds", Columns.texts(notes, Note::kind))
                .param("subjects", Columns.ids(notes, Note::subject))
                .param("names", Columns.texts(notes, Note::name))
                .update();
    }

    /** Forgets some of those that are older, with their addresses; whether there may be more. */
    boolean forgetOlderThan(Duration age) {
        return jdbc.sql("""
                        delete from audit where id in (
                            select id from audit where id < :before order by id limit :most for update skip locked)
                        """)
                        .param("before", AuditList.first(Instant.now().minus(age)))
                        .param("most", FORGET_AT_ONCE)
                        .update()
                == FORGET_AT_ONCE;
    }
}
