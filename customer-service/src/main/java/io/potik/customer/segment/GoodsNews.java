package io.potik.customer.segment;

import java.util.List;
import java.util.UUID;

/**
 * What an order sells, as order-service last listed it.
 *
 * @param version of the order since when
 * @param names of its lines
 */
public record GoodsNews(UUID order, long version, List<String> names) {}
