package io.potik.lead.board;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.problem.NotFound;
import io.potik.lead.search.NewestFound;
import io.potik.lead.search.SearchQuery;
import io.potik.lead.security.Scope;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which other leads may be the same request of the same person, and why. Each kind of evidence has its index, of which
 * only so many entries are looked at, the newest where it has an order.
 */
@Component
public class Duplicates {

    private static final int LOOKED_AT = 500;
    private static final int MOST = 10;

    private static final String FOUND = """
            with this as (select id, person_name, company_name from lead where id = :lead),
            evidence as (
                select same.lead_id, 'contactPoint' as by, own.kind, own.value
                from lead_contact_point own cross join lateral (
                    select lead_id from lead_contact_point other
                    where other.kind = own.kind and other.value = own.value and other.lead_id <> own.lead_id
                    order by lead_id desc limit :most) same
                where own.lead_id = :lead
                union all
                select same.id, 'customer', null, null
                from this cross join lateral (
                    select id from lead other where other.customer_id = any(:customers) and other.id <> this.id
                    order by number desc limit :most) same
                union all
                select l.id, case when lower(l.company_name) = lower(this.company_name) then 'nameAndCompany' else 'name' end,
                       null, null
                from this cross join (
                    {newest} limit :most) same
                join lead l on l.id = same.lead_id
                where l.id <> this.id and lower(l.person_name) = lower(this.person_name)
            )
            select l.id, l.number, e.by, e.kind, e.value
            from evidence e join lead l on l.id = e.lead_id
            where l.outcome <> 'MERGED' and {scope}
            order by l.number desc, e.by, e.kind, e.value
            """;

    private final JdbcClient jdbc;
    private final LeadViews views;
    private final KnownCustomers customers;

    Duplicates(JdbcClient jdbc, LeadViews views, KnownCustomers customers) {
        this.jdbc = jdbc;
        this.views = views;
        this.customers = customers;
    }

    /**
     * Another lead that may be the same.
     *
     * @param weak whether only the name says so
     * @param mergeable whether it can be merged into the lead that was asked about: both are open, or it has no order
     */
    public record Duplicate(Card lead, List<Reason> reasons, boolean weak, boolean mergeable) {}

    /**
     * Why it may be the same.
     *
     * @param by contactPoint, customer, nameAndCompany or name
     * @param contactPoint the one that both have, of the first kind
     */
    public record Reason(String by, @Nullable ContactPoint contactPoint) {}

    private record Found(UUID lead, Reason reason) {}

    /**
     * The leads in the scope that may be the same as this one, the surest and newest first, at most {@value #MOST}; of one
     * that was merged into another, none.
     *
     * @throws NotFound when the lead is not there, or not in the scope
     */
    @Transactional(readOnly = true)
    public List<Duplicate> of(Scope scope, UUID id) {
        var lead = views.of(scope, id);
        if (lead.mergedInto() != null) {
            return List.of();
        }
        Map<UUID, List<Reason>> reasons = new LinkedHashMap<>();
        found(scope, lead.card())
                .forEach(found -> reasons.computeIfAbsent(found.lead(), first -> new ArrayList<>())
                        .add(found.reason()));
        var best = reasons.entrySet().stream()
                .sorted(Comparator.comparing(entry -> isWeak(entry.getValue())))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        boolean open = lead.card().outcome().equals("open");
        return views.cards(scope, best).stream()
                .map(card -> {
                    var because = reasons.getOrDefault(card.id(), List.of());
                    return new Duplicate(
                            card,
                            because,
                            isWeak(because),
                            open && !card.outcome().equals("won"));
                })
                .toList();
    }

    private List<Found> found(Scope scope, Card lead) {
        var customer = lead.customer();
        jdbc.sql(NewestFound.BY_INDEX).update();
        return jdbc.sql(FOUND.replace("{scope}", scope.condition("l.manager_id"))
                        .replace("{newest}", NewestFound.LEADS))
                .param("lead", lead.id())
                .param("customers", Columns.ids(customer == null ? Set.of() : customers.personOf(customer.id())))
                .param("most", LOOKED_AT)
                .param("words", words(lead.id()))
                .param("scope", scope.staff())
                .query((row, number) -> {
                    var kind = row.getString("kind");
                    return new Found(
                            Rows.id(row, "id"),
                            new Reason(
                                    Rows.text(row, "by"),
                                    kind == null ? null : new ContactPoint(kind, Rows.text(row, "value"))));
                })
                .list();
    }

    /** A name of one word says nothing: nothing is found by it. */
    private @Nullable String words(UUID id) {
        var name = jdbc.sql("select person_name from lead where id = ?")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getString("person_name")))
                .single()
                .orElse("");
        return name.strip().contains(" ") ? SearchQuery.of(name) : null;
    }

    private static boolean isWeak(List<Reason> reasons) {
        return reasons.stream().allMatch(reason -> reason.by().equals("name"));
    }
}
