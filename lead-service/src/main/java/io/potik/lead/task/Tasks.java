package io.potik.lead.task;

import io.potik.lead.security.Scope;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tasks, to change them. Lock the lead before; only a reminder does without. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Tasks {

    private static final String SELECT = """
            select id, lead_id, version, kind, text, due_at, assignee_id, remind_minutes, remind_at, result, done_at,
                   done_by, created_at, created_by
            from task
            """;

    private final JdbcClient jdbc;

    Tasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The lead that a task is about, if the task is there and its lead in the scope. */
    Optional<UUID> leadOf(UUID task, Scope scope) {
        return jdbc.sql("select lead_id from task where id = :id and " + scope.condition("manager_id"))
                .param("id", task)
                .param("scope", scope.staff())
                .query(UUID.class)
                .optional();
    }

    /** The task, locked, if it is still there. */
    Optional<Task> locked(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(Tasks::task)
                .optional();
    }

    /** The open tasks of a lead, locked. */
    List<Task> openOf(UUID lead) {
        return jdbc.sql(SELECT + " where lead_id = :lead and done_at is null order by id for update")
                .param("lead", lead)
                .query(Tasks::task)
                .list();
    }

    void add(Task task, @Nullable UUID manager) {
        jdbc.sql("""
                insert into task (id, lead_id, version, kind, text, due_at, assignee_id, manager_id, remind_minutes,
                    remind_at, created_at, created_by)
                values (:id, :lead, :version, :kind, :text, :dueAt, :assignee, :manager, :minutes, :remindAt, :at, :by)
                """)
                .param("id", task.id())
                .param("lead", task.lead())
                .param("version", task.version())
                .param("kind", task.kind().name())
                .param("text", task.text())
                .param("dueAt", time(task.dueAt()))
                .param("assignee", task.assignee())
                .param("manager", manager)
                .param("minutes", task.remindMinutes())
                .param("remindAt", time(task.remindAt()))
                .param("at", time(task.createdAt()))
                .param("by", task.createdBy())
                .update();
    }

    /** Puts the next version in the place of the last one, which the caller has {@link #locked}. */
    void replace(Task next) {
        jdbc.sql("""
                update task set version = :version, kind = :kind, text = :text, due_at = :dueAt, assignee_id = :assignee,
                    remind_minutes = :minutes, remind_at = :remindAt, result = :result, done_at = :doneAt, done_by = :doneBy
                where id = :id
                """)
                .param("id", next.id())
                .param("version", next.version())
                .param("kind", next.kind().name())
                .param("text", next.text())
                .param("dueAt", time(next.dueAt()))
                .param("assignee", next.assignee())
                .param("minutes", next.remindMinutes())
                .param("remindAt", time(next.remindAt()))
                .param("result", next.result())
                .param("doneAt", time(next.doneAt()))
                .param("doneBy", next.doneBy())
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from task where id = :id").param("id", id).update();
    }

    /** Whose rows a lead's tasks are from now on; these open ones are the new manager's to do. */
    void follow(UUID lead, @Nullable UUID manager, List<UUID> handedOver) {
        jdbc.sql("""
                update task set manager_id = :manager,
                    version = case when id = any(:over) then version + 1 else version end,
                    assignee_id = case when id = any(:over) then :manager else assignee_id end
                where lead_id = :lead
                """)
                .param("lead", lead)
                .param("manager", manager)
                .param("over", Columns.ids(handedOver))
                .update();
    }

    /** The open tasks of a lead are those of another one, which was merged with it, and its manager's rows. */
    void bring(UUID from, UUID into) {
        jdbc.sql("""
                update task set lead_id = :into, version = task.version + 1,
                    manager_id = (select manager_id from lead where id = :into), merged_from = merged_from || :from::uuid
                where lead_id = :from and done_at is null
                """).param("from", from).param("into", into).update();
    }

    /** The tasks that a lead brought to another one are its own again, those that were done there too. */
    void takeBack(UUID lead, UUID from) {
        jdbc.sql("""
                update task set lead_id = :lead, version = task.version + 1,
                    manager_id = (select manager_id from lead where id = :lead),
                    merged_from = trim_array(merged_from, 1)
                where lead_id = :from and merged_from[cardinality(merged_from)] = :lead
                """).param("lead", lead).param("from", from).update();
    }

    /**
     * Takes reminders that are due, the earliest first: none of them comes again, and those that another instance, or
     * somebody who changes the task, has taken are left to them.
     */
    List<Task> takeDueReminders(Instant now, int most) {
        var due = jdbc.sql(SELECT + " where remind_at <= :now order by remind_at limit :most for update skip locked")
                .param("now", time(now))
                .param("most", most)
                .query(Tasks::task)
                .list();
        jdbc.sql("update task set remind_at = null where id = any(:ids)")
                .param("ids", Columns.ids(due, Task::id))
                .update();
        return due;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                Rows.id(row, "id"),
                Rows.id(row, "lead_id"),
                row.getLong("version"),
                Task.Kind.valueOf(Rows.text(row, "kind")),
                Rows.text(row, "text"),
                Rows.time(row, "due_at"),
                Rows.id(row, "assignee_id"),
                row.getObject("remind_minutes", Integer.class),
                Rows.timeOrNull(row, "remind_at"),
                row.getString("result"),
                Rows.timeOrNull(row, "done_at"),
                Rows.idOrNull(row, "done_by"),
                Rows.time(row, "created_at"),
                Rows.id(row, "created_by"));
    }
}
