package io.potik.lead.lead;

import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.money.Money;
import io.potik.lead.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead of another CRM with its dated past; all names are resolved and all times lie in the past, UTC.
 *
 * @param externalId its id there; the same one again is the same lead
 * @param title of the card; null: the name, else the first contact point
 * @param name of the person
 * @param contactPoints normalised, at least one
 * @param pipeline where it began, in the first open stage
 * @param manager who has it, or null
 * @param moves in any order; moves to won or lost stages are what {@code end} says, and belong there
 * @param messages in any order
 * @param lines what the amount is made of; empty when only the amount is known
 * @param end how it ended, or null when it is still open
 */
public record PastLead(
        String externalId,
        @Nullable String title,
        @Nullable String name,
        List<GivenContactPoint> contactPoints,
        Source source,
        UUID pipeline,
        Instant createdAt,
        @Nullable UUID manager,
        List<Move> moves,
        List<PastMessage> messages,
        @Nullable Money amount,
        List<Line> lines,
        List<String> tags,
        @Nullable End end) {

    /** This lead with its tags as they are spelled here, by those given; one that is not in it stays as it is. */
    PastLead tagged(Map<String, String> spelling) {
        return new PastLead(
                externalId,
                title,
                name,
                contactPoints,
                source,
                pipeline,
                createdAt,
                manager,
                moves,
                messages,
                amount,
                lines,
                tags.stream()
                        .map(tag -> spelling.getOrDefault(tag, tag))
                        .distinct()
                        .toList(),
                end);
    }

    /**
     * A move to an open stage, of whatever pipeline.
     *
     * @param by the member of staff who moved it; null when that is not known
     */
    public record Move(UUID stage, Instant at, @Nullable UUID by) {}

    /**
     * Something that was said.
     *
     * @param outgoing whether somebody here said it
     * @param by who said it, when outgoing and known
     */
    public record PastMessage(
            boolean outgoing,
            String text,
            Instant at,
            @Nullable UUID by) {}

    /**
     * How it ended.
     *
     * @param by who ended it, when known
     * @param reason why it became no deal; null when it was won
     * @param company the company of the customer it became, or null
     */
    public record End(
            Instant at,
            @Nullable UUID by,
            @Nullable UUID reason,
            @Nullable String company) {

        boolean won() {
            return reason == null;
        }
    }
}
