package io.potik.lead.reason;

import io.potik.lead.problem.NotFound;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The workspace's reasons; writing one tells it as an event in the same transaction. */
@Repository
public class Reasons {

    private static final String SELECT = "select id, version, name, active, note_required from reason";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final JsonMapper json;

    Reasons(JdbcClient jdbc, Outbox outbox, JsonMapper json) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * The reason with this id, active or not.
     *
     * @throws NotFound when there is none
     */
    public Reason withId(UUID id) {
        return find(id, "").orElseThrow(() -> new NotFound("reason"));
    }

    /** Every reason, the active ones first, then by age. */
    public List<Reason> all() {
        return jdbc.sql(SELECT + " order by active desc, created_at, id")
                .query(Reasons::reason)
                .list();
    }

    Reason locked(UUID id) {
        return find(id, " for update").orElseThrow(() -> new NotFound("reason"));
    }

    private Optional<Reason> find(UUID id, String lock) {
        return jdbc.sql(SELECT + " where id = :id" + lock)
                .param("id", id)
                .query(Reasons::reason)
                .optional();
    }

    /**
     * Adds a reason.
     *
     * @return false when one with this id is there already; nothing is written or told then
     */
    boolean add(Reason reason) {
        int added = jdbc.sql("""
                        insert into reason (id, version, name, active, note_required, created_at)
                        values (:id, :version, :name, :active, :noteRequired, :at) on conflict (id) do nothing""")
                .param("id", reason.id())
                .param("version", reason.version())
                .param("name", reason.name())
                .param("active", reason.active())
                .param("noteRequired", reason.noteRequired())
                .param("at", Rows.now().atOffset(ZoneOffset.UTC))
                .update();
        if (added > 0) {
            tell(reason);
        }
        return added > 0;
    }

    /** Puts the next version in the place of the last one, which the caller has {@link #locked}. */
    void replace(Reason next) {
        jdbc.sql("update reason set version = :version, name = :name, active = :active, note_required = :noteRequired"
                        + " where id = :id")
                .param("id", next.id())
                .param("version", next.version())
                .param("name", next.name())
                .param("active", next.active())
                .param("noteRequired", next.noteRequired())
                .update();
        tell(next);
    }

    private void tell(Reason reason) {
        var at = Rows.now();
        outbox.send(new OutgoingMessage(
                "lead.events",
                reason.id().toString(),
                ReasonDefined.TYPE,
                reason.version(),
                at,
                json.writeValueAsBytes(new ReasonDefined(reason.id(), reason.name(), reason.active(), at))));
    }

    private static Reason reason(ResultSet row, int number) throws SQLException {
        return new Reason(
                Rows.id(row, "id"),
                row.getLong("version"),
                Rows.text(row, "name"),
                row.getBoolean("active"),
                row.getBoolean("note_required"));
    }
}
