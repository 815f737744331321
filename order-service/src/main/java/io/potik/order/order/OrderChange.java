package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of an order, for people who look at its history: who, what, before and after. Unlike the events it may tell of
 * persons.
 *
 * @param version which the order had after it
 * @param what {@code created}, {@code statusChanged}, {@code linesChanged}, {@code paid}, {@code refunded}, {@code edited},
 *     {@code takenBack}, {@code leadJoined}, {@code leadLeft}
 * @param detail what was before and after, as far as it applies
 */
public record OrderChange(long version, Instant at, Actor actor, String what, Detail detail) {

    static final String CREATED = "created";
    static final String STATUS_CHANGED = "statusChanged";
    static final String LINES_CHANGED = "linesChanged";
    static final String PAID = "paid";
    static final String REFUNDED = "refunded";
    static final String EDITED = "edited";
    static final String TAKEN_BACK = "takenBack";
    static final String LEAD_JOINED = "leadJoined";
    static final String LEAD_LEFT = "leadLeft";

    /**
     * @param from the status before, by its code
     * @param to the status after
     * @param sumBefore of changed lines
     * @param sum of a new order and of changed lines
     * @param linesBefore of changed lines
     * @param lines of changed lines
     * @param amount of a payment, or what was given back; not negative
     * @param note of a payment
     * @param edits what was written by hand
     * @param lead that joined or left
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Detail(
            @Nullable String from,
            @Nullable String to,
            @Nullable Money sumBefore,
            @Nullable Money sum,
            @Nullable List<Line> linesBefore,
            @Nullable List<Line> lines,
            @Nullable Money amount,
            @Nullable String note,
            @Nullable List<Edit> edits,
            Sale.@Nullable Lead lead) {

        static Detail created(Money sum) {
            return new Detail(null, null, null, sum, null, null, null, null, null, null);
        }

        static Detail moved(String from, String to) {
            return new Detail(from, to, null, null, null, null, null, null, null, null);
        }

        static Detail revised(Sale before, Sale after) {
            return new Detail(
                    null, null, before.sum(), after.sum(), before.lines(), after.lines(), null, null, null, null);
        }

        static Detail paid(Money amount, String note) {
            return new Detail(null, null, null, null, null, null, amount, note.isEmpty() ? null : note, null, null);
        }

        static Detail edited(List<Edit> edits) {
            return new Detail(null, null, null, null, null, null, null, null, edits, null);
        }

        static Detail ofLead(Sale.Lead lead) {
            return new Detail(null, null, null, null, null, null, null, null, null, lead);
        }
    }

    /**
     * Something that was written by hand.
     *
     * @param field {@code fields.<key>}, {@code delivery.<part>}, {@code notes}, or {@code files}, of which these are names
     */
    public record Edit(
            String field, @Nullable Object before, @Nullable Object after) {}
}
