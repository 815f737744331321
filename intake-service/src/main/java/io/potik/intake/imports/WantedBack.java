package io.potik.intake.imports;

import io.potik.intake.ledger.Outcome;
import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The orders of imports that are undone. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WantedBack {

    private final JdbcClient jdbc;

    WantedBack(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that is asked for. */
    record Asked(UUID receipt, UUID order, String number) {}

    /** Wants all orders of a locked import back, also those that are on their way; returns how many there are. */
    int want(UUID id) {
        return jdbc.sql("""
                update import_receipt i set undone = 'wanted' from receipt r
                where i.import_id = ? and r.id = i.receipt_id and r.outcome in (?, ?)
                """)
                .params(id, Outcome.ORDERED.word(), Outcome.IN_FLIGHT.word())
                .update();
    }

    /** Asks for the first of those of a locked import that are there. */
    List<Asked> ask(UUID id, int limit) {
        return jdbc.sql("""
                        with there as (
                            select i.place, r.order_id, r.external_id
                            from import_receipt i join receipt r on r.id = i.receipt_id
                            where i.import_id = :id and i.undone = 'wanted' and r.outcome = :ordered and r.order_id is not null
                            order by i.place limit :limit)
                        update import_receipt i set undone = 'asked' from there
                        where i.import_id = :id and i.place = there.place
                        returning i.receipt_id, there.order_id, there.external_id
                        """)
                .param("id", id)
                .param("ordered", Outcome.ORDERED.word())
                .param("limit", limit)
                .query((row, number) -> new Asked(
                        Rows.id(row, "receipt_id"),
                        Rows.id(row, "order_id"),
                        ImportedThings.number(Rows.text(row, "external_id"))))
                .list();
    }

    /**
     * Notes and counts what became of those that were asked for and not answered yet.
     *
     * @return the receipts of those that were cancelled
     */
    List<UUID> note(Collection<UndoImport.Answer> answers) {
        // In the sequence of those who ask.
        jdbc.sql("""
                select 1 from import_file where id in (select import_id from import_receipt where receipt_id = any(?))
                order by id for update
                """).param(Columns.ids(answers, UndoImport.Answer::receipt)).query(row -> {});
        return jdbc.sql("""
                        with noted as (
                            update import_receipt i set undone = a.undone, left_because = a.because
                            from unnest(?, ?, ?) as a (receipt_id, undone, because)
                            where i.receipt_id = a.receipt_id and i.undone = 'asked'
                            returning i.import_id, i.receipt_id, i.undone),
                        counted as (
                            update import_file f set undo_cancelled = f.undo_cancelled + n.cancelled,
                                                     undo_left = f.undo_left + n.stay
                            from (select import_id, count(*) filter (where undone = 'cancelled') as cancelled,
                                         count(*) filter (where undone = 'left') as stay
                                  from noted group by import_id) n
                            where f.id = n.import_id)
                        select receipt_id from noted where undone = 'cancelled'
                        """)
                .param(Columns.ids(answers, UndoImport.Answer::receipt))
                .param(Columns.texts(answers, UndoImport.Answer::undone))
                .param(Columns.texts(answers, UndoImport.Answer::leftBecause))
                .query(UUID.class)
                .list();
    }
}
