package io.potik.lead.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.qualification.Qualification;
import io.potik.lead.source.LeadCost;
import io.potik.lead.timeline.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as its page shows it: the card and everything else.
 *
 * @param fields the workspace's own fields by key; what was written under a key before there was such a field stands there
 *     too
 * @param stageLoad how full its stage is, where that has a limit, counting what the reader sees
 * @param rejection why it became no deal, or null
 * @param mergedInto the lead that it is part of, where everything goes on; or null
 * @param cost what it cost, where that is known; only for those who see every lead, since all leads of a source are in it
 * @param answerBy where an answer goes, or null when it cannot be answered
 */
public record LeadView(
        @JsonUnwrapped Card card,
        @Nullable StageLoad stageLoad,
        List<GivenContactPoint> contactPoints,
        Map<String, Object> attribution,
        List<LineView> lines,
        @Nullable Company company,
        Map<String, Object> fields,
        Qualification qualification,
        @Nullable Order order,
        @Nullable Rejection rejection,
        Conversion conversion,
        @Nullable Instant firstResponseAt,
        @Nullable Instant closedAt,
        @Nullable AnswerBy answerBy,
        @Nullable MergedInto mergedInto,
        @Nullable LeadCost cost) {

    /** Another lead by its id and number; whether the caller sees it is another question. */
    public record MergedInto(UUID id, long number) {}

    /** How many cards are enough in a stage, and how many stand there; more than enough is no error. */
    public record StageLoad(int limit, long leads) {}

    /** The same without what others' leads would show in. */
    public LeadView withoutOthers() {
        return new LeadView(
                card,
                null,
                contactPoints,
                attribution,
                lines,
                company,
                fields,
                qualification,
                order,
                rejection,
                conversion,
                firstResponseAt,
                closedAt,
                answerBy,
                mergedInto,
                null);
    }

    /** A product line; all numbers as strings, price and sum with two decimals. */
    public record LineView(String name, String quantity, String price, String sum) {}

    /** The person's company; without an id as long as it is only a name here. */
    public record Company(String name, @Nullable UUID id) {}

    /** The order that the lead became. */
    public record Order(UUID id, @Nullable Long number) {}

    /** Why it became no deal. */
    public record Rejection(
            Ref reason, @Nullable String note, @Nullable Instant at) {}

    /**
     * What other services still have to make.
     *
     * @param state none, running or done
     * @param missing customer, order
     * @param since when it was asked for
     * @param undoableUntil until when it can be undone; null when it cannot
     */
    public record Conversion(
            String state,
            List<String> missing,
            @Nullable Instant since,
            @Nullable Instant undoableUntil) {}

    /** By which connection an answer goes. */
    public record AnswerBy(UUID connectionId, String channel, String label) {}
}
