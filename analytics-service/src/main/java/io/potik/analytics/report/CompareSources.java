package io.potik.analytics.report;

import io.potik.analytics.rebuild.StoreState;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Sources side by side. */
@Component
public class CompareSources {

    private static final String LEADS =
            """
            select f.source_id, count(*) as leads, count(k.lead_id) as won,
            """ + WinWorth.CURRENCY + " as currency, sum(" + WinWorth.AMOUNT + ") as amount "
                    + SourceFigure.JOINED + WinWorth.ORDER + "true\n" + SourceFigure.CREATED
                    + "group by f.source_id, " + WinWorth.CURRENCY;

    /** A cost is spread evenly over its days; only those of the window that are over count. */
    private static final String COSTS = """
            select source_id, currency, sum(amount * (least(to_day, :lastDay) - greatest(from_day, :fromDay) + 1)
              / (to_day - from_day + 1)) as amount
            from source_cost where to_day >= :fromDay and from_day <= :lastDay and {sourced} group by source_id, currency
            """;

    private record Leads(
            @Nullable UUID sourceId,
            long leads,
            long won,
            @Nullable String currency,
            @Nullable BigDecimal amount) {}

    private record Cost(UUID sourceId, String currency, BigDecimal amount) {}

    private record Named(UUID id, String name) {}

    private final JdbcClient jdbc;
    private final StoreState store;

    CompareSources(JdbcClient jdbc, StoreState store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** Compares them. Costs are of all leads of a source: of a part of them no costs are told. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SourceFigures compare(Question question) {
        var figures = new LinkedHashMap<@Nullable UUID, Figures>();
        var leads = SourceFigure.narrow(question, LEADS);
        for (var row : question.bind(jdbc.sql(leads)).query(Leads.class).list()) {
            var of = figures.computeIfAbsent(row.sourceId(), unknown -> new Figures());
            of.leads += row.leads();
            of.won += row.won();
            of.revenue.add(row.amount(), row.currency());
        }
        if (question.owners() == null && question.pipeline() == null) {
            var costs = question.narrow(COSTS, "", "", "source_id");
            for (var row : question.bind(jdbc.sql(costs)).query(Cost.class).list()) {
                figures.computeIfAbsent(row.sourceId(), unknown -> new Figures())
                        .spend
                        .add(row.amount(), row.currency());
            }
        }
        var names = names();
        var items = figures.entrySet().stream()
                .sorted(Comparator.comparing(
                                Map.Entry<@Nullable UUID, Figures>::getKey,
                                Comparator.nullsLast(Comparator.comparing((UUID id) -> names.getOrDefault(id, ""))))
                        .thenComparing(Map.Entry::getKey, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(entry -> entry.getValue().item(ref(entry.getKey(), names)))
                .toList();
        return new SourceFigures(
                question.from(),
                question.to(),
                Cohort.CREATED,
                question.asOf(),
                question.zone().getId(),
                items,
                store.isReading());
    }

    private Map<UUID, String> names() {
        var names = new LinkedHashMap<UUID, String>();
        jdbc.sql("select source_id as id, name from source")
                .query(Named.class)
                .list()
                .forEach(source -> names.put(source.id(), source.name()));
        return names;
    }

    private static @Nullable Ref ref(@Nullable UUID id, Map<UUID, String> names) {
        return id == null ? null : new Ref(id, names.get(id));
    }

    private static final class Figures {

        private long leads;
        private long won;
        private final Money.Sums spend = new Money.Sums();
        private final Money.Sums revenue = new Money.Sums();

        SourceFigures.Item item(@Nullable Ref source) {
            return new SourceFigures.Item(
                    source, leads, won, spend.list(), spend.dividedBy(leads), revenue.list(), gain());
        }

        /** Only where spend and revenue can be compared: money of one currency is never set against another. */
        private @Nullable BigDecimal gain() {
            List<Map.Entry<String, BigDecimal>> spent =
                    List.copyOf(spend.byCurrency().entrySet());
            if (spent.size() != 1) {
                return null;
            }
            var cost = spent.getFirst();
            return Percent.of(revenue.in(cost.getKey()).subtract(cost.getValue()), cost.getValue());
        }
    }
}
