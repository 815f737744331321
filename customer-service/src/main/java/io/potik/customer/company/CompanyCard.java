package io.potik.customer.company;

import java.util.Map;
import java.util.UUID;

/**
 * A company with what people know of it.
 *
 * @param version grows by one with every change
 * @param fields what stands in the workspace's own fields, by key
 */
public record CompanyCard(UUID id, long version, String name, Map<String, Object> fields) {}
