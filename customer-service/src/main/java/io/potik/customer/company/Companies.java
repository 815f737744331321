package io.potik.customer.company;

import io.potik.customer.security.Scope;
import io.potik.customer.workspace.Workspace;
import io.potik.outbox.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The companies of the workspace. */
@Repository
public class Companies {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /** Who belongs to company {@code c}: the one who stays of those who were merged. */
    private static final String PEOPLE = "customer of_it join customer person"
            + " on person.id = coalesce(of_it.merged_into, of_it.id) where of_it.company_id = c.id";

    private static final String VISIBLE =
            "(:all or exists (select from " + PEOPLE + " and " + Scope.condition("person.manager_id") + "))";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Workspace workspace;

    Companies(JdbcClient jdbc, JsonMapper json, Workspace workspace) {
        this.jdbc = jdbc;
        this.json = json;
        this.workspace = workspace;
    }

    /** Whether the workspace has companies at all. One that has none keeps what it had, and shows and takes nothing. */
    public boolean areThere() {
        return workspace.companies();
    }

    /**
     * The companies of these names by {@link CompanyName#key()}, those that were not there made in the open
     * transaction; none in a workspace without companies. Two transactions that name the same new company at once get the
     * same one.
     */
    public Named named(Collection<CompanyName> names, Instant at) {
        if (names.isEmpty() || !areThere()) {
            return new Named(Map.of(), Set.of());
        }
        Map<String, Row> rows = new LinkedHashMap<>();
        names.forEach(name -> rows.putIfAbsent(name.key(), new Row(Ids.next(), name.text(), name.key(), at)));
        String given = json.writeValueAsString(rows.values());
        Map<String, Company> companies = new HashMap<>();
        // One that is taken away between the two statements is made anew.
        while (companies.size() < rows.size()) {
            jdbc.sql("""
                    insert into company (id, name, name_key, created_at)
                    select id, name, key, at
                    from json_to_recordset(cast(:rows as json)) as r (id uuid, name text, key text, at timestamptz)
                    order by key collate "C"
                    on conflict (name_key) do nothing
                    """).param("rows", given).update();
            jdbc.sql(
                            "select id, name, name_key from company where name_key = any(:keys) order by name_key for key share")
                    .param("keys", rows.keySet().toArray(String[]::new))
                    .query(row -> {
                        companies.put(
                                row.getString("name_key"),
                                new Company(row.getObject("id", UUID.class), row.getString("name")));
                    });
        }
        return new Named(
                companies,
                companies.values().stream()
                        .map(Company::id)
                        .filter(id ->
                                rows.values().stream().anyMatch(row -> row.id().equals(id)))
                        .collect(Collectors.toSet()));
    }

    /**
     * Companies by {@link CompanyName#key()}.
     *
     * @param made those of them that were not there before
     */
    public record Named(Map<String, Company> byKey, Set<UUID> made) {}

    /** A company by its id; null where there is none. */
    public @Nullable Company withId(@Nullable UUID id) {
        return id == null
                ? null
                : jdbc.sql("select id, name from company where id = :id for key share")
                        .param("id", id)
                        .query(Company.class)
                        .optional()
                        .orElse(null);
    }

    /** Takes a company away that nobody belongs to and of which nobody wrote anything. */
    public void removeUnused(UUID id) {
        // Whoever joins it at this moment holds it; the second statement sees them.
        jdbc.sql("select id from company where id = :id for update")
                .param("id", id)
                .query(row -> {});
        jdbc.sql("""
                delete from company
                where id = :id and version = 1 and not exists (select from customer where company_id = :id)
                """).param("id", id).update();
    }

    /** The company of this name, made if it was not there; null in a workspace without companies. */
    public @Nullable Company named(CompanyName name, Instant at) {
        return named(List.of(name), at).byKey().get(name.key());
    }

    /** The company, if it has a customer whom the caller may see. */
    public Optional<CompanyCard> find(UUID id, Scope scope) {
        return card(id, scope, "");
    }

    /** The same, locked until the open transaction ends. */
    Optional<CompanyCard> lock(UUID id, Scope scope) {
        return card(id, scope, " for no key update");
    }

    private Optional<CompanyCard> card(UUID id, Scope scope, String lock) {
        if (!areThere()) {
            return Optional.empty();
        }
        return jdbc.sql("select id, version, name, fields from company c where id = :id and " + VISIBLE + lock)
                .param("id", id)
                .param("all", scope.all())
                .param("staff", scope.staffIds())
                .query((row, number) -> new CompanyCard(
                        row.getObject("id", UUID.class),
                        row.getLong("version"),
                        row.getString("name"),
                        json.readValue(row.getString("fields"), FIELDS)))
                .optional();
    }

    /** Writes the version and the fields of a company that is {@link #lock locked}. */
    void save(CompanyCard company) {
        jdbc.sql("update company set version = :version, fields = cast(:fields as jsonb) where id = :id")
                .param("version", company.version())
                .param("fields", json.writeValueAsString(company.fields()))
                .param("id", company.id())
                .update();
    }

    /**
     * A page by name of the companies that have a customer whom the caller may see.
     *
     * @param prefix what the name begins with, in any case; empty for all
     * @param after the {@link CompanyName#key()} of the page before's last one
     */
    public List<CompanyLine> page(String prefix, Scope scope, @Nullable String after, int limit) {
        if (!areThere()) {
            return List.of();
        }
        String from = prefix.strip().toLowerCase(Locale.ROOT);
        return jdbc.sql("""
                        select c.id, c.name, c.created_at, p.customers
                        from (select * from company c
                              where name_key > :after and name_key >= :from and name_key < :to and %s
                              order by name_key limit :limit) as c
                        cross join lateral (select count(distinct person.id) as customers
                                            from %s and (:all or %s)) as p
                        order by c.name_key
                        """.formatted(VISIBLE, PEOPLE, Scope.condition("person.manager_id")))
                .param("after", after == null ? "" : after)
                .param("from", from)
                .param("to", from + Character.toString(Character.MAX_CODE_POINT))
                .param("all", scope.all())
                .param("staff", scope.staffIds())
                .param("limit", limit)
                .query((row, number) -> new CompanyLine(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getLong("customers")))
                .list();
    }

    private record Row(UUID id, String name, String key, Instant at) {}
}
