package io.potik.customer.company;

import java.time.Instant;
import java.util.UUID;

/**
 * A company in a list.
 *
 * @param createdAt when it was named first
 * @param customerCount how many of its customers the caller may see
 */
public record CompanyLine(UUID id, String name, Instant createdAt, long customerCount) {}
