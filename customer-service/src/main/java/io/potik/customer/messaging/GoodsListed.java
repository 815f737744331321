package io.potik.customer.messaging;

import io.potik.customer.segment.GoodsNews;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What this service reads of {@code order.goods-listed.v1}. */
record GoodsListed(UUID orderId, long version, List<String> names) {

    static final String TYPE = "order.goods-listed.v1";

    /** @throws NullPointerException if what the contract requires is missing */
    GoodsNews news() {
        return new GoodsNews(
                Objects.requireNonNull(orderId, "orderId"), version, Objects.requireNonNull(names, "names"));
    }
}
