package io.potik.customer.customer;

import io.potik.customer.company.Company;
import io.potik.customer.problem.Invalid;
import io.potik.customer.security.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Customers as people look at them, newest first, each only for who may see it. */
@Repository
public class CustomerList {

    private static final TypeReference<List<ContactPoint>> POINTS = new TypeReference<>() {};
    private static final TypeReference<List<Money>> SUMS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final int WALKED = 2_000;
    private static final String MATCHES = "search @@ cast(:words as tsquery)";

    private static final String SHOWN = """
            select c.id, c.version, c.name, c.lifecycle, c.company_id, c.manager_id, c.order_count, c.created_at,
                   %s, company.name as company_name,
                   (select coalesce(json_agg(json_build_object('kind', p.kind, 'value', p.value, 'raw', p.raw)
                                             order by p.kind, p.value), '[]')
                    from contact_point p where p.customer_id = c.id) as points,
                   (select coalesce(json_agg(json_build_object('amount', s.amount, 'currency', s.currency)
                                             order by s.currency), '[]')
                    from purchase_sum s where s.customer_id = c.id and s.orders > 0) as sums
            from %s c left join company on company.id = c.company_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CustomerList(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A page of the customers that fit.
     *
     * @param after the page before's {@link Page#next()}
     * @throws Invalid if {@code after} is no such thing
     */
    public Page<CustomerView> page(Filter filter, Scope scope, @Nullable String after, int limit) {
        Cursor from = after == null ? null : Cursor.of(after);
        String words = filter.q() == null ? "" : SearchWords.query(filter.q());
        String fits = "true"
                + (from == null ? "" : " and (created_at, id) < (:createdAt, :id)")
                + (filter.lifecycle() == null ? "" : " and lifecycle = :lifecycle")
                + (filter.companyId() == null ? "" : " and company_id = :companyId");
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("createdAt", from == null ? null : from.createdAt().atOffset(ZoneOffset.UTC));
        values.put("id", from == null ? null : from.id());
        values.put(
                "lifecycle",
                filter.lifecycle() == null ? null : filter.lifecycle().code());
        values.put("companyId", filter.companyId());
        values.put("words", words);
        values.put("all", scope.all());
        values.put("staff", scope.staffIds());
        values.put("limit", limit + 1);
        if (words.isEmpty()) {
            return page(rows(fits, scope), values, limit);
        }
        // A frequent word is soon met among the newest, a rare one is soon had by the index of words; either way round
        // takes as long as there are customers, and the planner cannot tell the one from the other.
        values.put("walkedTo", walkedTo(from, values));
        String walked =
                fits + " and " + MATCHES + (values.get("walkedTo") == null ? "" : " and created_at >= :walkedTo");
        Page<CustomerView> newest = page(rows(walked, scope), values, limit);
        if (newest.next() != null || values.get("walkedTo") == null) {
            return newest;
        }
        String matching = "with matching as materialized (select * from customer where " + MATCHES + ")"
                + " select * from matching where " + fits + " and " + Scope.condition("manager_id");
        return page(matching, values, limit);
    }

    /** When the last of those came to be who are looked at one by one; null if these are all. */
    private @Nullable OffsetDateTime walkedTo(@Nullable Cursor from, Map<String, @Nullable Object> values) {
        return jdbc.sql("select created_at from customer where "
                        + (from == null ? "true" : "(created_at, id) < (:createdAt, :id)")
                        + " order by created_at desc, id desc offset " + WALKED + " limit 1")
                .params(values)
                .query(OffsetDateTime.class)
                .optional()
                .orElse(null);
    }

    private Page<CustomerView> page(String rows, Map<String, @Nullable Object> values, int limit) {
        String page = "(" + rows + " order by created_at desc, id desc limit :limit)";
        List<CustomerView> found = jdbc.sql(SHOWN.formatted("null as notes, null as fields", page)
                        + " order by c.created_at desc, c.id desc")
                .params(values)
                .query(this::view)
                .list();
        return Page.of(found, limit, last -> new Cursor(last.createdAt(), last.id()).toString());
    }

    /** The card, if there is one that the caller may see. */
    public Optional<CustomerView> find(UUID id, Scope scope) {
        return jdbc.sql(SHOWN.formatted("c.notes, c.fields", "customer") + " where c.id = :id and "
                        + Scope.condition("c.manager_id"))
                .param("id", id)
                .param("all", scope.all())
                .param("staff", scope.staffIds())
                .query(this::view)
                .optional();
    }

    /** For who sees some managers' rows only: each one's newest by the index, so that nobody else's are walked over. */
    private static String rows(String fits, Scope scope) {
        if (scope.all()) {
            return "select * from customer where " + fits;
        }
        if (scope.staff().isEmpty()) {
            return "select * from customer where false";
        }
        String newest = " and " + fits + " order by created_at desc, id desc limit :limit)";
        return "select * from ((select * from customer where manager_id is null" + newest
                + " union all (select own.* from unnest(cast(:staff as uuid[])) as staff (id) cross join lateral"
                + " (select * from customer where manager_id = staff.id" + newest + " own)) as visible";
    }

    private CustomerView view(ResultSet row, int number) throws SQLException {
        UUID company = row.getObject("company_id", UUID.class);
        UUID manager = row.getObject("manager_id", UUID.class);
        return new CustomerView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                Lifecycle.of(row.getString("lifecycle")),
                json.readValue(row.getString("points"), POINTS),
                company == null ? null : new Company(company, row.getString("company_name")),
                manager == null ? null : new CustomerView.Manager(manager),
                row.getInt("order_count"),
                json.readValue(row.getString("sums"), SUMS),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("notes"),
                fields(row.getString("fields")));
    }

    private @Nullable Map<String, Object> fields(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, FIELDS);
    }

    /** Which customers; null takes all. */
    public record Filter(
            @Nullable String q,
            @Nullable Lifecycle lifecycle,
            @Nullable UUID companyId) {}

    /** The last one of a page. */
    private record Cursor(Instant createdAt, UUID id) {

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
