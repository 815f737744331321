package io.potik.analytics.projection;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A day on which a human did something with a lead, credited to whose lead it was, in the pipeline where it stood. */
record ActionDay(LocalDate day, @Nullable UUID ownerId, UUID leadId, UUID pipelineId) {}
