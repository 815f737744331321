package io.potik.lead.erasure;

import io.potik.lead.contact.ContactPoints;
import io.potik.lead.erasure.Erasure.State;
import io.potik.lead.erasure.Erasures.UnderWay;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Outbox;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings erasures to their end, step by step, each in its transaction; a step that was broken off is taken again, and done
 * twice it changes nothing more. What was on its way when it was asked for is taken in first, then every service erases,
 * then the topics are emptied up to what all have read.
 */
@Service
public class CarryOnErasures {

    static final String HERE = "lead-service";
    static final String FILES = "files";
    static final String TOPICS = "topics";
    private static final String ORDERS = "order-service";
    private static final String RECEIPTS = "intake-service";

    /** Intake is asked when it is known which orders are the person's: shops' receipts are found by them. */
    private static final List<String> ASKED_FIRST = List.of("customer-service", ORDERS);

    static final List<String> PLACES = List.of(HERE, "customer-service", ORDERS, RECEIPTS, FILES, TOPICS);

    private static final Logger log = LoggerFactory.getLogger(CarryOnErasures.class);

    private final Erasures erasures;
    private final People people;
    private final PersonalData data;
    private final PersonalTopics topics;
    private final ContactPoints points;
    private final Outbox outbox;
    private final JsonMapper json;
    private final ErasureProperties properties;
    private final TransactionTemplate transaction;

    CarryOnErasures(
            Erasures erasures,
            People people,
            PersonalData data,
            PersonalTopics topics,
            ContactPoints points,
            Outbox outbox,
            JsonMapper json,
            ErasureProperties properties,
            TransactionTemplate transaction) {
        this.erasures = erasures;
        this.people = people;
        this.data = data;
        this.topics = topics;
        this.points = points;
        this.outbox = outbox;
        this.json = json;
        this.properties = properties;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${potik.erasure.every:1s}")
    void carryOn() {
        try {
            for (var id : List.copyOf(transaction.execute(open -> erasures.underWay()))) {
                carryOn(id);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Erasures wait: {}", e.getClass().getSimpleName());
        } catch (PersonalTopics.Away e) {
            log.warn("Erasures wait: Kafka does not answer");
        }
    }

    /** A service has erased; asked again, it says so again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(List<Erased> answers) {
        for (var answer : answers) {
            erasures.lock(answer.erasureId(), true).ifPresent(one -> {
                erasures.partDone(one.id(), answer.service(), answer.rows());
                if (answer.service().equals(ORDERS)) {
                    erasures.ordersAre(one.id(), answer.orderIds());
                }
            });
        }
    }

    private void carryOn(UUID id) throws PersonalTopics.Away {
        // Kafka is asked outside of any transaction.
        var seen = transaction.execute(open -> erasures.lock(id, false)).orElse(null);
        if (seen == null) {
            return;
        }
        switch (seen.state()) {
            case WAITING -> {
                if (topics.arePassed(seen.marks())) {
                    step(id, State.WAITING, this::eraseHere);
                }
            }
            case ERASING -> step(id, State.ERASING, this::askOthers);
            case CLEARING -> clear(seen);
            case DONE -> {}
        }
    }

    private void clear(UnderWay seen) throws PersonalTopics.Away {
        if (seen.marks().isEmpty()) {
            // Looked at when every answer is there: what was sent of the person stands before it.
            var ends = topics.ends();
            step(seen.id(), State.CLEARING, one -> erasures.moved(one.id(), State.CLEARING, ends));
            return;
        }
        boolean filesGone = !data.hasBytesOf(seen.files());
        boolean emptied = topics.arePassed(seen.marks());
        if (emptied) {
            topics.empty(seen.marks());
        }
        step(seen.id(), State.CLEARING, one -> {
            if (filesGone) {
                erasures.partDone(one.id(), FILES, Map.of());
            }
            if (emptied) {
                erasures.partDone(one.id(), TOPICS, Map.of());
            }
            if (erasures.missing(one.id()).isEmpty()) {
                data.forgetUnused(one.person().contactPoints());
                erasures.done(one.id());
            }
        });
    }

    private interface Step {
        void take(UnderWay one);
    }

    private void step(UUID id, State from, Step step) {
        transaction.executeWithoutResult(open ->
                erasures.lock(id, false).filter(one -> one.state() == from).ifPresent(step::take));
    }

    private void eraseHere(UnderWay one) {
        var person = people.whole(one.person());
        points.lockThoseOf(person.leadIds(), person.contactPoints());
        // Once more, now that nothing of them can come in.
        var whole = people.whole(person);
        erasures.found(one.id(), whole, data.files(whole));
        erasures.partDone(one.id(), HERE, data.erase(whole));
        erasures.moved(one.id(), State.ERASING, Map.of());
    }

    private void askOthers(UnderWay one) {
        var missing = erasures.missing(one.id());
        var first = ASKED_FIRST.stream().filter(missing::containsKey).toList();
        var now = !first.isEmpty() ? first : missing.containsKey(RECEIPTS) ? List.of(RECEIPTS) : List.<String>of();
        if (now.isEmpty()) {
            erasures.moved(one.id(), State.CLEARING, Map.of());
            return;
        }
        for (var service : now) {
            var asked = missing.get(service);
            if (asked != null && Erasures.isDue(asked, properties.askAgain())) {
                outbox.send(new ErasureWanted(
                                one.id(),
                                service,
                                one.person().customerIds(),
                                one.person().leadIds(),
                                one.orders(),
                                one.person().contactPoints(),
                                Rows.now())
                        .message(json));
                erasures.asked(one.id(), service);
            }
        }
    }
}
