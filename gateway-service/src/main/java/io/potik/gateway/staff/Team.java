package io.potik.gateway.staff;

import java.util.UUID;

/**
 * People who work together.
 *
 * @param sharesLeads whether its managers see the rows of the whole team, as its team lead does
 */
public record Team(UUID id, String name, boolean sharesLeads) {}
