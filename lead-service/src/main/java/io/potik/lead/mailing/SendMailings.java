package io.potik.lead.mailing;

import io.potik.lead.lead.MessageRequested;
import io.potik.lead.mailing.MailedPeople.Person;
import io.potik.lead.sql.Columns;
import io.potik.lead.sql.Rows;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Activities;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands people's messages to intake, a few of each connection at a time: whatever it has sent makes room for more, so that
 * a mailing goes as fast as the provider takes it, and answers of people who work here never wait behind it. Who is written
 * to, their timeline and the message are one transaction, so everybody gets it once at most.
 */
@Service
class SendMailings {

    private static final Logger log = LoggerFactory.getLogger(SendMailings.class);

    /** Of one mailing by one connection. */
    static final int UNDER_WAY = 20;

    private final Mailings mailings;
    private final MailedPeople people;
    private final Routes routes;
    private final StaffNames staff;
    private final Activities activities;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    SendMailings(
            Mailings mailings,
            MailedPeople people,
            Routes routes,
            StaffNames staff,
            Activities activities,
            JdbcClient jdbc,
            Outbox outbox,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.mailings = mailings;
        this.people = people;
        this.routes = routes;
        this.staff = staff;
        this.activities = activities;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${potik.mailings.send-every:1s}")
    void send() {
        try {
            mailings.beingSent().forEach(this::sendSome);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Mailings wait for the database: {}", e.getClass().getSimpleName());
        }
    }

    /** What goes wrong with one mailing holds up no other. */
    private void sendSome(UUID id) {
        try {
            transaction.executeWithoutResult(open -> goOn(id));
        } catch (DataAccessException | TransactionException e) {
            log.warn("Mailing {} waits: {}", id, e.getClass().getSimpleName());
        }
    }

    /** Hands over as many as there is room for, in the open transaction; instances share the work by mailing. */
    void goOn(UUID id) {
        var mailing = mailings.lockIfFree(id).orElse(null);
        if (mailing == null || mailing.state() != Mailing.State.SENDING) {
            return;
        }
        var next = people.next(id, UNDER_WAY);
        if (!next.isEmpty()) {
            handOver(mailing, routes.of(next));
        } else if (!people.anyLeft(id)) {
            mailing.finished();
            mailings.save(mailing);
        }
    }

    private void handOver(Mailing mailing, List<Route> found) {
        var ways = Route.ways(found);
        var leads = lock(ways.stream().map(Route.Way::lead).toList());
        var reached = new HashSet<>(
                people.reached(mailing.id(), ways.stream().map(Route::address).toList()));
        var decided = new ArrayList<Person>();
        var said = new ArrayList<Activity>();
        var messages = new ArrayList<OutgoingMessage>();
        var manager = staff.nameOf(mailing.by());
        var now = Rows.now();
        for (var route : found) {
            var filled = route.filled(mailing.text(), manager);
            var way = route.way();
            var why = way != null && !leads.contains(way.lead()) ? "noChannel" : route.whyNot(filled, reached);
            var person = Person.waiting(route, why);
            if (why != null || way == null) {
                decided.add(person);
                continue;
            }
            var address = Route.address(way);
            reached.add(address);
            var message = Activity.of(
                    way.lead(),
                    now,
                    Actor.staff(mailing.by()),
                    new Happening.MessageOut(filled.text(), "queued", null, List.of()));
            said.add(message);
            messages.add(message(mailing, message, way, filled.text()));
            decided.add(person.queued(message.id(), address));
        }
        people.save(mailing.id(), decided);
        activities.add(said);
        outbox.send(messages);
    }

    /** Those of the leads that are still there and somebody's, locked: where they wrote from was read before. */
    private Set<UUID> lock(Collection<UUID> leads) {
        return jdbc.sql("select id from lead where id = any(?) and erased_at is null order by id for update")
                .param(Columns.ids(leads))
                .query(UUID.class)
                .set();
    }

    private OutgoingMessage message(Mailing mailing, Activity message, Route.Way way, String text) {
        return new MessageRequested(
                        message.id(),
                        way.lead(),
                        way.connection(),
                        new MessageRequested.To(way.kind(), way.value()),
                        way.conversation(),
                        text,
                        message.at(),
                        mailing.by(),
                        List.of(),
                        true)
                .message(json);
    }
}
