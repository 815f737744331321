package io.potik.customer.segment;

import java.util.UUID;

/** Conditions under a name. */
public record Segment(UUID id, long version, String name, Conditions conditions) {}
