package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far an order is paid; derived from its sum, what is paid and what was given back, never set by hand. */
public enum PaymentState {
    /** Nothing was ever paid, and something is asked. */
    UNPAID("unpaid"),
    /** Less than the sum. */
    PARTLY_PAID("partlyPaid"),
    /** Exactly the sum; an order that asks for nothing is paid. */
    PAID("paid"),
    /** More than the sum. */
    OVERPAID("overpaid"),
    /** All that was paid was given back. */
    REFUNDED("refunded");

    private final String word;

    PaymentState(String word) {
        this.word = word;
    }

    /** The word of the API and of tables. */
    @JsonValue
    public String word() {
        return word;
    }

    /**
     * The state of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PaymentState of(String word) {
        for (PaymentState state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no payment state " + word);
    }

    /**
     * The state of an order, all three in its currency.
     *
     * @param paid what was received less what was given back
     * @param refunded what was given back, not negative
     */
    static PaymentState of(Money sum, Money paid, Money refunded) {
        if (paid.amount().signum() == 0 && refunded.amount().signum() > 0) {
            return REFUNDED;
        }
        int missing = sum.amount().compareTo(paid.amount());
        if (missing == 0) {
            return PAID;
        }
        if (missing < 0) {
            return OVERPAID;
        }
        return paid.amount().signum() == 0 ? UNPAID : PARTLY_PAID;
    }
}
