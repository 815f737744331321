package io.potik.customer.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.customer.CustomerSuite;
import io.potik.customer.security.Scope;
import io.potik.customer.segment.SegmentMembers.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What a segment asks for is found by indexes: where few fit, few rows are read, of customers and of what is known of them. */
class SegmentPlanIntegrationTests extends CustomerSuite {

    private static final int CUSTOMERS = 20_000;
    private static final int RARE = 20;
    /** A tenth of what there is: of seven conditions at once each reads its rare ones, once for each that another found. */
    private static final int MOST_READ = 2_000;

    private static final UUID SOURCE = UUID.fromString("01900000-0000-7000-8000-00000000c001");
    private static final UUID REASON = UUID.fromString("01900000-0000-7000-8000-00000000c002");
    private static final UUID COMPANY = UUID.fromString("01900000-0000-7000-8000-00000000c003");
    private static final UUID MANAGER = UUID.fromString("01900000-0000-7000-8000-00000000c004");

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private SegmentMembers members;

    private static Conditions conditions(
            @Nullable LocalDate orderedFrom,
            @Nullable BigDecimal sumFrom,
            @Nullable LocalDate silentSince,
            @Nullable List<UUID> sources,
            @Nullable List<UUID> reasons,
            @Nullable List<UUID> companies,
            @Nullable List<Conditions.OfField> fields) {
        return new Conditions(
                null,
                orderedFrom,
                null,
                null,
                null,
                sumFrom,
                null,
                silentSince,
                sources,
                reasons,
                companies,
                null,
                fields);
    }

    private static Conditions named(@Nullable List<String> goods, @Nullable List<String> tags) {
        return new Conditions(null, null, null, goods, null, null, null, null, null, null, null, tags, null);
    }

    @Test
    void nothingReadsAllCustomers() {
        transaction.executeWithoutResult(open -> {
            fill();
            var future = LocalDate.of(2090, 1, 1);
            var dear = new BigDecimal(1_000_000);
            var past = LocalDate.of(2001, 1, 1);
            var field = List.of(new Conditions.OfField("rarely", List.of("true", "gold")));
            var wanted = new LinkedHashMap<String, Conditions>();
            wanted.put("ordered", conditions(future, null, null, null, null, null, null));
            wanted.put("sum", conditions(null, dear, null, null, null, null, null));
            wanted.put("silent", conditions(null, null, past, null, null, null, null));
            wanted.put("source", conditions(null, null, null, List.of(SOURCE), null, null, null));
            wanted.put("reason", conditions(null, null, null, null, List.of(REASON), null, null));
            wanted.put("company", conditions(null, null, null, null, null, List.of(COMPANY), null));
            wanted.put("field", conditions(null, null, null, null, null, null, field));
            wanted.put("goods", named(List.of("rarely sold"), null));
            wanted.put("tag", named(null, List.of("rare")));
            wanted.put(
                    "all", conditions(future, dear, past, List.of(SOURCE), List.of(REASON), List.of(COMPANY), field));
            wanted.forEach((name, one) -> {
                look(name, one, Scope.ALL);
                look(name + " in a scope", one, new Scope(false, Set.of(MANAGER)));
            });
            // Nothing of this is to stay: other tests look at all customers.
            open.setRollbackOnly();
        });
    }

    private void look(String name, Conditions wanted, Scope scope) {
        assertThat(members.count(wanted, scope)).as(name).isEqualTo(new SegmentMembers.Count(RARE, false));
        assertThat(read(members.counting(wanted, scope))).as(name + ": count").isLessThan(MOST_READ);
        assertThat(read(members.finding(wanted, scope, true, null, 51)))
                .as(name + ": page")
                .isLessThan(MOST_READ);
    }

    /** How many rows of any table the statement reads, wanted or not. */
    private double read(Statement statement) {
        var plan = jdbc.sql("explain (analyze, format json) " + statement.sql())
                .params(statement.parameters())
                .query(String.class)
                .single();
        return readBy(json.readTree(plan).get(0).get("Plan"));
    }

