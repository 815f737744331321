package io.potik.lead.reason;

import io.potik.lead.problem.NotFound;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The workspace's reasons; writing one tells it as an event in the same transaction. */
@Repository
public class Reasons {

    private static final String SELECT = "select id, version, name, active, note_required from reason";

    private static final long LIFETIME = Duration.ofSeconds(1).toNanos();

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final JsonMapper json;
    private volatile @Nullable Known known;

    Reasons(JdbcClient jdbc, Outbox outbox, JsonMapper json) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * The reason with this id, active or not; it may be a second old.
     *
     * @throws NotFound when there is none
     */
    public Reason withId(UUID id) {
        var last = known;
        var fresh = last != null && System.nanoTime() - last.readAt < LIFETIME ? last.byId.get(id) : null;
        if (fresh != null) {
            return fresh;
        }
        var byId = all().stream().collect(Collectors.toMap(Reason::id, Function.identity()));
        known = new Known(byId, System.nanoTime());
        var reason = byId.get(id);
        if (reason == null) {
            throw new NotFound("reason");
        }
        return reason;
    }

    /** Every reason, the active ones first, then by age. */
    public List<Reason> all() {
        return jdbc.sql(SELECT + " order by active desc, created_at, id")
                .query(Reasons::reason)
                .list();
    }

    /** Locked against other changes; throws NotFound when there is none. */
    Reason locked(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(Reasons::reason)
                .optional()
                .orElseThrow(() -> new NotFound("reason"));
    }

    /** What this instance remembers is old: somebody here has changed a reason. */
    void forget() {
        known = null;
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

    private record Known(Map<UUID, Reason> byId, long readAt) {}
}
