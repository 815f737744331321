package io.potik.local.conversions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way of a conversion: a place in a service's code that it reaches once the lead is converted.
 *
 * @param name what has happened by then, and what has not
 * @param service that reaches it
 * @param end whether at the end of the method, not at its beginning
 * @param consumer of the inbox, where the method is called for each: only this one's call
 * @param victim what is killed there: the service, or {@code kafka}
 */
public record Step(
        String name,
        String service,
        String type,
        String method,
        boolean end,
        @Nullable String consumer,
        String victim) {

    private static final String LEAD = "lead-service";
    private static final String CUSTOMER = "customer-service";
    private static final String ORDER = "order-service";
    private static final String KAFKA = "kafka";

    /** All there are, in the order of the way. */
    public static List<Step> all() {
        var steps = new ArrayList<Step>();
        steps.add(writing(LEAD));
        steps.addAll(sending(LEAD));
        steps.addAll(reading(CUSTOMER, "leadConversions"));
        steps.add(writing(CUSTOMER));
        steps.addAll(sending(CUSTOMER));
        steps.addAll(reading(ORDER, "leadConversions"));
        steps.addAll(reading(ORDER, "customerEvents"));
        steps.add(writing(ORDER));
        steps.addAll(sending(ORDER));
        steps.addAll(reading(LEAD, "customerEvents"));
        steps.addAll(reading(LEAD, "orderEvents"));
        for (var sender : List.of(LEAD, CUSTOMER, ORDER)) {
            steps.add(new Step(
                    sender + " has committed and not sent, and the broker dies",
                    sender,
                    "io.potik.outbox.OutboxRelay",
                    "send",
                    false,
                    null,
                    KAFKA));
        }
        return List.copyOf(steps);
    }

    /** One of each kind, each in another service, for a test that has not all day. */
    public static List<Step> few() {
        return List.of(
                sending(LEAD).getFirst(), reading(CUSTOMER, "leadConversions").getLast(), writing(ORDER));
    }

    private static Step writing(String service) {
        return new Step(
                service + " is writing and has not committed",
                service,
                "io.potik.outbox.Outbox",
                "send",
                false,
                null,
                service);
    }

    private static List<Step> sending(String service) {
        return List.of(
                new Step(
                        service + " has committed and not sent",
                        service,
                        "io.potik.outbox.OutboxRelay",
                        "send",
                        false,
                        null,
                        service),
                new Step(
                        service + " has sent and does not know it",
                        service,
                        "io.potik.outbox.OutboxRelay",
                        "delete",
                        false,
                        null,
                        service));
    }

    private static List<Step> reading(String service, String consumer) {
        return List.of(
                new Step(
                        service + " has received from " + consumer + " and done nothing",
                        service,
                        "io.potik.outbox.Inbox",
                        "handle",
                        false,
                        consumer,
                        service),
                new Step(
                        service + " has committed what it received from " + consumer + " and not acknowledged it",
                        service,
                        "io.potik.outbox.Inbox",
                        "handle",
                        true,
                        consumer,
                        service));
    }
}
