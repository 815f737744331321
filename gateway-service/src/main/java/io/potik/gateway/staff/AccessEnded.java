package io.potik.gateway.staff;

import java.util.UUID;

/** Somebody's sessions and tokens ended; what they still have open here is to be closed. */
public record AccessEnded(UUID staffId) {}
