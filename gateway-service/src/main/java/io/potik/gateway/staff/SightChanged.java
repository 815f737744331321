package io.potik.gateway.staff;

import java.util.Set;
import java.util.UUID;

/** These people may see other rows than before; what they have open here is to be read again. */
public record SightChanged(Set<UUID> staffIds) {}
