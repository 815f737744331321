package io.potik.customer.segment;

import io.potik.customer.segment.LeadNews.Verdict;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is known of customers by their leads and orders, kept as it is told: any number by a fixed handful of statements. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Traits {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Traits(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Lead(
            UUID lead,
            @Nullable UUID customer,
            long version,
            @Nullable UUID source,
            @Nullable UUID reason,
            @Nullable Instant heard) {

        /** After news that is not older than this. */
        Lead after(LeadNews news) {
            return new Lead(
                    lead,
                    // One that is opened again may be of nobody again.
                    news.customer() == null && news.verdict() != Verdict.REOPENED ? customer : news.customer(),
                    news.version(),
                    news.source(),
                    news.verdict() == null ? reason : news.reason(),
                    later(heard, news.heardAt()));
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.isAfter(other) ? one : other;
        }
    }

    /** Takes over what was told of leads, in its order; what is older than what is known changes nothing. */
    public void learnLeads(List<LeadNews> told) {
        if (told.isEmpty()) {
            return;
        }
        Map<UUID, Lead> leads = lock(told.stream().map(LeadNews::lead).collect(Collectors.toSet()));
        Set<UUID> gone = new HashSet<>();
        for (LeadNews news : told) {
            Lead before = leads.getOrDefault(news.lead(), new Lead(news.lead(), null, 0, null, null, null));
            if (news.version() >= before.version()) {
                leads.put(news.lead(), before.after(news));
            }
            if (news.verdict() == Verdict.EXCLUDED) {
                gone.add(news.lead());
            }
        }
        leads.keySet().removeAll(gone);
        save(leads.values());
        jdbc.sql("delete from customer_lead where lead_id = any(:gone)")
                .param("gone", gone.toArray(UUID[]::new))
                .update();
        heard("""
                select customer_id, max(heard_at), true from customer_lead
                where lead_id = any(:ids) and customer_id is not null and heard_at is not null group by 1
                """, leads.keySet());
    }

    private Map<UUID, Lead> lock(Collection<UUID> leads) {
        Map<UUID, Lead> known = new LinkedHashMap<>();
        jdbc.sql("select * from customer_lead where lead_id = any(:leads) order by lead_id for update")
                .param("leads", leads.toArray(UUID[]::new))
                .query(row -> {
                    OffsetDateTime heard = row.getObject("heard_at", OffsetDateTime.class);
                    UUID id = row.getObject("lead_id", UUID.class);
                    known.put(
                            id,
                            new Lead(
                                    id,
                                    row.getObject("customer_id", UUID.class),
                                    row.getLong("version"),
                                    row.getObject("source_id", UUID.class),
                                    row.getObject("reason_id", UUID.class),
                                    heard == null ? null : heard.toInstant()));
                });
        return known;
    }

    private void save(Collection<Lead> leads) {
        jdbc.sql("""
                insert into customer_lead (lead_id, customer_id, version, source_id, reason_id, heard_at)
                select lead, customer, version, source, reason, heard
                from json_to_recordset(cast(:rows as json)) as r (lead uuid, customer uuid, version bigint, source uuid,
                     reason uuid, heard timestamptz)
                order by lead
                on conflict (lead_id) do update set customer_id = excluded.customer_id, version = excluded.version,
                   source_id = excluded.source_id, reason_id = excluded.reason_id, heard_at = excluded.heard_at
                """).param("rows", json.writeValueAsString(leads)).update();
    }

    /** Takes over what was told of orders; what is older than what is known changes nothing. */
    public void learnOrders(List<OrderNews> told) {
        if (told.isEmpty()) {
            return;
        }
        Map<UUID, OrderNews> newest = new LinkedHashMap<>();
        told.forEach(news ->
                newest.merge(news.order(), news, (one, other) -> one.version() > other.version() ? one : other));
        jdbc.sql("""
                insert into customer_order as known (order_id, customer_id, version, source_id, counted, ordered_at)
                select "order", customer, version, source, counted, "orderedAt"
                from json_to_recordset(cast(:rows as json)) as r ("order" uuid, customer uuid, version bigint, source uuid,
                     counted boolean, "orderedAt" timestamptz)
                order by "order"
                on conflict (order_id) do update set customer_id = excluded.customer_id, version = excluded.version,
                   source_id = excluded.source_id, counted = excluded.counted, ordered_at = excluded.ordered_at
                where known.version < excluded.version
                """).param("rows", json.writeValueAsString(newest.values())).update();
        heard("""
                select customer_id, max(ordered_at), true from customer_order where order_id = any(:ids) group by 1
                """, newest.keySet());
    }

    /** Takes over what orders sell, as words; what is older than what is known changes nothing. */
    public void learnGoods(List<GoodsNews> told) {
        if (told.isEmpty()) {
            return;
        }
        Map<UUID, GoodsNews> newest = new LinkedHashMap<>();
        told.forEach(news ->
                newest.merge(news.order(), news, (one, other) -> one.version() > other.version() ? one : other));
        String rows = json.writeValueAsString(
                newest.values().stream().flatMap(Traits::lines).toList());
        jdbc.sql("""
                delete from customer_good known
                using (select distinct "order", version
                       from json_to_recordset(cast(:rows as json)) as r ("order" uuid, version bigint)) as news
                where known.order_id = news."order" and known.version < news.version
                """).param("rows", rows).update();
        jdbc.sql("""
                insert into customer_good (order_id, line, version, search)
                select "order", line, version, array_to_tsvector(words)
                from json_to_recordset(cast(:rows as json)) as r ("order" uuid, line int, version bigint, words text[])
                where not exists (select from customer_good known where known.order_id = "order")
                order by "order", line
                on conflict do nothing
                """).param("rows", rows).update();
    }

    private record Line(UUID order, int line, long version, List<String> words) {}

    /** Of an order without lines there is one without words, which has the version. */
    private static Stream<Line> lines(GoodsNews news) {
        List<String> names = news.names().isEmpty() ? List.of("") : news.names();
        return IntStream.range(0, names.size())
                .mapToObj(line -> new Line(news.order(), line, news.version(), Goods.words(names.get(line))));
    }

    private void heard(String when, Collection<UUID> ids) {
        // Not of somebody who is gone: late news of them would stay for ever.
        jdbc.sql("insert into customer_heard as known (customer_id, heard_at, told) select * from (" + when + """
                ) news (customer, at, told)
                where not exists (select from removed_customer gone
                                  where gone.id = customer and not exists (select from customer c where c.id = gone.id))
                order by 1
                on conflict (customer_id) do update set heard_at = excluded.heard_at, told = true
                where not known.told or known.heard_at < excluded.heard_at
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }
}
