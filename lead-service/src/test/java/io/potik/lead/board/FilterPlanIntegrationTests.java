package io.potik.lead.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.search.NewestFound;
import io.potik.lead.security.Scope;
import io.potik.lead.support.LeadDesk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What a filter asks for is found by an index: of a stage full of leads, few more are read than are wanted. */
class FilterPlanIntegrationTests extends LeadDesk {

    private static final int LEADS = 20_000;
    private static final int RARE = 30;
    private static final String KEY = "rarely";
    private static final String SEATS = "seatsHere";
    private static final String PRICE = "priceHere";
    private static final String SINCE = "sinceHere";
    private static final int MOST_READ = 4 * ColumnQueries.MOST;

    /** Where this test puts enough that to read all of it is never the shorter way. */
    private static final Set<String> LARGE = Set.of("lead", "lead_talk", "lead_search");

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private ReadFilter read;

    @Autowired
    private LeadList list;

    private static LeadQuery query(
            @Nullable String manager,
            @Nullable List<String> tags,
            @Nullable String temperature,
            @Nullable LocalDate from,
            @Nullable Boolean waiting,
            @Nullable BigDecimal amount) {
        return query(manager, tags, temperature, null, from, waiting, amount);
    }

    private static LeadQuery query(
            @Nullable String manager,
            @Nullable List<String> tags,
            @Nullable String temperature,
            @Nullable List<String> fields,
            @Nullable LocalDate from,
            @Nullable Boolean waiting,
            @Nullable BigDecimal amount) {
        return new LeadQuery(
                null,
                manager,
                null,
                null,
                tags,
                temperature == null ? null : List.of(temperature),
                fields,
                from,
                null,
                waiting,
                amount,
                null);
    }

    @Test
    void nothingReadsAllLeadsOfAStage() {
        var pipeline = pipelines.theDefault();
        transaction.executeWithoutResult(open -> {
            fill(pipeline.firstOf(Stage.Kind.OPEN).id());
            analyze();
            Map.of(KEY, "yesNo", SEATS, "number", PRICE, "money", SINCE, "date")
                    .forEach((key, type) -> jdbc.sql(
                                    "insert into field (id, version, of_kind, key, name, type, options, active, rank,"
                                            + " created_at) values (gen_random_uuid(), 1, 'lead', ?, ?, ?, '[]', true, 1,"
                                            + " now())")
                            .params(key, key, type)
                            .update());
            assertThat(readToTheEnd(pipeline, Scope.ALL)).isZero();
            assertThat(readToTheEnd(pipeline, new Scope(false, Set.of(MANAGER))))
                    .isZero();
            jdbc.sql(ColumnQueries.PLAN_ANEW).update();
            // Few have more than a thousand seats; every price is larger than that.
            look("seats", pipeline, query(SEATS + ":1001.."));
            look("all seats but few", pipeline, query(SEATS + ":..1000"));
            look("some seats", pipeline, query(SEATS + ":100..110"));
            look("prices", pipeline, query(PRICE + ":..1999.99"));
            look("prices here and there", pipeline, query(PRICE + ":..1999.99", PRICE + ":500000..500010"));
            look("prices and seats", pipeline, query(PRICE + ":5000..", SEATS + ":1001.."));
            look("days", pipeline, query(SINCE + ":2030-01-01.."));
            look("days that nobody has", pipeline, query(SINCE + ":..1999-12-31"));
            look("all days", pipeline, query(SINCE + ":.."));
            var filters = Map.of(
                    "manager", query(MANAGER.toString(), null, null, null, null, null),
                    "tag", query(null, List.of("rare"), null, null, null, null),
                    "field", query(null, null, null, List.of(KEY + ":true"), null, null, null),
                    "temperature", query(null, null, "hot", null, null, null),
                    "created",
                            query(
                                    null,
                                    null,
                                    null,
                                    LocalDate.now(java.time.ZoneOffset.UTC).plusDays(10),
                                    null,
                                    null),
                    "waiting", query(null, null, null, null, true, null),
                    "amount", query(null, null, null, null, null, new BigDecimal(100_000)),
                    "all", query(MANAGER.toString(), List.of("rare"), "hot", null, true, new BigDecimal(1)));
            filters.forEach((name, query) -> look(name, pipeline, query));
            // Nothing of this is to stay: other tests count all leads.
            open.setRollbackOnly();
        });
    }

