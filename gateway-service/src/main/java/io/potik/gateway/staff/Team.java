package io.potik.gateway.staff;

import java.util.UUID;

/** A group of staff whose leads its team leads see. */
public record Team(UUID id, String name) {}
