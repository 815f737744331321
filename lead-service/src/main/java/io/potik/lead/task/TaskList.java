package io.potik.lead.task;

import io.potik.lead.board.Cursor;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Scope;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tasks as screens show them, the earliest due first; read in the order of an index, a page at a time. */
@Component
public class TaskList {

    private static final int MOST_OF_A_LEAD = 200;
    private static final UUID NOBODY = new UUID(0, 0);

    private static final String SELECT = """
            select t.id, t.lead_id, t.version, t.kind, t.text, t.due_at, t.assignee_id, t.remind_minutes, t.result,
                   t.done_at, t.done_by, t.created_at, t.created_by, l.number, l.title, l.channel, l.outcome,
                   l.manager_id
            from\s""";

    private final JdbcClient jdbc;
    private final StaffNames staff;

    TaskList(JdbcClient jdbc, StaffNames staff) {
        this.jdbc = jdbc;
        this.staff = staff;
    }

    /**
     * Which tasks are asked for.
     *
     * @param assignee only of this one, or null
     * @param done whether it is the ones that are done
     * @param from due at or after this, or null
     * @param to due before this, or null
     */
    public record Wanted(
            @Nullable UUID assignee,
            boolean done,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** A page; {@code next} is where it goes on, or null at the end. */
    public record Page(List<TaskView> items, @Nullable String next) {}

    /**
     * One task.
     *
     * @throws NotFound when it is not there, or not in the scope
     */
    @Transactional(readOnly = true)
    public TaskView one(Scope scope, UUID id) {
        return jdbc.sql(SELECT + "task t join lead l on l.id = t.lead_id where t.id = :id and "
                        + scope.condition("l.manager_id"))
                .param("id", id)
                .param("scope", scope.staff())
                .query((row, number) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("task"));
    }

    /** A lead's tasks: the open ones, the earliest due first, then those that are done, the last one first. */
    @Transactional(readOnly = true)
    public List<TaskView> ofLead(UUID lead) {
        return jdbc.sql(SELECT + "task t join lead l on l.id = t.lead_id where t.lead_id = :lead"
                        + " order by t.done_at desc nulls first, t.due_at, t.id limit " + MOST_OF_A_LEAD)
                .param("lead", lead)
                .query((row, number) -> view(row))
                .list();
    }

    /** Tasks of the leads in the scope. */
    @Transactional(readOnly = true)
    public Page page(Scope scope, Wanted wanted, @Nullable Cursor after, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("limit", limit + 1);
        var found = jdbc.sql(SELECT + "(" + top(scope, wanted, after, parameters)
                        + ") top join task t on t.id = top.id join lead l on l.id = t.lead_id order by t.due_at, t.id")
                .params(parameters)
                .query((row, number) -> view(row))
                .list();
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                items,
                found.size() > limit
                        ? new Cursor(items.getLast().dueAt(), items.getLast().id()).toString()
                        : null);
    }

    /** How many there are, as far as {@code most}. */
    @Transactional(readOnly = true)
    public int count(Scope scope, Wanted wanted, int most) {
        var parameters = new HashMap<String, Object>();
        parameters.put("limit", most);
        return jdbc.sql("select count(*) from (" + top(scope, wanted, null, parameters) + ") found")
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    /** Of one assignee by the assignee's index, of all by their time, of some owners each by its own, then merged. */
    private static String top(Scope scope, Wanted wanted, @Nullable Cursor after, Map<String, Object> parameters) {
        var order = " order by t.due_at, t.id limit :limit";
        var select = "select t.id, t.due_at from ";
        var conditions = conditions(wanted, after, parameters);
        parameters.put("scope", scope.staff());
        if (wanted.assignee() != null || scope.all() || scope.staff().isEmpty()) {
            return select + "task t where " + conditions + " and " + scope.condition("t.manager_id") + order;
        }
        var owners = new HashSet<>(scope.staff());
        owners.add(NOBODY);
        parameters.put("owners", Columns.ids(owners));
        return select + "unnest(:owners) as owner (id) cross join lateral (" + select + "task t where " + conditions
                + " and t.owner_id = owner.id" + order + ") t" + order;
    }

    private static String conditions(Wanted wanted, @Nullable Cursor after, Map<String, Object> parameters) {
        var sql = new StringBuilder(wanted.done() ? "t.done_at is not null" : "t.done_at is null");
        and(sql, " and t.assignee_id = :assignee", "assignee", wanted.assignee(), parameters);
        and(sql, " and t.due_at >= :from::timestamptz", "from", text(wanted.from()), parameters);
        and(sql, " and t.due_at < :to::timestamptz", "to", text(wanted.to()), parameters);
        if (after != null) {
            sql.append(" and (t.due_at, t.id) > (:at::timestamptz, :id)");
            parameters.put("at", after.at().toString());
            parameters.put("id", after.id());
        }
        return sql.toString();
    }

    private static void and(
            StringBuilder sql, String condition, String name, @Nullable Object value, Map<String, Object> parameters) {
        if (value != null) {
            sql.append(condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private TaskView view(ResultSet row) throws SQLException {
        var doneBy = Rows.idOrNull(row, "done_by");
        var manager = Rows.idOrNull(row, "manager_id");
        return new TaskView(
                Rows.id(row, "id"),
                new TaskView.LeadOfTask(
                        Rows.id(row, "lead_id"),
                        row.getLong("number"),
                        Rows.text(row, "title"),
                        Rows.text(row, "channel"),
                        Rows.text(row, "outcome").toLowerCase(Locale.ROOT),
                        manager == null ? null : ref(manager)),
                row.getLong("version"),
                Rows.text(row, "kind").toLowerCase(Locale.ROOT),
                Rows.text(row, "text"),
                Rows.time(row, "due_at"),
                ref(Rows.id(row, "assignee_id")),
                row.getObject("remind_minutes", Integer.class),
                row.getString("result"),
                Rows.timeOrNull(row, "done_at"),
                doneBy == null ? null : ref(doneBy),
                Rows.time(row, "created_at"),
                ref(Rows.id(row, "created_by")));
    }

    private Ref ref(UUID member) {
        return new Ref(member, staff.nameOf(member));
    }
}