    @Test
    void aSearchReadsTheNewestUntilItHasEnough() {
        transaction.executeWithoutResult(open -> {
            long first = jdbc.sql("select ((last_value >> 15) + 1) << 15 from lead_number")
                    .query(Long.class)
                    .single();
            long last = first + 3 * (1 << 15);
            jdbc.sql("select setval('lead_number', ?)")
                    .param(last)
                    .query(Long.class)
                    .single();
            // Of three times thirty-two thousand numbers, each sixteenth has the word; the oldest one has a word of its
            // own.
            jdbc.sql("""
                            insert into lead_search (lead_id, number, words)
                            select gen_random_uuid(), number, array_to_tsvector(array[
                                case number when :first then 'rareword' else number::text end, 'oftenword'])
                            from generate_series(:first::bigint, :last, 16) as number
                            """).param("first", first).param("last", last).update();
            jdbc.sql("analyze lead_search").update();
            jdbc.sql(ColumnQueries.PLAN_ANEW + "; " + NewestFound.BY_INDEX).update();

            var often = read.of(Scope.ALL, search("oftenw"));
            assertThat(numbers(often)).hasSize(300).allMatch(number -> number > last - 2 * (1 << 15));
            assertThat(read(ColumnQueries.hits(often, String.valueOf(often.words()))))
                    .isLessThan(ColumnQueries.MOST);
            assertThat(numbers(read.of(Scope.ALL, search("rarew")))).containsExactly(first);
            assertThat(numbers(read.of(Scope.ALL, search("rarew oft")))).containsExactly(first);
            assertThat(numbers(read.of(Scope.ALL, search("nosuchw oft")))).isEmpty();
            var own = read.of(new Scope(false, Set.of(MANAGER)), search("oftenw"));
            assertThat(numbers(own)).as("not all of these will be seen").hasSize(ColumnQueries.MOST);
            open.setRollbackOnly();
        });
    }

    private static LeadQuery search(@Nullable String q) {
        return new LeadQuery(q, null, null, null, null, null, null, null, null, null, null, null);
    }

    private List<Long> numbers(LeadFilter filter) {
        var hits = ColumnQueries.hits(filter, String.valueOf(filter.words()));
        return jdbc.sql("select number from lead_search where lead_id in (" + hits.sql() + ")")
                .params(hits.parameters())
                .query(Long.class)
                .list();
    }

    /** How many rows of large tables are read one after the other by boards that are asked for again and again. */
    private long readToTheEnd(Pipeline pipeline, Scope scope) {
        long before = readToTheEnd();
        var cards = ColumnQueries.cards(pipeline.stages(), read.of(scope, search(null)), null, null, Board.CARDS + 1);
        // As it may plan a statement that comes again and again: for whatever is asked for.
        jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
        for (int i = 0; i < 12; i++) {
            assertThat(jdbc.sql(cards.sql()).params(cards.parameters()).query().listOfRows())
                    .isNotEmpty();
        }
        return readToTheEnd() - before;
    }

