package io.potik.load.outage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an outage left behind.
 *
 * @param mayRefuse whether a delivery may be told to come again (503 with Retry-After): PostgreSQL was away
 * @param accepted deliveries that were answered 2xx
 * @param refused answered 503 with Retry-After
 * @param wrong every other answer, and no answer, how often
 * @param missing accepted deliveries of which there is no receipt
 * @param received of the ledger, as the next four
 * @param balanced whether the ledger's sum is right
 * @param messages accepted ones that stand in a timeline
 * @param overtaken messages that reached Kafka after a later one of the same person
 * @param notLast persons whose card does not show their last message as the last
 * @param leads of these persons
 * @param persons who wrote
 */
record Found(
        boolean mayRefuse,
        int accepted,
        int refused,
        Map<String, Integer> wrong,
        int missing,
        long received,
        long became,
        long duplicate,
        long inFlight,
        boolean balanced,
        long messages,
        int overtaken,
        int notLast,
        long leads,
        int persons) {

    /** The laws that do not hold; empty when all is as promised. */
    List<String> broken() {
        var broken = new ArrayList<String>();
        must(broken, accepted > 0, "nothing was accepted");
        must(broken, wrong.isEmpty(), "answers that may not be: " + wrong);
        must(broken, mayRefuse || refused == 0, refused + " deliveries were refused");
        must(broken, missing == 0, missing + " accepted deliveries are not there");
        must(broken, inFlight == 0, inFlight + " receipts have no outcome");
        must(
                broken,
                became == accepted,
                accepted + " deliveries were accepted, and " + became + " became a lead or a part of one");
        // One whose commit was in doubt was refused, and came again.
        must(
                broken,
                received == became + duplicate + inFlight && (mayRefuse || duplicate == 0),
                received + " receipts, of them " + duplicate + " duplicates");
        must(broken, balanced, "the ledger does not balance");
        must(broken, messages == accepted, messages + " messages stand in timelines");
        must(broken, overtaken == 0, overtaken + " messages overtook an earlier one of their sender");
        must(broken, notLast == 0, notLast + " cards do not show the last message");
        must(broken, leads == persons, leads + " leads of " + persons + " persons");
        return broken;
    }

    private static void must(List<String> broken, boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
