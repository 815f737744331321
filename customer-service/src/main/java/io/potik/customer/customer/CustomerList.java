package io.potik.customer.customer;

import io.potik.customer.company.Company;
import io.potik.customer.problem.Invalid;
import io.potik.customer.security.Scope;
import io.potik.customer.workspace.Workspace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final TypeReference<List<CustomerView.Point>> POINTS = new TypeReference<>() {};
    private static final TypeReference<List<Money>> SUMS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final TypeReference<List<CustomerView.Part>> PARTS = new TypeReference<>() {};

    private static final int WALKED = 2_000;
    private static final String MATCHES = "search @@ cast(:words as tsquery)";

    /** By their own words, or by those of somebody who was merged into them. */
    private static final String PERSON_MATCHES = "(" + MATCHES
            + " or exists (select from customer part where part.merged_into = customer.id and part." + MATCHES + "))";

    /** The customer {@code c} and everybody who was merged into them. */
    private static final String PERSON =
            "any (array(select c.id union all select part.id from customer part where part.merged_into = c.id))";

    private static final String SHOWN = """
            select c.id, c.version, c.name, c.lifecycle, c.company_id, c.manager_id, c.created_at, c.merged_into, c.tags,
                   %s, company.name as company_name,
                   c.order_count + (select coalesce(sum(part.order_count), 0)
                                    from customer part where part.merged_into = c.id) as order_count,
                   (select coalesce(json_agg(json_build_object('kind', p.kind, 'value', p.value, 'raw', p.raw,
                                                               'preferred', p.place = 1)
                                             order by p.kind, p.place), '[]')
                    from (select kind, value, raw, row_number() over (
                                     partition by kind order by value = c.preferred ->> kind desc nulls last,
                                                            customer_id = c.id desc, value) as place
                          from contact_point where customer_id = {person}) p) as points,
                   (select coalesce(json_agg(json_build_object('amount', s.amount, 'currency', s.currency)
                                             order by s.currency), '[]')
                    from (select currency, sum(amount) as amount from purchase_sum
                          where customer_id = {person} group by currency having sum(orders) > 0) s) as sums
            from %s c left join company on company.id = c.company_id
            """.replace("{person}", PERSON);

    private static final String ON_THE_CARD = """
            c.notes, c.fields,
            (select coalesce(json_agg(json_build_object('id', part.id, 'name', part.name, 'notes', part.notes,
                                                        'into', m.into_id, 'at', m.merged_at, 'by', m.merged_by)
                                      order by m.merged_at, part.id), '[]')
             from customer part join customer_merge m on m.customer_id = part.id
             where part.merged_into = c.id) as merged
            """;

    private static final String OF_COMPANY =
            " and :companies and id in (select coalesce(merged_into, id) from customer where company_id = :companyId)";

    private static final String IN_A_LIST = "null as notes, null as fields, null as merged";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Workspace workspace;

    CustomerList(JdbcClient jdbc, JsonMapper json, Workspace workspace) {
        this.jdbc = jdbc;
        this.json = json;
        this.workspace = workspace;
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
        String fits = "merged_into is null and erased_at is null"
                + (from == null ? "" : " and (created_at, id) < (:createdAt, :id)")
                + (filter.lifecycle() == null ? "" : " and lifecycle = :lifecycle")
                + (filter.companyId() == null ? "" : OF_COMPANY);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("createdAt", from == null ? null : from.createdAt().atOffset(ZoneOffset.UTC));
        values.put("id", from == null ? null : from.id());
        values.put(
                "lifecycle",
                filter.lifecycle() == null ? null : filter.lifecycle().code());
        values.put("companyId", filter.companyId());
        values.put("companies", workspace.companies());
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
        String walked = fits + " and " + PERSON_MATCHES
                + (values.get("walkedTo") == null ? "" : " and created_at >= :walkedTo");
        Page<CustomerView> newest = page(rows(walked, scope), values, limit);
        if (newest.next() != null || values.get("walkedTo") == null) {
            return newest;
        }
        String matching = "with found as materialized (select id, merged_into from customer where " + MATCHES + "),"
                + " matching as (select * from customer"
                + " where id in (select coalesce(merged_into, id) from found))"
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
        List<CustomerView> found = jdbc.sql(SHOWN.formatted(IN_A_LIST, page) + " order by c.created_at desc, c.id desc")
                .params(values)
                .query(this::view)
                .list();
        return Page.of(found, limit, last -> new Cursor(last.createdAt(), last.id()).toString());
    }

    /** These customers as lists show them, the newest first; whether the caller may see them is the caller's matter. */
    public List<CustomerView> these(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SHOWN.formatted(IN_A_LIST, "customer")
                        + " where c.id = any(:ids) order by c.created_at desc, c.id desc")
                .param("ids", ids.toArray(UUID[]::new))
                .query(this::view)
                .list();
    }

    /** Those of these customers whom the caller may see, as in a list, in the order of the ids. */
    List<CustomerView> these(List<UUID> ids, Scope scope) {
        Map<UUID, CustomerView> found = new HashMap<>();
        jdbc.sql(SHOWN.formatted(IN_A_LIST, "customer") + " where c.id = any(:ids) and "
                        + Scope.condition("c.manager_id"))
                .param("ids", ids.toArray(UUID[]::new))
                .param("all", scope.all())
                .param("staff", scope.staffIds())
                .query(this::view)
                .list()
                .forEach(view -> found.put(view.id(), view));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The card, if there is one that the caller may see. */
    public Optional<CustomerView> find(UUID id, Scope scope) {
        return jdbc.sql(SHOWN.formatted(ON_THE_CARD, "customer") + " where c.id = :id and "
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
                List.of((String[]) row.getArray("tags").getArray()),
                company == null || !workspace.companies() ? null : new Company(company, row.getString("company_name")),
                manager == null ? null : new CustomerView.Manager(manager),
                row.getInt("order_count"),
                json.readValue(row.getString("sums"), SUMS),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("notes"),
                fields(row.getString("fields")),
                row.getObject("merged_into", UUID.class),
                merged(row.getString("merged")));
    }

    private @Nullable Map<String, Object> fields(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, FIELDS);
    }

    private @Nullable List<CustomerView.Part> merged(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, PARTS);
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
