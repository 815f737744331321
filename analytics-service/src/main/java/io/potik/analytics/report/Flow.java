package io.potik.analytics.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What went through a stage, of one pair of currencies (at entry, now).
 *
 * @param entry amounts at the last entry of each lead
 * @param now amounts of the same leads now
 */
record Flow(
        UUID stageId,
        @Nullable String currency,
        @Nullable String currencyNow,
        long entered,
        long advanced,
        long movedBack,
        long rejected,
        long gone,
        long here,
        @Nullable BigDecimal entry,
        @Nullable BigDecimal now) {

    private static final String SELECT = """
            select stage_id, currency, currency_now, count(*) as entered,
              count(*) filter (where %s) as advanced, count(*) filter (where %s) as moved_back,
              count(*) filter (where %s) as rejected, count(*) filter (where %s) as gone,
              count(*) filter (where %s) as here,
              sum(amount) filter (where last) as entry, sum(amount_now) filter (where last) as now
            from (select v.*, row_number() over (partition by lead_id, stage_id order by seq desc) = 1 as last from v) v
            group by stage_id, currency, currency_now
            """.formatted(
                    Fate.ADVANCED.condition(),
                    Fate.MOVED_BACK.condition(),
                    Fate.REJECTED.condition(),
                    Fate.LEFT.condition(),
                    Fate.HERE.condition());

    static List<Flow> of(VisitSet visits, JdbcClient jdbc) {
        return visits.select(jdbc, SELECT).query(Flow.class).list();
    }
}
