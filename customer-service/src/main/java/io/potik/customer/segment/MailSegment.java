package io.potik.customer.segment;

import io.potik.customer.problem.Invalid;
import io.potik.customer.problem.NotFound;
import io.potik.customer.security.Caller;
import io.potik.outbox.Ids;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Asks lead-service to write to everybody of a segment; nobody is before somebody starts it there. */
@Service
public class MailSegment {

    private static final String TOPIC = "customer.mailings";
    private static final String TYPE = "mailing.asked.v1";
    private static final int AT_ONCE = 500;

    private static final Pattern UNKNOWN = Pattern.compile("\\{(?!(?:name|number|manager|company)})([^{}\\n]{0,40})}");

    private final Segments segments;
    private final SegmentMembers members;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    MailSegment(Segments segments, SegmentMembers members, Outbox outbox, JsonMapper json, Clock clock) {
        this.segments = segments;
        this.members = members;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What was asked for.
     *
     * @param id of the mailing
     * @param people how many it is for
     */
    public record Asked(UUID id, int people) {}

    /** The contract {@code mailing.asked.v1}. */
    private record Part(
            UUID mailingId, String segment, String text, UUID by, Instant at, List<UUID> customerIds, boolean last) {}

    /**
     * Asks for it, in a transaction of its own: for those who are in the segment now, of whom the caller sees.
     *
     * @throws NotFound when there is no such segment
     * @throws Invalid for a placeholder of which nothing is known, for nobody, and for more than 10,000 people
     */
    @Transactional
    public Asked mail(UUID id, String text, Caller caller) {
        Segment segment = segments.withId(id);
        var unknown = UNKNOWN.matcher(text);
        if (unknown.find()) {
            throw new Invalid(
                    "text",
                    "Nothing is known for {" + unknown.group(1)
                            + "}. There are {name}, {number}, {manager} and {company}.");
        }
        List<UUID> people = members.ids(segment.conditions(), caller.sees());
        if (people.isEmpty()) {
            throw new Invalid("segment", "Nobody is in this segment now.");
        }
        if (people.size() > SegmentMembers.MOST) {
            throw new Invalid("segment", "At most 10,000 people are written to at once; narrow the segment.");
        }
        UUID mailing = Ids.next();
        Instant now = clock.instant();
        List<OutgoingMessage> parts = new ArrayList<>();
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, people.size());
            Part part = new Part(
                    mailing,
                    segment.name(),
                    text,
                    caller.staffId(),
                    now,
                    people.subList(from, to),
                    to == people.size());
            parts.add(new OutgoingMessage(
                    TOPIC, mailing.toString(), TYPE, parts.size() + 1L, now, json.writeValueAsBytes(part)));
        }
        outbox.send(parts);
        return new Asked(mailing, people.size());
    }
}
