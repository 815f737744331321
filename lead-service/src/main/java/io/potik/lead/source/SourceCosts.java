package io.potik.lead.source;

import io.potik.lead.money.Money;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Ids;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The costs of sources; writing one tells it as an event in the same transaction. */
@Repository
class SourceCosts {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final JsonMapper json;

    SourceCosts(JdbcClient jdbc, Outbox outbox, JsonMapper json) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
    }

    /** The newest periods first. */
    List<SourceCost> of(UUID sourceId) {
        return jdbc.sql("""
                        select id, version, source_id, from_date, to_date, amount, currency from source_cost
                         where source_id = :source order by from_date desc, to_date desc""").param("source", sourceId).query(SourceCosts::cost).list();
    }

    /** Those of the periods that this day is in, the earliest first. */
    List<SourceCost> of(UUID sourceId, LocalDate day) {
        return jdbc.sql("""
                        select id, version, source_id, from_date, to_date, amount, currency from source_cost
                         where source_id = :source and from_date <= :day and to_date >= :day
                         order by from_date, to_date""")
                .param("source", sourceId)
                .param("day", day)
                .query(SourceCosts::cost)
                .list();
    }

    /** Sets the cost of exactly this period, in the caller's transaction. */
    SourceCost set(UUID sourceId, LocalDate from, LocalDate to, Money amount) {
        var at = Rows.now();
        var cost = jdbc.sql("""
                        insert into source_cost (id, version, source_id, from_date, to_date, amount, currency, set_at)
                        values (:id, 1, :source, :from, :to, :amount, :currency, :at)
                        on conflict (source_id, from_date, to_date) do update
                           set version = source_cost.version + 1, amount = excluded.amount,
                               currency = excluded.currency, set_at = excluded.set_at
                        returning id, version, source_id, from_date, to_date, amount, currency""")
                .param("id", Ids.next())
                .param("source", sourceId)
                .param("from", from)
                .param("to", to)
                .param("amount", amount.amount())
                .param("currency", amount.currency())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(SourceCosts::cost)
                .single();
        outbox.send(new OutgoingMessage(
                "lead.events",
                cost.id().toString(),
                SourceCostSet.TYPE,
                cost.version(),
                at,
                json.writeValueAsBytes(SourceCostSet.of(cost, at))));
        return cost;
    }

    private static SourceCost cost(ResultSet row, int number) throws SQLException {
        return new SourceCost(
                Rows.id(row, "id"),
                row.getLong("version"),
                Rows.id(row, "source_id"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                new Money(row.getBigDecimal("amount"), Rows.text(row, "currency")));
    }
}
