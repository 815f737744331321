package io.potik.lead.exclusion;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.search.SearchWords;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who was excluded, by whom and why, and how often it held something off. Of a contact point the newest exclusion counts.
 * The rows are locked after contact points and leads, and before totals.
 */
@Repository
public class Exclusions {

    private final JdbcClient jdbc;
    private final ContactPoints points;
    private final AuditTrail audit;

    Exclusions(JdbcClient jdbc, ContactPoints points, AuditTrail audit) {
        this.jdbc = jdbc;
        this.points = points;
        this.audit = audit;
    }

    /**
     * Excludes contact points. They are locked by the caller; leads of them stay the caller's matter.
     *
     * @return the exclusion's id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID exclude(Collection<GivenContactPoint> person, Grounds grounds, Instant at, UUID by) {
        var id = Ids.next();
        var until = grounds.expiresAt();
        jdbc.sql("""
                insert into exclusion (id, reason, note, excluded_at, excluded_by, expires_at, words)
                values (?, ?, ?, ?, ?, ?, array_to_tsvector(string_to_array(?, ' ')))
                """)
                .param(id)
                .param(grounds.reason().word())
                .param(grounds.note())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(by)
                .param(until == null ? null : until.atOffset(ZoneOffset.UTC))
                .param(SearchWords.of(grounds.note(), person))
                .update();
        var before = points.exclude(
                person.stream().map(GivenContactPoint::point).distinct().toList(), id);
        if (!before.isEmpty()) {
            endThoseWithout(before, at, by);
        }
        return id;
    }

    /** Of these exclusions, those that hold no contact point any more. */
    private void endThoseWithout(Collection<UUID> exclusions, Instant at, UUID by) {
        jdbc.sql("""
                update exclusion set ended_at = :at, ended_by = :by
                where id in (
                    select id from exclusion
                    where id = any(:ids) and ended_at is null and (expires_at is null or expires_at > now())
                      and not exists (select from contact_point point where point.exclusion_id = exclusion.id)
                    order by id for no key update)
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("ids", Columns.ids(exclusions))
                .update();
    }

    /**
     * Takes an exclusion back: what arrives after that makes leads again.
     *
     * @return whether it was there and in force
     */
    @Transactional
    public boolean lift(Caller caller, UUID id) {
        points.lock(pointsOf(id));
        boolean lifted = jdbc.sql("""
                        update exclusion set ended_at = ?, ended_by = ?
                        where id = ? and ended_at is null and (expires_at is null or expires_at > now())
                        """)
                        .params(Rows.now().atOffset(ZoneOffset.UTC), caller.staffId(), id)
                        .update()
                == 1;
        if (lifted) {
            audit.settings("exclusion.lifted", id, null);
        }
        return lifted;
    }

    /** Notes with the change that somebody was excluded without a lead's card. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void noteMade(UUID id) {
        audit.settings("exclusion.made", id, null);
    }

    /**
     * Something that came and made nothing.
     *
     * @param from the sender's contact points, of which at least one is excluded; locked
     */
    public record HeldOff(Collection<ContactPoint> from, Instant at) {}

    /** Counts what was held off, once for each exclusion in force that holds its sender, by one statement for all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(List<HeldOff> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        var each = IntStream.range(0, arrivals.size())
                .boxed()
                .flatMap(i -> arrivals.get(i).from().stream().map(point -> Map.entry(i, point)))
                .toList();
        jdbc.sql("""
                with came as (
                    select point.exclusion_id as id, count(distinct given.arrival) as hits, max(given.at) as last
                    from unnest(:arrivals, :kinds, :values, :times) as given (arrival, kind, value, at)
                    join contact_point point on point.kind = given.kind and point.value = given.value
                    where point.exclusion_id is not null group by 1),
                held as (
                    select exclusion.id from exclusion
                    where exclusion.id in (select id from came)
                      and ended_at is null and (expires_at is null or expires_at > now())
                    order by exclusion.id for no key update)
                update exclusion
                set hits = exclusion.hits + came.hits, last_hit_at = greatest(exclusion.last_hit_at, came.last)
                from came join held on held.id = came.id
                where exclusion.id = came.id
                """)
                .param("arrivals", Columns.numbers(each, one -> one.getKey().longValue()))
                .param("kinds", Columns.texts(each, one -> one.getValue().kind()))
                .param("values", Columns.texts(each, one -> one.getValue().value()))
                .param(
                        "times",
                        Columns.times(each, one -> arrivals.get(one.getKey()).at()))
                .update();
    }

    private List<ContactPoint> pointsOf(UUID exclusion) {
        return jdbc.sql("select kind, value from contact_point where exclusion_id = ?")
                .param(exclusion)
                .query((row, number) -> new ContactPoint(Rows.text(row, "kind"), Rows.text(row, "value")))
                .list();
    }
}
