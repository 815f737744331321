package io.potik.order.shop;

import io.potik.order.order.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * An order of an import that somebody undoes.
 *
 * @param receiptId by which the import told of it, which awaits what becomes of it
 * @param revision of the table that was imported
 */
public record UndoneOrder(UUID receiptId, UUID orderId, long revision, Instant at, Actor actor) {}