    private static double readBy(JsonNode node) {
        double here = node.has("Relation Name")
                ? (node.path("Actual Rows").asDouble(0)
                                + node.path("Rows Removed by Filter").asDouble(0)
                                + node.path("Rows Removed by Index Recheck").asDouble(0))
                        * node.path("Actual Loops").asDouble(1)
                : 0;
        return here
                + StreamSupport.stream(node.path("Plans").spliterator(), false)
                        .mapToDouble(SegmentPlanIntegrationTests::readBy)
                        .sum();
    }

    /** Usual customers, and a few among them of whom everything that is rare is true. */
    private void fill() {
        jdbc.sql("insert into company (id, name, name_key, created_at) values (?, 'Rare', ?, now())")
                .params(COMPANY, "rare" + COMPANY)
                .update();
        jdbc.sql("""
                        insert into customer (id, version, name, lifecycle, company_id, manager_id, notes, fields, tags, search,
                                              created_at)
                        select gen_random_uuid(), 1, 'Customer ' || i, 'buyer',
                            case when i % :every = 0 then cast(:company as uuid) end,
                            case when i % :every = 0 then cast(:manager as uuid) else gen_random_uuid() end, '',
                            case when i % :every = 0 then '{"rarely":true}'::jsonb when i % 2 = 0 then '{"rarely":false}'
                                 else '{}' end,
                            case when i % :every = 0 then '{rare,usual}'::text[] when i % 2 = 0 then '{usual}' else '{}' end,
                            ''::tsvector, now() - i * interval '1 minute'
                        from generate_series(1, :customers) as i
                        """)
                .param("every", CUSTOMERS / RARE)
                .param("company", COMPANY)
                .param("manager", MANAGER)
                .param("customers", CUSTOMERS)
                .update();
        jdbc.sql("""
                        insert into customer_heard (customer_id, heard_at, told)
                        select id, case when company_id = :company then timestamptz '2000-01-01' else created_at end, true
                        from customer on conflict do nothing
                        """).param("company", COMPANY).update();
        jdbc.sql("""
                        insert into customer_lead (lead_id, customer_id, version, source_id, reason_id, heard_at)
                        select gen_random_uuid(), id, 1,
                            case when company_id = :company then cast(:source as uuid) else gen_random_uuid() end,
                            case when company_id = :company then cast(:reason as uuid) else gen_random_uuid() end, created_at
                        from customer
                        """)
                .param("company", COMPANY)
                .param("source", SOURCE)
                .param("reason", REASON)
                .update();
        jdbc.sql("""
                        insert into customer_order (order_id, customer_id, version, source_id, counted, ordered_at)
                        select gen_random_uuid(), id, 1, gen_random_uuid(), true,
                            case when company_id = :company then timestamptz '2100-01-01' else created_at end
                        from customer
                        """).param("company", COMPANY).update();
        jdbc.sql("""
                        insert into customer_good (order_id, line, version, search)
                        select order_id, 0, 1,
                            array_to_tsvector(case when ordered_at > '2090-01-01' then '{rarely,sold}'::text[] else '{often,sold}' end)
                        from customer_order on conflict do nothing
                        """).update();
        jdbc.sql("""
                        insert into purchase_sum (customer_id, currency, orders, amount)
                        select id, 'UAH', 1, case when company_id = :company then 2000000 else 100 end
                        from customer on conflict do nothing
                        """).param("company", COMPANY).update();
        for (var table : List.of(
                "customer",
                "customer_heard",
                "customer_lead",
                "customer_order",
                "customer_good",
                "purchase_sum",
                "company")) {
            jdbc.sql("analyze " + table).update();
        }
    }

    @Test
    void manyAreCountedToTenThousand() {
        transaction.executeWithoutResult(open -> {
            fill();
            var everybody = conditions(null, null, null, null, null, null, null);
            assertThat(members.count(everybody, Scope.ALL))
                    .isEqualTo(new SegmentMembers.Count(SegmentMembers.MOST, true));
            assertThat(read(members.finding(everybody, Scope.ALL, false, null, 51)))
                    .isLessThan(MOST_READ);
            open.setRollbackOnly();
        });
    }
}
