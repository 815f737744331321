package io.potik.order.customer;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The customers that customer-service has told of. */
@Repository
public class KnownCustomers {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** PostgreSQL takes words of 2 KB. */
    private static final int LONGEST_WORD = 300;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KnownCustomers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes over what was told, by one statement in the open transaction; what is older than what is known is dropped. */
    public void learn(Collection<KnownCustomer> told) {
        Map<UUID, KnownCustomer> newest = new LinkedHashMap<>();
        for (KnownCustomer customer : told) {
            newest.merge(customer.id(), customer, (a, b) -> a.version() > b.version() ? a : b);
        }
        if (newest.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into customer as known (id, version, name, manager_id, merged_into, words)
                select id, version, name, "managerId", "mergedInto", array_to_tsvector(words)
                from json_to_recordset(cast(:rows as json)) as r (id uuid, version bigint, name text, "managerId" uuid,
                     "mergedInto" uuid, words text[])
                order by id
                on conflict (id) do update
                   set version = excluded.version, name = excluded.name, manager_id = excluded.manager_id,
                       merged_into = excluded.merged_into, words = excluded.words,
                       removed = false
                   where known.version < excluded.version
                """)
                .param(
                        "rows",
                        json.writeValueAsString(
                                newest.values().stream().map(Row::of).toList()))
                .update();
    }

    /** There is no such customer any more; nothing of them is kept but the version, against late news. */
    public void forget(UUID customer, long version) {
        jdbc.sql("""
                insert into customer as known (id, version, removed) values (:id, :version, true)
                on conflict (id) do update
                   set version = excluded.version, name = null, manager_id = null, merged_into = null, words = '',
                       removed = true
                   where known.version < excluded.version
                """).param("id", customer).param("version", version).update();
    }

    /**
     * What somebody typed in PostgreSQL's text form of {@code tsquery} over {@code customer.words}: every word is a beginning
     * of one of the name's.
     */
    public static String wordsQuery(String typed) {
        return cut(typed).stream()
                .map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "':*")
                .collect(Collectors.joining(" & "));
    }

    /** Cut by Java, whatever the database's locale knows of letters (ADR 11). */
    private static List<String> cut(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD))
                .distinct()
                .toList();
    }

    private record Row(
            UUID id,
            long version,
            @Nullable String name,
            @Nullable UUID managerId,
            @Nullable UUID mergedInto,
            List<String> words) {

        static Row of(KnownCustomer customer) {
            return new Row(
                    customer.id(),
                    customer.version(),
                    customer.name(),
                    customer.managerId(),
                    customer.mergedInto(),
                    customer.name() == null ? List.of() : cut(customer.name()));
        }
    }

    /** Who looks after these customers; those whom nobody looks after, or who are not known yet, are left out. */
    public Map<UUID, UUID> managersOf(Collection<UUID> customers) {
        Map<UUID, UUID> managers = new HashMap<>();
        jdbc.sql("""
                select told.id, person.manager_id
                from customer told join customer person on person.id = coalesce(told.merged_into, told.id)
                where told.id = any(:ids) and person.manager_id is not null
                """).param("ids", customers.toArray(UUID[]::new)).query(row -> {
            managers.put(row.getObject("id", UUID.class), row.getObject("manager_id", UUID.class));
        });
        return managers;
    }

    /** Whether two ids are of one person: the same, or merged into the same. */
    public boolean areOne(UUID one, UUID other) {
        return one.equals(other)
                || jdbc.sql("""
                                select coalesce((select merged_into from customer where id = :one), :one)
                                     = coalesce((select merged_into from customer where id = :other), :other)
                                """)
                        .param("one", one)
                        .param("other", other)
                        .query(Boolean.class)
                        .single();
    }

    /** The customer of that id, or as whom they are read since a merge, if there is one. */
    public Optional<KnownCustomer> find(UUID id) {
        return jdbc.sql("""
                        select person.id, person.version, person.name, person.manager_id, person.merged_into
                        from customer told join customer person on person.id = coalesce(told.merged_into, told.id)
                        where told.id = :id and not told.removed
                        """).param("id", id).query(KnownCustomer.class).optional();
    }
}
