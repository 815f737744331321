package io.potik.lead.lead;

import java.time.Instant;
import java.util.UUID;

/** Told within this service, in its transaction: something happened beside a card, which is no event of the lead. */
public record LeadTouched(UUID lead, Instant at) {}
