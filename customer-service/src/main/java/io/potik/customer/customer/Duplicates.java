package io.potik.customer.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.potik.customer.problem.Invalid;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Caller;
import io.potik.customer.security.Scope;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which other customers may be the same person, and why. Each kind of evidence has its index, of which only so many entries
 * are looked at; who looks decides, nobody is merged by it.
 */
@Service
public class Duplicates {

    private static final int LOOKED_AT = 50;
    private static final int MOST = 10;
    private static final int SHORTEST_TELLING_WORD = 3;

    private static final String MET = """
            with mine as (select id from customer where id = :customer or merged_into = :customer),
            met as (select d.other_id as id, d.kind, d.value
                    from mine cross join lateral (select * from possible_duplicate where customer_id = mine.id
                                                  order by found_at desc limit :most) d
                    union
                    select d.customer_id, d.kind, d.value
                    from mine cross join lateral (select * from possible_duplicate where other_id = mine.id
                                                  order by found_at desc limit :most) d)
            select coalesce(c.merged_into, c.id) as id, met.kind, met.value,
                   (select count(distinct d.customer_id) from (select customer_id from possible_duplicate
                     where kind = met.kind and value = met.value limit :most) d) > 1 as shared
            from met join customer c on c.id = met.id
            order by met.kind, met.value
            """;

    private static final String CALLED = """
            select coalesce(merged_into, id) as id, name, company_id from customer
            where search @@ cast(:words as tsquery) and (cast(:company as uuid) is null or company_id = :company)
            limit :most
            """;

    private static final String SAID_TO_BE_TWO = """
            select coalesce(other.merged_into, other.id)
            from customer mine join two_people t on t.customer_id = mine.id join customer other on other.id = t.other_id
            where mine.id = :customer or mine.merged_into = :customer
            """;

    private final JdbcClient jdbc;
    private final CustomerList list;
    private final Clock clock;

    Duplicates(JdbcClient jdbc, CustomerList list, Clock clock) {
        this.jdbc = jdbc;
        this.list = list;
        this.clock = clock;
    }

    /**
     * Somebody who may be the same person.
     *
     * @param weak whether only a name or a contact point that several have says so
     */
    public record Duplicate(CustomerView customer, List<Reason> reasons, boolean weak) {}

    /**
     * Why they may be the same.
     *
     * @param by {@code contactPoint}: something came that had contact points of both; {@code sharedContactPoint}: the same,
     *     but it came with others too, as an office's phone does; {@code companyAndName}; {@code name}
     * @param contactPoint the one by which they were met, of the first two
     */
    public record Reason(
            String by,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Point contactPoint) {

        private boolean isWeak() {
            return by.equals("name") || by.equals("sharedContactPoint");
        }
    }

    /** A contact point without the way it was written. */
    public record Point(String kind, String value) {}

    /**
     * Those in the scope who may be the same person as this one, the surest and newest first, at most {@value #MOST}. Of whom
     * somebody said that they are two people, and of one who was merged into another, none.
     *
     * @throws NotFound if the customer is not there, or not in the scope
     */
    @Transactional(readOnly = true)
    public List<Duplicate> of(Scope scope, UUID id) {
        CustomerView customer = list.find(id, scope).orElseThrow(() -> new NotFound("customer"));
        if (customer.mergedInto() != null) {
            return List.of();
        }
        Map<UUID, List<Reason>> reasons = new LinkedHashMap<>();
        met(id, reasons);
        called(customer, reasons);
        reasons.keySet().removeAll(saidToBeTwo(id));
        reasons.remove(id);
        return list.these(List.copyOf(reasons.keySet()), scope).stream()
                .map(other -> duplicate(other, reasons.getOrDefault(other.id(), List.of())))
                .sorted(Comparator.comparing(Duplicate::weak)
                        .thenComparing(one -> one.customer().createdAt(), Comparator.reverseOrder()))
                .limit(MOST)
                .toList();
    }

    private static Duplicate duplicate(CustomerView other, List<Reason> reasons) {
        return new Duplicate(other, reasons, reasons.stream().allMatch(Reason::isWeak));
    }

    private void met(UUID id, Map<UUID, List<Reason>> reasons) {
        jdbc.sql(MET).param("customer", id).param("most", LOOKED_AT).query(row -> {
            String kind = row.getString("kind");
            Point point = kind == null ? null : new Point(kind, row.getString("value"));
            add(
                    reasons,
                    row.getObject("id", UUID.class),
                    new Reason(row.getBoolean("shared") ? "sharedContactPoint" : "contactPoint", point));
        });
    }

    /** A name of one word says nothing by itself; in the same company one word that both have says something. */
    private void called(CustomerView customer, Map<UUID, List<Reason>> reasons) {
        Set<String> words = SearchWords.ofName(customer.name());
        List<String> telling = words.stream()
                .filter(word -> word.length() >= SHORTEST_TELLING_WORD)
                .toList();
        if (customer.company() != null && !telling.isEmpty()) {
            UUID company = customer.company().id();
            named(SearchWords.anyOf(telling), company).forEach(other -> {
                if (SearchWords.ofName(other.name()).stream().anyMatch(telling::contains)) {
                    add(reasons, other.id(), new Reason("companyAndName", null));
                }
            });
        }
        if (words.size() > 1) {
            named(SearchWords.allOf(words), null).forEach(other -> {
                if (SearchWords.ofName(other.name()).equals(words)) {
                    add(reasons, other.id(), new Reason("name", null));
                }
            });
        }
    }

    private record Named(UUID id, @Nullable String name) {}

    private List<Named> named(String words, @Nullable UUID company) {
        return jdbc.sql(CALLED)
                .param("words", words)
                .param("company", company)
                .param("most", LOOKED_AT)
                .query((row, number) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    private static void add(Map<UUID, List<Reason>> reasons, UUID other, Reason reason) {
        List<Reason> known = reasons.computeIfAbsent(other, first -> new ArrayList<>());
        if (!known.contains(reason)) {
            known.add(reason);
        }
    }

    private Set<UUID> saidToBeTwo(UUID id) {
        return jdbc.sql(SAID_TO_BE_TWO).param("customer", id).query(UUID.class).set();
    }

    /**
     * Somebody looked and says that these are two people: neither is offered for the other again, whatever comes later. Said
     * again it changes nothing. In a transaction of its own.
     *
     * @throws Invalid if both are the same
     * @throws NotFound if one of them is not there, or not in the caller's scope
     */
    @Transactional
    public void areTwoPeople(Caller caller, UUID id, UUID otherId) {
        if (id.equals(otherId)) {
            throw new Invalid("otherId", "One customer is one person.");
        }
        if (list.these(List.of(id, otherId), caller.sees()).size() < 2) {
            throw new NotFound("customer");
        }
        jdbc.sql("""
                insert into two_people (customer_id, other_id, said_at, said_by)
                values (:one, :other, :at, :by), (:other, :one, :at, :by)
                on conflict (customer_id, other_id) do nothing
                """)
                .param("one", id)
                .param("other", otherId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", caller.staffId())
                .update();
    }
}
