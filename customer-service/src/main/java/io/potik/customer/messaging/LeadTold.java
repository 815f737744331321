package io.potik.customer.messaging;

import io.potik.customer.segment.LeadNews;
import io.potik.customer.segment.LeadNews.Verdict;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of every {@code lead.*} event: they all carry the lead as it is then. */
record LeadTold(
        Lead lead,
        @Nullable Instant receivedAt,
        @Nullable UUID customerId,
        @Nullable UUID reasonId) {

    static final String PREFIX = "lead.";

    record Lead(
            UUID id,
            long version,
            @Nullable UUID sourceId,
            @Nullable UUID customerId) {}

    /** @throws NullPointerException if what the contract requires is missing */
    LeadNews news(String type) {
        Lead told = Objects.requireNonNull(lead, "lead");
        @Nullable
        Verdict verdict = switch (type) {
            case "lead.rejected.v1" -> Verdict.REJECTED;
            case "lead.reopened.v1" -> Verdict.REOPENED;
            case "lead.excluded.v1" -> Verdict.EXCLUDED;
            default -> null;
        };
        boolean heard = type.equals("lead.created.v1") || type.equals("lead.message-received.v1");
        return new LeadNews(
                Objects.requireNonNull(told.id(), "lead.id"),
                told.version(),
                customerId == null ? told.customerId() : customerId,
                told.sourceId(),
                verdict,
                verdict == Verdict.REJECTED ? reasonId : null,
                heard ? receivedAt : null);
    }
}
