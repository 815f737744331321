package io.potik.intake.imports;

import io.potik.intake.ledger.Outcome;
import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which receipts came of imports, and what became of them. */
@Repository
@Transactional
public class ImportedThings {

    private final JdbcClient jdbc;

    ImportedThings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What became of one thing of an import.
     *
     * @param place among the things of the file, from 0
     * @param line of the file on which it begins
     * @param rows how many rows of the file it has
     * @param undone {@code cancelled} or {@code left}, once that is known
     * @param leftBecause {@code madeBefore} or {@code changed}
     */
    public record Taken(
            int place,
            int line,
            int rows,
            UUID receiptId,
            String externalId,
            Outcome outcome,
            @Nullable String detail,
            @Nullable UUID orderId,
            @Nullable String undone,
            @Nullable String leftBecause) {

        /** The number of the order; empty when there was none, or one that was too long. */
        public String number() {
            return ImportedThings.number(externalId);
        }
    }

    /** A receipt that came of some rows. */
    record Took(int place, int line, int rows, UUID receipt) {}

    /** How many things of an import came to each outcome; without those that have none. */
    @Transactional(readOnly = true)
    public Map<Outcome, Integer> outcomes(UUID id) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        jdbc.sql("""
                select r.outcome, count(*) as things from import_receipt i join receipt r on r.id = i.receipt_id
                where i.import_id = ? group by r.outcome
                """).param(id).query(row -> {
            outcomes.put(Outcome.of(Rows.text(row, "outcome")), row.getInt("things"));
        });
        return outcomes;
    }

    /**
     * What became of the things of an import, in the order of the file.
     *
     * @param outcome null for all
     * @param undone null for all
     * @param after the place behind which the page begins; -1 for the first
     */
    @Transactional(readOnly = true)
    public List<Taken> of(UUID id, @Nullable Outcome outcome, @Nullable String undone, int after, int limit) {
        return jdbc.sql("""
                        select i.place, i.line, i.rows, r.id, r.external_id, r.outcome, coalesce(r.detail, first.detail) as detail,
                               coalesce(r.order_id, first.order_id) as order_id, i.left_because,
                               case when i.undone in ('cancelled', 'left') then i.undone end as undone
                        from import_receipt i
                        join receipt r on r.id = i.receipt_id
                        left join receipt first on first.id = r.duplicate_of
                        where i.import_id = :id and i.place > :after
                          and (cast(:outcome as text) is null or r.outcome = :outcome)
                          and (cast(:undone as text) is null or i.undone = :undone)
                        order by i.place limit :limit
                        """)
                .param("id", id)
                .param("after", after)
                .param("outcome", outcome == null ? null : outcome.word())
                .param("undone", undone)
                .param("limit", limit)
                .query((row, number) -> new Taken(
                        row.getInt("place"),
                        row.getInt("line"),
                        row.getInt("rows"),
                        Rows.id(row, "id"),
                        Rows.text(row, "external_id"),
                        Outcome.of(Rows.text(row, "outcome")),
                        row.getString("detail"),
                        Rows.idOrNull(row, "order_id"),
                        row.getString("undone"),
                        row.getString("left_because")))
                .list();
    }

    /** Notes which receipts came of which rows. */
    void took(UUID id, Collection<Took> took) {
        jdbc.sql("""
                insert into import_receipt (import_id, place, line, rows, receipt_id)
                select ?, place, line, rows, receipt_id from unnest(?, ?, ?, ?) as t (place, line, rows, receipt_id)
                """)
                .param(id)
                .param(Columns.numbers(took, one -> (long) one.place()))
                .param(Columns.numbers(took, one -> (long) one.line()))
                .param(Columns.numbers(took, one -> (long) one.rows()))
                .param(Columns.ids(took, Took::receipt))
                .update();
    }

    /** How many of these are in the ledger of the source already. */
    @Transactional(readOnly = true)
    int known(UUID source, Collection<String> externalIds) {
        return jdbc.sql("""
                        select count(*) from unnest(?) as given (external_id)
                        where exists (select from receipt r
                                      where r.connection_id = ? and r.external_id = given.external_id
                                        and r.duplicate_of is null)
                        """)
                .param(Columns.texts(externalIds, externalId -> externalId))
                .param(source)
                .query(Integer.class)
                .single();
    }

    /** What stands in an external id before the fingerprint of its rows. */
    static String number(String externalId) {
        int end = externalId.lastIndexOf(':');
        return end < 0 ? "" : externalId.substring(0, end);
    }
}
