package io.potik.intake.receipt;

import io.potik.intake.channel.Item;
import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Receipts of which only a name is known so far, and when the provider is to be asked for each. */
@Repository
@Transactional
class OpenReferences {

    private static final TypeReference<Map<String, String>> REFERENCE = new TypeReference<>() {};

    /**
     * One that was claimed.
     *
     * @param asked how often, this time included; who claims it anew counts on
     */
    record Claimed(UUID receipt, UUID connection, Item.Reference reference, Instant receivedAt, int asked) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OpenReferences(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Opens them by one statement; one that is open already is asked for anew. */
    void open(Collection<FollowUps.Due> due) {
        if (due.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into open_reference (receipt_id, connection_id, external_id, kind, same_for_seconds, reference,
                                            received_at, next_ask_at)
                select *, now() from unnest(?, ?, ?, ?, ?, ?, ?)
                on conflict (receipt_id) do update set reference = excluded.reference, next_ask_at = now()
                """)
                .param(Columns.ids(due, FollowUps.Due::id))
                .param(Columns.ids(due, FollowUps.Due::connection))
                .param(Columns.texts(due, one -> one.receipt().externalId()))
                .param(Columns.texts(due, one -> one.receipt().kind()))
                .param(Columns.numbers(due, one -> one.receipt().sameFor().toSeconds()))
                .param(Columns.texts(
                        due, one -> one.receipt().followUp() instanceof FollowUp.Ask ask ? ask.reference() : "{}"))
                .param(Columns.times(due, FollowUps.Due::receivedAt))
                .update();
    }

    /**
     * Claims some that are due, the longest due first, for a while: after a crash they are due again.
     *
     * @param ofOne at most so many of one connection
     * @param except connections of which none is wanted now
     */
    List<Claimed> claim(int most, int ofOne, Collection<UUID> except, Duration lease) {
        return jdbc.sql("""
                        with due as (
                            select receipt_id,
                                   row_number() over (partition by connection_id order by next_ask_at) as place
                            from open_reference where next_ask_at <= now() and connection_id <> all (?))
                        update open_reference set asked = asked + 1, next_ask_at = now() + make_interval(secs => ?)
                        where receipt_id in (
                            select r.receipt_id from open_reference r join due on due.receipt_id = r.receipt_id
                            where r.next_ask_at <= now() and due.place <= ?
                            order by r.next_ask_at limit ? for update of r skip locked)
                        returning *
                        """)
                .param(Columns.ids(except))
                .param(lease.toSeconds())
                .param(ofOne)
                .param(most)
                .query(this::claimed)
                .list();
    }

    /** Asked for again after a while; false when somebody else has claimed it since. */
    boolean later(Claimed claimed, Duration after) {
        return jdbc.sql("""
                        update open_reference set next_ask_at = now() + make_interval(secs => ?)
                        where receipt_id = ? and asked = ?
                        """)
                        .params(after.toMillis() / 1000.0, claimed.receipt(), claimed.asked())
                        .update()
                == 1;
    }

    /** Done with; false when somebody else has claimed it since, or it is gone. */
    boolean close(Claimed claimed) {
        return jdbc.sql("delete from open_reference where receipt_id = ? and asked = ?")
                        .params(claimed.receipt(), claimed.asked())
                        .update()
                == 1;
    }

    private Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                Rows.id(row, "receipt_id"),
                Rows.id(row, "connection_id"),
                new Item.Reference(
                        Rows.text(row, "external_id"),
                        Duration.ofSeconds(row.getLong("same_for_seconds")),
                        Rows.text(row, "kind"),
                        json.readValue(Rows.text(row, "reference"), REFERENCE)),
                Rows.time(row, "received_at"),
                row.getInt("asked"));
    }
}
