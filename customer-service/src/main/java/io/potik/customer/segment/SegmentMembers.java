package io.potik.customer.segment;

import io.potik.customer.customer.CustomerList;
import io.potik.customer.customer.CustomerView;
import io.potik.customer.customer.Page;
import io.potik.customer.problem.Invalid;
import io.potik.customer.security.Scope;
import io.potik.customer.workspace.Workspace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who fits conditions, of those whom the caller may see: how many, and the newest first. */
@Service
public class SegmentMembers {

    /** Up to so many are counted. */
    static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final CustomerList customers;
    private final Workspace workspace;

    SegmentMembers(JdbcClient jdbc, CustomerList customers, Workspace workspace) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.workspace = workspace;
    }

    /**
     * How many fit.
     *
     * @param count exactly, unless there are {@code more}
     */
    public record Count(int count, boolean more) {}

    /** A statement and what is bound to it. */
    record Statement(String sql, Map<String, @Nullable Object> parameters) {}

    /** How many fit, counted to 10,000. */
    public Count count(Conditions wanted, Scope scope) {
        Statement counting = counting(wanted, scope);
        int found = jdbc.sql(counting.sql())
                .params(counting.parameters())
                .query(Integer.class)
                .single();
        return new Count(Math.min(found, MOST), found > MOST);
    }

    /**
     * A page of those who fit, the newest first.
     *
     * @param few whether there are few of them, as {@link #count} said
     * @param after the page before's {@link Page#next()}
     * @throws Invalid if {@code after} is no such thing
     */
    public Page<CustomerView> page(Conditions wanted, Scope scope, boolean few, @Nullable String after, int limit) {
        Statement finding = finding(wanted, scope, few, after == null ? null : Cursor.of(after), limit + 1);
        List<Cursor> found = jdbc.sql(finding.sql())
                .params(finding.parameters())
                .query((row, number) -> new Cursor(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getObject("id", UUID.class)))
                .list();
        Page<Cursor> page = Page.of(found, limit, Cursor::toString);
        return new Page<>(customers.these(page.items().stream().map(Cursor::id).toList()), page.next());
    }

    /** The ids of all who fit; one more than are counted at most, in no order. */
    List<UUID> ids(Conditions wanted, Scope scope) {
        SegmentQuery query = SegmentQuery.of(wanted, scope, workspace);
        return jdbc.sql("select c.id from customer c where " + query.where() + " limit " + (MOST + 1))
                .params(query.parameters())
                .query(UUID.class)
                .list();
    }

    Statement counting(Conditions wanted, Scope scope) {
        SegmentQuery query = SegmentQuery.of(wanted, scope, workspace);
        return new Statement(
                "select count(*) from (select 1 from customer c where " + query.where() + " limit " + (MOST + 1)
                        + ") as found",
                query.parameters());
    }

    /** Few are all found by their indexes and sorted; of many the first are soon met among the newest. */
    Statement finding(Conditions wanted, Scope scope, boolean few, @Nullable Cursor after, int limit) {
        SegmentQuery query = SegmentQuery.of(wanted, scope, workspace);
        Map<String, @Nullable Object> parameters = new HashMap<>(query.parameters());
        parameters.put("limit", limit);
        String further = "";
        if (after != null) {
            further = " and (c.created_at, c.id) < (cast(:createdAt as timestamptz), :id)";
            parameters.put("createdAt", after.createdAt().toString());
            parameters.put("id", after.id());
        }
        String order = " order by c.created_at desc, c.id desc limit :limit";
        String where = query.where();
        return new Statement(
                few
                        ? "with found as materialized (select c.id, c.created_at from customer c where " + where
                                + ") select c.id, c.created_at from found c where true" + further + order
                        : "select c.id, c.created_at from customer c where " + where + further + order,
                parameters);
    }

    /** The last one of a page. */
    record Cursor(Instant createdAt, UUID id) {

        static Cursor of(String text) {
            try {
                String[] parts = text.split("_", 2);
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new Invalid("after", "This is not the next of a page before.");
            }
        }

        @Override
        public String toString() {
            return createdAt + "_" + id;
        }
    }
}
