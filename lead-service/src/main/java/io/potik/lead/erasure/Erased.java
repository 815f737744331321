package io.potik.lead.erasure;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A service has erased a person.
 *
 * @param orderIds the person's orders, as order-service says; empty from others
 * @param rows how many of each table
 */
public record Erased(UUID erasureId, String service, List<UUID> orderIds, Map<String, Integer> rows) {}
