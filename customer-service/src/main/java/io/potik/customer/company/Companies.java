package io.potik.customer.company;

import io.potik.customer.security.Scope;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The companies of the workspace. */
@Repository
public class Companies {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final String VISIBLE =
            "(:all or exists (select from customer where company_id = c.id and " + Scope.condition("manager_id") + "))";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Companies(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The companies of these names by {@link CompanyName#key()}, those that were not there made in the open
     * transaction. Two transactions that name the same new company at once get the same one.
     */
    public Map<String, Company> named(Collection<CompanyName> names, Instant at) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, Row> rows = new LinkedHashMap<>();
        names.forEach(name -> rows.putIfAbsent(name.key(), new Row(Ids.next(), name.text(), name.key(), at)));
        String given = json.writeValueAsString(rows.values());
        jdbc.sql("""
                insert into company (id, name, name_key, created_at)
                select id, name, key, at
                from json_to_recordset(cast(:rows as json)) as r (id uuid, name text, key text, at timestamptz)
                order by key collate "C"
                on conflict (name_key) do nothing
                """).param("rows", given).update();
        Map<String, Company> companies = new HashMap<>();
        jdbc.sql("select id, name, name_key from company where name_key = any(:keys)")
                .param("keys", rows.keySet().toArray(String[]::new))
                .query(row -> {
                    companies.put(
                            row.getString("name_key"),
                            new Company(row.getObject("id", UUID.class), row.getString("name")));
                });
        return companies;
    }

    /** The company of this name, made if it was not there. */
    public Company named(CompanyName name, Instant at) {
        return named(List.of(name), at).values().iterator().next();
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
        String from = prefix.strip().toLowerCase(Locale.ROOT);
        return jdbc.sql("""
                        select c.id, c.name, c.created_at, p.customers
                        from (select * from company c
                              where name_key > :after and name_key >= :from and name_key < :to and %s
                              order by name_key limit :limit) as c
                        cross join lateral (select count(*) as customers from customer
                                            where company_id = c.id and (:all or %s)) as p
                        order by c.name_key
                        """.formatted(VISIBLE, Scope.condition("manager_id")))
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
