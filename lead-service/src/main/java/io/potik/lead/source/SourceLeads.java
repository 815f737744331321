package io.potik.lead.source;

import io.potik.lead.sql.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many leads each source has brought, kept as they are created. What becomes of them changes nothing: a lead that was
 * merged or excluded afterwards was created all the same.
 */
@Repository
public class SourceLeads {

    private final JdbcClient jdbc;

    SourceLeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A lead that a source has brought. */
    public record Brought(UUID source, Instant at) {}

    /** Days of the workspace, both included. */
    record Days(LocalDate from, LocalDate to) {}

    /** Counts them, by one statement, in the caller's transaction. Do it last: many transactions meet on these rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(Collection<Brought> leads) {
        if (leads.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into source_leads as known (source_id, quarter, leads)
                select source, date_bin('15 minutes', at, '2000-01-01T00:00:00Z'), count(*)
                from unnest(?, ?) as given (source, at) group by 1, 2 order by 1, 2
                on conflict (source_id, quarter) do update set leads = known.leads + excluded.leads
                """)
                .params(Columns.ids(leads, Brought::source), Columns.times(leads, Brought::at))
                .update();
    }

    /** How many leads a source has brought in each of these periods, in their order. */
    List<Long> of(UUID source, List<Days> periods, ZoneId zone) {
        return jdbc.sql("""
                        select coalesce(sum(s.leads), 0) as leads
                        from unnest(?, ?) with ordinality as period (from_time, to_time, place)
                        left join source_leads s on s.source_id = ?
                             and s.quarter >= period.from_time and s.quarter < period.to_time
                        group by place order by place
                        """)
                .params(
                        Columns.times(
                                periods, days -> days.from().atStartOfDay(zone).toInstant()),
                        Columns.times(
                                periods,
                                days -> days.to().plusDays(1).atStartOfDay(zone).toInstant()),
                        source)
                .query(Long.class)
                .list();
    }
}
