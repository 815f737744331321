package io.potik.lead.notification;

import io.potik.lead.board.Cursor;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One's own notifications, the newest first; those about leads that one no longer sees are left out. */
@Component
class NotificationList {

    /** More unread ones than this are not counted. */
    static final int MOST_UNREAD = 100;

    private final JdbcClient jdbc;
    private final StaffNames staff;

    NotificationList(JdbcClient jdbc, StaffNames staff) {
        this.jdbc = jdbc;
        this.staff = staff;
    }

    /**
     * A page.
     *
     * @param unread of all pages, at most {@value #MOST_UNREAD}
     */
    record Page(List<Item> items, @Nullable String next, int unread) {}

    /**
     * Something that somebody was told.
     *
     * @param kind assigned, answered, reminder or task
     * @param actor who gave the lead or the task; null for everything else
     */
    record Item(
            UUID id,
            String kind,
            Instant at,
            boolean read,
            LeadOfNotification lead,
            @Nullable TaskOfNotification task,
            @Nullable Ref actor) {}

    /** What it is about. */
    record LeadOfNotification(UUID id, long number, String title, String channel) {}

    /** The task it is about; {@code kind} is task or call. */
    record TaskOfNotification(UUID id, String kind, String text, Instant dueAt, boolean done) {}

    @Transactional(readOnly = true)
    Page page(Caller caller, @Nullable Cursor after, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("staff", caller.staffId());
        parameters.put("scope", caller.sees().staff());
        parameters.put("limit", limit + 1);
        if (after != null) {
            parameters.put("at", after.at().toString());
            parameters.put("id", after.id());
        }
        var found = jdbc.sql("""
                        select n.id, n.kind, n.at, n.read_at, n.actor_id, l.id as lead_id, l.number, l.title, l.channel,
                               t.id as task_id, t.kind as task_kind, t.text, t.due_at, t.done_at
                        from notification n join lead l on l.id = n.lead_id left join task t on t.id = n.task_id
                        where n.staff_id = :staff and\s""" + caller.sees().condition("l.manager_id")
                        + (after == null ? "" : " and (n.at, n.id) < (:at::timestamptz, :id)")
                        + " order by n.at desc, n.id desc limit :limit")
                .params(parameters)
                .query((row, number) -> item(row))
                .list();
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                items,
                found.size() > limit
                        ? new Cursor(items.getLast().at(), items.getLast().id()).toString()
                        : null,
                unread(caller));
    }

    private int unread(Caller caller) {
        return jdbc.sql("""
                        select count(*) from (
                            select from notification n join lead l on l.id = n.lead_id
                            where n.staff_id = :staff and n.read_at is null and\s""" + caller.sees().condition("l.manager_id") + " limit " + MOST_UNREAD + ") found")
                .param("staff", caller.staffId())
                .param("scope", caller.sees().staff())
                .query(Integer.class)
                .single();
    }

    private Item item(ResultSet row) throws SQLException {
        var task = Rows.idOrNull(row, "task_id");
        var actor = Rows.idOrNull(row, "actor_id");
        return new Item(
                Rows.id(row, "id"),
                Rows.text(row, "kind").toLowerCase(Locale.ROOT),
                Rows.time(row, "at"),
                Rows.timeOrNull(row, "read_at") != null,
                new LeadOfNotification(
                        Rows.id(row, "lead_id"),
                        row.getLong("number"),
                        Rows.text(row, "title"),
                        Rows.text(row, "channel")),
                task == null
                        ? null
                        : new TaskOfNotification(
                                task,
                                Rows.text(row, "task_kind").toLowerCase(Locale.ROOT),
                                Rows.text(row, "text"),
                                Rows.time(row, "due_at"),
                                Rows.timeOrNull(row, "done_at") != null),
                actor == null ? null : new Ref(actor, staff.nameOf(actor)));
    }
}
