package io.potik.lead.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.contact.Known;
import io.potik.outbox.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsUnitTests {

    private static final ContactPoint BOT = new ContactPoint("telegram", "1");
    private static final ContactPoint PHONE = new ContactPoint("phone", "+380671234567");
    private static final UUID CONNECTION = Ids.next();

    @Test
    void aStrangerOpensAFirstLeadAndGoesOnWithIt() {
        var decisions = decide(Map.of(), request(BOT), request(BOT), request(BOT));

        var lead = decisions.getFirst().leadOrNull();
        assertThat(decisions).map(Decision::outcome).containsExactly("created", "appended", "appended");
        assertThat(decisions).map(Decision::leadOrNull).containsOnly(lead);
        assertThat(((Decision.Opens) decisions.getFirst()).customer()).isNull();
    }

    @Test
    void aKnownCustomerOpensARepeatLead() {
        var customer = Ids.next();

        var decision = decide(Map.of(PHONE, new Known(null, customer, false)), request(BOT, PHONE))
                .getFirst();

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Opens.class,
                        opens -> assertThat(opens.customer()).isEqualTo(customer));
    }

    @Test
    void oneExcludedContactPointIsEnough() {
        var decisions = decide(
                Map.of(PHONE, new Known(null, null, true), BOT, new Known(Ids.next(), null, false)),
                request(BOT, PHONE),
                request(BOT));

        assertThat(decisions).map(Decision::outcome).containsExactly("excluded", "appended");
    }

    @Test
    void twoOpenLeadsOfAPersonGoOnWithTheOlderOne() {
        var older = Ids.at(1);
        var newer = Ids.at(2);

        var decisions = decide(
                Map.of(BOT, new Known(newer, null, false), PHONE, new Known(older, null, false)),
                request(BOT, PHONE),
                request(BOT));

        assertThat(decisions).map(Decision::leadOrNull).containsExactly(older, newer);
    }

    @Test
    void aContactPointThatCameWithAnotherLeadsToTheSameLead() {
        var decisions = decide(Map.of(), request(BOT), request(BOT, PHONE), request(PHONE));

        assertThat(decisions)
                .map(Decision::leadOrNull)
                .containsOnly(decisions.getFirst().leadOrNull());
    }

    @Test
    void anEditGoesWhereItsMessageIsEvenWhenThatLeadIsClosed() {
        var closed = Ids.next();

        var decisions = new Decisions(known(Map.of()), Map.of(CONNECTION + ":k", closed), Set.of())
                .all(List.of(request("k", BOT), request("other", BOT)));

        assertThat(decisions).map(Decision::outcome).containsExactly("appended", "created");
        assertThat(decisions.getFirst().leadOrNull()).isEqualTo(closed);
    }

    @Test
    void whatWasTakenBackBeforeItCameMakesNoLead() {
        var decisions = new Decisions(known(Map.of()), Map.of(), Set.of(CONNECTION + ":k"))
                .all(List.of(request("k", BOT), request("other", BOT)));

        assertThat(decisions).map(Decision::outcome).containsExactly("ignored", "created");
    }

    @Test
    void whoHidesMakesNoLead() {
        assertThat(decide(Map.of(), request())).map(Decision::outcome).containsExactly("ignored");
    }

    private static List<Decision> decide(Map<ContactPoint, Known> known, InboundRequest... requests) {
        return new Decisions(known(known), Map.of(), Set.of()).all(List.of(requests));
    }

    private static Map<ContactPoint, Known> known(Map<ContactPoint, Known> some) {
        var known = new HashMap<ContactPoint, Known>();
        List.of(BOT, PHONE).forEach(point -> known.put(point, new Known(null, null, false)));
        known.putAll(some);
        return known;
    }

    private static InboundRequest request(ContactPoint... points) {
        return request((String) null, points);
    }

    private static InboundRequest request(@Nullable String messageKey, ContactPoint... points) {
        var given = Arrays.stream(points)
                .map(point -> new GivenContactPoint(point.kind(), point.value(), null))
                .toList();
        return new InboundRequest(
                Ids.next(),
                CONNECTION,
                "Bot",
                "telegram",
                null,
                Instant.now(),
                new InboundRequest.Content(
                        "telegram",
                        "message",
                        null,
                        new InboundRequest.Sender("Olena", given),
                        "Hello",
                        null,
                        null,
                        null,
                        null,
                        null,
                        messageKey,
                        false));
    }
}
