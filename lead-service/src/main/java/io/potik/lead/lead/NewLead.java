package io.potik.lead.lead;

import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.pipeline.Pipeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead that is about to be.
 *
 * @param title of the card
 * @param personName how the person is called, as far as known
 * @param customer the customer the person is known as: then it is a repeat lead, else a first one
 * @param contactPoints at least one
 * @param pipeline into whose first open stage it comes
 * @param attribution where it came from, by the names of the API
 */
public record NewLead(
        UUID id,
        String title,
        @Nullable String personName,
        @Nullable UUID customer,
        List<GivenContactPoint> contactPoints,
        Pipeline pipeline,
        String channel,
        @Nullable UUID source,
        @Nullable UUID manager,
        Map<String, String> attribution,
        Instant createdAt) {}
