package io.potik.lead.lead;

import java.util.List;

/**
 * Told within this service, in the transaction in which it happened, when everything else of it is written: the leads are
 * locked and stand in their tables as they are now.
 *
 * @param events at least one, in their order
 */
public record LeadsChanged(List<LeadEvent> events) {}
