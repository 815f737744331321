package io.potik.order.order;

import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract {@code order.goods-listed.v1}: what an order sells, by name. Names are what people type and may tell who somebody
 * is, so they go in no event that is kept for ever.
 *
 * @param version of the order since when
 */
public record GoodsListed(UUID orderId, long version, List<String> names, Instant at) {

    static final String TOPIC = "order.goods";
    static final String TYPE = "order.goods-listed.v1";

    static OutgoingMessage of(Order order, JsonMapper json) {
        OrderHappened last = order.news().events().getLast();
        return new GoodsListed(
                        order.id(),
                        last.order().version(),
                        order.lines().stream().map(Line::name).toList(),
                        last.at())
                .message(json);
    }

    /** Takes the place of what was listed of an order whose buyer was forgotten: no line has a name any more. */
    public static OutgoingMessage forgotten(UUID order, long version, Instant at, JsonMapper json) {
        return new GoodsListed(order, version, List.of(), at).message(json);
    }

    private OutgoingMessage message(JsonMapper json) {
        return new OutgoingMessage(TOPIC, orderId.toString(), TYPE, version, at, json.writeValueAsBytes(this));
    }
}
