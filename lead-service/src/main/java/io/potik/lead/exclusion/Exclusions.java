package io.potik.lead.exclusion;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Ref;
import io.potik.outbox.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who was excluded, by whom and why. */
@Repository
public class Exclusions {

    private final JdbcClient jdbc;
    private final ContactPoints points;
    private final StaffNames staff;
    private final AuditTrail audit;

    Exclusions(JdbcClient jdbc, ContactPoints points, StaffNames staff, AuditTrail audit) {
        this.jdbc = jdbc;
        this.points = points;
        this.staff = staff;
        this.audit = audit;
    }

    /**
     * Excludes the contact points of a lead. They are locked by the caller; the lead itself stays the caller's matter.
     *
     * @param expiresAt until when, or null for as long as nobody lifts it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void exclude(UUID lead, @Nullable String note, Instant at, UUID by, @Nullable Instant expiresAt) {
        var id = Ids.next();
        jdbc.sql("insert into exclusion (id, note, excluded_at, excluded_by, expires_at) values (?, ?, ?, ?, ?)")
                .param(id)
                .param(note)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(by)
                .param(expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        points.exclude(lead, id);
    }

    /**
     * Takes an exclusion back: what arrives after that makes leads again.
     *
     * @return whether it was there
     */
    @Transactional
    public boolean lift(UUID id) {
        points.lock(pointsOf(id));
        jdbc.sql("update contact_point set exclusion_id = null where exclusion_id = ?")
                .param(id)
                .update();
        boolean lifted =
                jdbc.sql("delete from exclusion where id = ?").param(id).update() == 1;
        if (lifted) {
            audit.settings("exclusion.lifted", id, null);
        }
        return lifted;
    }

    /** The newest first, before the one with the id {@code after} if that is given. */
    List<Exclusion> page(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select exclusion.*,
                               array(select kind from contact_point point where point.exclusion_id = exclusion.id
                                     order by kind, value) as kinds,
                               array(select value from contact_point point where point.exclusion_id = exclusion.id
                                     order by kind, value) as values
                        from exclusion where cast(? as uuid) is null or id < ? order by id desc limit ?
                        """)
                .param(after)
                .param(after)
                .param(limit)
                .query((row, number) -> exclusion(row))
                .list();
    }

    private Exclusion exclusion(ResultSet row) throws SQLException {
        var kinds = (String[]) row.getArray("kinds").getArray();
        var values = (String[]) row.getArray("values").getArray();
        var by = Rows.idOrNull(row, "excluded_by");
        return new Exclusion(
                Rows.id(row, "id"),
                IntStream.range(0, kinds.length)
                        .mapToObj(i -> new ContactPoint(kinds[i], values[i]))
                        .toList(),
                row.getString("note"),
                Rows.time(row, "excluded_at"),
                by == null ? null : new Ref(by, staff.nameOf(by)),
                Rows.timeOrNull(row, "expires_at"));
    }

    private List<ContactPoint> pointsOf(UUID exclusion) {
        return jdbc.sql("select kind, value from contact_point where exclusion_id = ?")
                .param(exclusion)
                .query((row, number) -> new ContactPoint(Rows.text(row, "kind"), Rows.text(row, "value")))
                .list();
    }
}