    private long readToTheEnd() {
        return jdbc.sql("select sum(seq_tup_read) from pg_stat_xact_user_tables where relname = any(?)")
                .param(LARGE.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private static LeadQuery query(String... fields) {
        return query(null, null, null, List.of(fields), null, null, null);
    }

    private void look(String name, Pipeline pipeline, LeadQuery query) {
        look(name, pipeline, read.of(Scope.ALL, query));
        look(name + " in a scope", pipeline, read.of(new Scope(false, Set.of(MANAGER)), query));
    }

    private void look(String name, Pipeline pipeline, LeadFilter filter) {
        assertThat(read(ColumnQueries.cards(pipeline.stages(), filter, null, null, Board.CARDS + 1)))
                .as(name + ": cards")
                .isLessThan(MOST_READ);
        assertThat(read(ColumnQueries.totals(pipeline.stages(), filter, null)))
                .as(name + ": totals")
                .isLessThan(MOST_READ);
        var wanted = new LeadList.Wanted(pipeline.id(), null, null, Set.of(), Set.of());
        for (var sort : List.of("", "amount", "-stageEnteredAt", "-createdAt")) {
            assertThat(read(list.query(filter, wanted, LeadSort.of(sort), null, 101)))
                    .as(name + ": list by " + sort)
                    .isLessThan(MOST_READ);
        }
    }

    /** How many rows of leads, or of their words, the statement reads, wanted or not. */
    private double read(ColumnQueries.Query query) {
        var plan = jdbc.sql("explain (analyze, format json) " + query.sql())
                .params(query.parameters())
                .query(String.class)
                .single();
        return readBy(json.readTree(plan).get(0).get("Plan"));
    }

    private static double readBy(JsonNode node) {
        double here = Set.of("lead", "lead_search")
                        .contains(node.path("Relation Name").asString(""))
                ? (node.path("Actual Rows").asDouble(0)
                                + node.path("Rows Removed by Filter").asDouble(0)
                                + node.path("Rows Removed by Index Recheck").asDouble(0))
                        * node.path("Actual Loops").asDouble(1)
                : 0;
        return here
                + StreamSupport.stream(node.path("Plans").spliterator(), false)
                        .mapToDouble(FilterPlanIntegrationTests::readBy)
                        .sum();
    }

    /**
     * Leads of somebody else's without a mark, and a few among them that have all; for each of them another one in a stage
     * elsewhere, so that a manager who has few here has half of all.
     */
    private void fill(UUID stage) {
        jdbc.sql("""
                        insert into lead (id, number, version, title, pipeline_id, stage_id, stage_entered_at, outcome,
                            first, channel, manager_id, amount, currency, tags, fields, temperature, created_at)
                        select gen_random_uuid(), nextval('lead_number'), 0, 'Lead ' || i, gen_random_uuid(),
                            case when here then cast(:stage as uuid) else cast(:elsewhere as uuid) end,
                            now() - i * interval '1 minute', 'OPEN', true, 'manual',
                            case when not here or i % :every = 0 then cast(:manager as uuid)
                                 else cast(:other as uuid) end,
                            case when i % :every = 0 then 200000 else i end, 'UAH',
                            case when i % :every = 0 then array['rare', 'usual'] when i % 2 = 0 then array['usual']
                                 else '{}' end,
                            case when i % :every = 0 then '{"rarely":true}'::jsonb when i % 2 = 0 then '{"rarely":false}'
                                 else '{}' end || jsonb_build_object(
                                'seatsHere', case when i % :every = 0 then 2000 else i % 1000 end::text,
                                'priceHere', jsonb_build_object('currency', 'UAH',
                                    'amount', case when i % :every = 0 then '1500.00' else 5000 + i || '.00' end),
                                'sinceHere', case when i % :every = 0 then '2031-05-06'
                                    else (date '2026-01-01' + i % 300)::text end),
                            case when i % :every = 0 then 'hot' end,
                            case when i % :every = 0 then now() + interval '20 days' else now() - i * interval '1 minute' end
                        from generate_series(1, :leads) as i cross join (values (true), (false)) as place (here)
                        """)
                .param("stage", stage)
                .param("elsewhere", UUID.randomUUID())
                .param("every", LEADS / RARE)
                .param("leads", LEADS)
                .param("manager", MANAGER)
                .param("other", OTHER_MANAGER)
                .update();
        jdbc.sql("""
                        insert into lead_talk (lead_id, opened_at, waiting_since)
                        select id, created_at, case when temperature is not null then created_at end
                        from lead where not exists (select 1 from lead_talk where lead_id = lead.id)
                        """).update();
    }

    private void analyze() {
        for (var table : List.of("lead", "lead_talk", "lead_field_value")) {
            jdbc.sql("analyze " + table).update();
        }
    }
}
