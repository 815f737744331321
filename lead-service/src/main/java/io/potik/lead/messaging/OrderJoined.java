package io.potik.lead.messaging;

import java.util.UUID;

/** {@code order.lead-joined.v1}, as far as it matters here: a converted lead is of an order that was there already. */
record OrderJoined(OrderCreated.Order order, UUID joinedLeadId) {

    static final String TYPE = "order.lead-joined.v1";

    OrderCreated.Order ofLead() {
        return new OrderCreated.Order(order.id(), order.number(), joinedLeadId);
    }
}
