package io.potik.analytics.report;

import io.potik.analytics.Workspace;
import io.potik.analytics.rebuild.StoreState;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Managers side by side. */
@Component
public class CompareManagers {

    private static final String PROCESSED = "select a.owner_id as owner, count(distinct a.lead_id) as leads ";

    private static final String ENDS = """
            select k.owner_id as owner, k.outcome = 'won' as won, count(*) as leads,
            """ + WinWorth.CURRENCY + " as currency, sum(" + WinWorth.AMOUNT + ") as amount "
            + ManagerFigure.ENDS + WinWorth.ORDER + "k.outcome = 'won'\n" + ManagerFigure.ENDED
            + "group by 1, 2, 4";

    private static final String CLOSE = """
            select k.owner_id as owner,
              percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from k.closed_at - k.opened_at)) as p
            """ + ManagerFigure.ENDS + ManagerFigure.ENDED + "group by k.owner_id";

    private static final String RESPONSES = """
            select w.owner_id as owner, count(*) as leads, percentile_cont(array[0.5, 0.9]) within group
              (order by extract(epoch from w.responded_at - coalesce(w.asked_at, w.since))) as p
            """;

    private static final String WAITING = "select st.manager_id as owner, count(*) as leads ";

    private record Member(UUID staffId, String name, boolean sells) {}

    private final JdbcClient jdbc;
    private final Workspace workspace;
    private final StoreState store;

    CompareManagers(JdbcClient jdbc, Workspace workspace, StoreState store) {
        this.jdbc = jdbc;
        this.workspace = workspace;
        this.store = store;
    }

    /** Compares them; active managers and team leads are there with zeros too. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ManagerFigures compare(Question question) {
        var figures = new LinkedHashMap<@Nullable UUID, Figures>();
        each(
                question,
                byOwner(PROCESSED, ManagerFigure.PROCESSED, question),
                figures,
                (f, row) -> f.processed = row.leads());
        each(question, ManagerFigure.WON.narrow(question, ENDS), figures, this::end);
        each(question, ManagerFigure.WON.narrow(question, CLOSE), figures, (f, row) -> {
            f.closeMedian = row.median();
            f.closeP90 = row.p90();
        });
        each(question, byOwner(RESPONSES, ManagerFigure.ANSWERED, question), figures, (f, row) -> {
            f.answered = row.leads();
            f.responseMedian = row.median();
            f.responseP90 = row.p90();
        });
        each(question, byOwner(WAITING, ManagerFigure.WAITING, question), figures, (f, row) -> f.waiting = row.leads());
        var names = new LinkedHashMap<UUID, String>();
        for (var member : staff()) {
            names.put(member.staffId(), member.name());
            if (member.sells()
                    && (question.owners() == null || question.owners().contains(member.staffId()))) {
                figures.putIfAbsent(member.staffId(), new Figures());
            }
        }
        var items = figures.entrySet().stream()
                .sorted(Comparator.comparing(
                                Map.Entry<@Nullable UUID, Figures>::getKey,
                                Comparator.nullsLast(Comparator.comparing((UUID id) -> names.getOrDefault(id, ""))))
                        .thenComparing(Map.Entry::getKey, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(entry -> entry.getValue().item(ref(entry.getKey(), names)))
                .toList();
        return new ManagerFigures(
                question.from(), question.to(), question.asOf(), question.zone().getId(), items, store.isReading());
    }

    private void end(Figures figures, Row row) {
        if (!row.won()) {
            figures.rejected += row.leads();
            return;
        }
        figures.won += row.leads();
        // Without an amount a win is worth nothing yet, in the workspace's own currency.
        figures.wins.merge(row.currency() == null ? workspace.currency() : row.currency(), row.leads(), Long::sum);
        figures.sums.add(row.amount(), row.currency());
    }

    private static String byOwner(String select, ManagerFigure figure, Question question) {
        return select + figure.rows(question) + " group by " + figure.owner();
    }

    private void each(
            Question question, String sql, Map<@Nullable UUID, Figures> figures, BiConsumer<Figures, Row> take) {
        question.bind(jdbc.sql(sql))
                .query((row, i) -> Row.of(row))
                .list()
                .forEach(row -> take.accept(figures.computeIfAbsent(row.owner(), nobody -> new Figures()), row));
    }

    private List<Member> staff() {
        return jdbc.sql("select staff_id, name, active and role in ('manager', 'teamLead') as sells from staff"
                        + " order by name, staff_id")
                .query(Member.class)
                .list();
    }

    private static @Nullable Ref ref(@Nullable UUID id, Map<UUID, String> names) {
        return id == null ? null : new Ref(id, names.get(id));
    }

    /** A row of one of the queries; what a query does not have is zero or null. */
    private record Row(
            @Nullable UUID owner,
            long leads,
            boolean won,
            @Nullable String currency,
            @Nullable BigDecimal amount,
            @Nullable Long median,
            @Nullable Long p90) {

        static Row of(ResultSet row) throws SQLException {
            boolean isEnd = has(row, "won");
            var percentiles = has(row, "p") ? (Double[]) row.getArray("p").getArray() : null;
            return new Row(
                    row.getObject("owner", UUID.class),
                    has(row, "leads") ? row.getLong("leads") : 0,
                    isEnd && row.getBoolean("won"),
                    isEnd ? row.getString("currency") : null,
                    isEnd ? row.getBigDecimal("amount") : null,
                    percentiles == null ? null : Math.round(percentiles[0]),
                    percentiles == null ? null : Math.round(percentiles[1]));
        }

        private static boolean has(ResultSet row, String column) throws SQLException {
            var columns = row.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                if (columns.getColumnLabel(i).equals(column)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Figures {

        private long processed;
        private long won;
        private long rejected;
        private long answered;
        private long waiting;
        private final Map<String, Long> wins = new LinkedHashMap<>();
        private final Money.Sums sums = new Money.Sums();
        private @Nullable Long responseMedian;
        private @Nullable Long responseP90;
        private @Nullable Long closeMedian;
        private @Nullable Long closeP90;

        ManagerFigures.Item item(@Nullable Ref manager) {
            return new ManagerFigures.Item(
                    manager,
                    processed,
                    won,
                    rejected,
                    sums.list(),
                    sums.byCurrency().entrySet().stream()
                            .map(sum -> Money.Sums.divide(
                                    sum.getValue(), wins.getOrDefault(sum.getKey(), 1L), sum.getKey()))
                            .toList(),
                    Percent.of(won, won + rejected),
                    new ManagerFigures.Responses(responseMedian, responseP90, answered, waiting),
                    new ManagerFigures.Speed(closeMedian, closeP90));
        }
    }
}
