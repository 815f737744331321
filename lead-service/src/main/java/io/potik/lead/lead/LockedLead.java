package io.potik.lead.lead;

import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead that a batch adds to: it cannot change until the transaction ends, and the batch does not change its card. */
record LockedLead(
        LeadSnapshot snapshot, String title, @Nullable String personName) {

    static LockedLead of(Lead lead, Pipeline pipeline) {
        return new LockedLead(LeadSnapshot.of(lead, pipeline), lead.title(), lead.personName());
    }

    static LockedLead of(ResultSet row, Pipeline pipeline) throws SQLException {
        var stage = pipeline.stage(Rows.id(row, "stage_id")).orElseThrow();
        UUID id = Rows.id(row, "id");
        var amount = row.getBigDecimal("amount");
        return new LockedLead(
                new LeadSnapshot(
                        id,
                        row.getLong("number"),
                        row.getLong("version"),
                        pipeline.id(),
                        pipeline.version(),
                        stage.id(),
                        stage.kind(),
                        stage.rank(),
                        Outcome.valueOf(Rows.text(row, "outcome")),
                        row.getBoolean("first"),
                        Rows.idOrNull(row, "manager_id"),
                        Rows.idOrNull(row, "source_id"),
                        Rows.idOrNull(row, "customer_id"),
                        Rows.text(row, "channel"),
                        amount == null ? null : new Money(amount, Rows.text(row, "currency")),
                        Rows.time(row, "created_at"),
                        Rows.timeOrNull(row, "closed_at")),
                Rows.text(row, "title"),
                row.getString("person_name"));
    }
}
