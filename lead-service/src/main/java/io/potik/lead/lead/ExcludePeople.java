package io.potik.lead.lead;

import io.potik.lead.audit.AuditTrail;
import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.ContactPoints;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.contact.Known;
import io.potik.lead.contact.PersonGrew;
import io.potik.lead.exclusion.Exclusions;
import io.potik.lead.exclusion.Grounds;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Excludes people by their contact points, whether or not they have a lead. */
@Service
public class ExcludePeople {

    private final Desk desk;
    private final ContactPoints points;
    private final LeadRows leads;
    private final Exclusions exclusions;
    private final ExclusionPreview preview;
    private final AuditTrail audit;
    private final OneByOne oneByOne;

    ExcludePeople(
            Desk desk,
            ContactPoints points,
            LeadRows leads,
            Exclusions exclusions,
            ExclusionPreview preview,
            AuditTrail audit,
            OneByOne oneByOne) {
        this.desk = desk;
        this.points = points;
        this.leads = leads;
        this.exclusions = exclusions;
        this.preview = preview;
        this.audit = audit;
        this.oneByOne = oneByOne;
    }

    /**
     * What became of one person.
     *
     * @param contactPoints those that were given
     * @param exclusion null when they were excluded already, or refused
     * @param leads how many were deleted
     * @param refusal why nothing was done, or null
     */
    public record Result(
            List<ContactPoint> contactPoints,
            @Nullable UUID exclusion,
            int leads,
            @Nullable RuntimeException refusal) {}

    private record Done(@Nullable UUID exclusion, int leads) {}

    /**
     * Makes an exclusion for each person behind these contact points, in a transaction of its own: their open leads are
     * deleted with their timelines, and the contact points of those leads are excluded too, as from a lead's card. Who is
     * excluded already stays as they are, so it may be asked for again.
     *
     * @param given normalised
     * @throws org.springframework.dao.TransientDataAccessResourceException when too many of these are under way; nothing
     *     was done
     */
    public List<Result> exclude(Caller caller, List<GivenContactPoint> given, Grounds grounds) {
        var written = new LinkedHashMap<ContactPoint, GivenContactPoint>();
        given.forEach(one -> written.putIfAbsent(one.point(), one));
        return oneByOne.all(() -> preview.ofPoints(caller, written.keySet()).people().stream()
                .map(person -> result(caller, person.contactPoints(), written, grounds))
                .toList());
    }

    private Result result(
            Caller caller, List<ContactPoint> person, Map<ContactPoint, GivenContactPoint> written, Grounds grounds) {
        var given = person.stream()
                .map(point -> Objects.requireNonNull(written.get(point)))
                .toList();
        try {
            var done = oneByOne.each(() -> one(caller, given, grounds));
            return new Result(person, done.exclusion(), done.leads(), null);
        } catch (RuntimeException refused) {
            // Whatever it is, it is this person's alone and told as their outcome; Problems logs what nobody thought
            // of.
            return new Result(person, null, 0, refused);
        }
    }

    private Done one(Caller caller, List<GivenContactPoint> given, Grounds grounds) {
        var person = given.stream().map(GivenContactPoint::point).toList();
        var known = lock(person);
        var named = person.stream()
                .map(point -> Objects.requireNonNull(known.get(point)))
                .toList();
        if (named.stream().allMatch(Known::excluded)) {
            return new Done(null, 0);
        }
        var at = Rows.now();
        var open = ExclusionPreview.openLeads(named).stream()
                .map(id -> desk.take(caller.sees(), id))
                .toList();
        var all = new ArrayList<>(given);
        leads.points(open.stream().map(Lead::id).toList()).values().forEach(all::addAll);
        open.forEach(lead -> points.close(lead.id()));
        var id = exclusions.exclude(all, grounds, at, caller.staffId());
        exclusions.noteMade(id);
        open.forEach(lead -> audit.lead("excluded", lead.id()));
        desk.delete(open, Actor.staff(caller.staffId()), at);
        return new Done(id, open.size());
    }

    /** Locks the person with all that their open leads know of them, in one order. */
    private Map<ContactPoint, Known> lock(Collection<ContactPoint> person) {
        var seen = ExclusionPreview.openLeads(points.look(person).values());
        var known = points.lockThoseOf(seen, person);
        var now = ExclusionPreview.openLeads(
                person.stream().map(known::get).filter(Objects::nonNull).toList());
        if (!seen.containsAll(now)) {
            // One that was opened meanwhile has contact points that are not locked yet.
            throw new PersonGrew();
        }
        return known;
    }
}
