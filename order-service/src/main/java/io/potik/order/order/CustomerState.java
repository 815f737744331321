package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** How it stands with the customer of an order. */
public enum CustomerState {
    /** customer-service has told of them; they may be without a name. */
    KNOWN("known"),
    /** They are still being linked: what tells of them is on its way. */
    AWAITED("awaited"),
    /** There is no such customer any more: they went with the conversion that made them. */
    GONE("gone");

    private final String word;

    CustomerState(String word) {
        this.word = word;
    }

    /** The word of the API. */
    @JsonValue
    public String word() {
        return word;
    }

    /** @param removed what is known of them: whether they were removed; null for nothing yet */
    static CustomerState of(@Nullable Boolean removed) {
        if (removed == null) {
            return AWAITED;
        }
        return removed ? GONE : KNOWN;
    }
}
