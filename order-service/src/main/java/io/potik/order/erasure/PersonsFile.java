package io.potik.order.erasure;

import java.util.UUID;

/** A file on one of a person's orders. */
public record PersonsFile(UUID id, UUID orderId, String name) {}
