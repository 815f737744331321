package io.potik.lead.audit;

import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who changed what and from where, the newest first. */
@Component
class AuditList {

    private static final int MILLISECONDS_AT = 16;

    private final JdbcClient jdbc;
    private final StaffNames staff;

    AuditList(JdbcClient jdbc, StaffNames staff) {
        this.jdbc = jdbc;
        this.staff = staff;
    }

    /**
     * What is asked for; null leaves a condition out.
     *
     * @param subjectId the lead or the setting
     * @param from not before this moment
     * @param to before this moment
     */
    record Filter(
            @Nullable UUID staffId,
            @Nullable String kind,
            @Nullable UUID subjectId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** A page; {@code next} goes on. */
    record Page(List<Entry> items, @Nullable String next) {}

    /**
     * Something that somebody changed.
     *
     * @param kind what was changed and how: lead.edited, reason.changed
     * @param lead null when it is about no lead
     * @param subjectId the lead or the setting; null when it is about all of a kind
     * @param name what the setting was called then
     * @param via browser or token
     * @param tokenName the API token by which it was done
     * @param address of the client as the gateway saw it
     */
    record Entry(
            UUID id,
            Instant at,
            Ref staff,
            String kind,
            @Nullable UUID subjectId,
            @Nullable LeadOfEntry lead,
            @Nullable String name,
            String via,
            @Nullable String tokenName,
            @Nullable String address) {}

    /** A lead that is still there. */
    record LeadOfEntry(UUID id, long number, String title) {}

    /** At most {@code limit} of them, those before {@code after} if that is given. */
    @Transactional(readOnly = true)
    Page page(Filter filter, @Nullable UUID after, int limit) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        add(conditions, parameters, "a.staff_id = :staff", "staff", filter.staffId());
        add(conditions, parameters, "a.kind = :kind", "kind", filter.kind());
        add(conditions, parameters, "a.subject_id = :subject", "subject", filter.subjectId());
        add(conditions, parameters, "a.id >= :from", "from", filter.from() == null ? null : first(filter.from()));
        add(conditions, parameters, "a.id < :to", "to", filter.to() == null ? null : first(filter.to()));
        add(conditions, parameters, "a.id < :after", "after", after);
        var found = jdbc.sql("""
                        select a.*, l.number as lead_number, l.title as lead_title
                        from audit a left join lead l on l.id = a.subject_id
                        """
                        + (conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions))
                        + " order by a.id desc limit " + (limit + 1))
                .params(parameters)
                .query((row, number) -> entry(row))
                .list();
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page(items, found.size() > limit ? items.getLast().id().toString() : null);
    }

    /** The smallest id of that millisecond: ids sort by when they were made. */
    static UUID first(Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << MILLISECONDS_AT, 0);
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> parameters,
            String condition,
            String parameter,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }

    private Entry entry(ResultSet row) throws SQLException {
        var by = Rows.id(row, "staff_id");
        var subject = Rows.idOrNull(row, "subject_id");
        var title = row.getString("lead_title");
        return new Entry(
                Rows.id(row, "id"),
                Rows.time(row, "at"),
                new Ref(by, staff.nameOf(by)),
                Rows.text(row, "kind"),
                subject,
                subject == null || title == null ? null : new LeadOfEntry(subject, row.getLong("lead_number"), title),
                row.getString("name"),
                Rows.text(row, "via"),
                row.getString("token_name"),
                row.getString("address"));
    }
}
