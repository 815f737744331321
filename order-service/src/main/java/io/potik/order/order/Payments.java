package io.potik.order.order;

import io.potik.order.status.Status.Kind;

/**
 * The money that came for an order.
 *
 * @param paid what is left of it
 * @param refunded what was given back
 */
record Payments(Money paid, Money refunded) {

    /** Nothing came yet. */
    static Payments none(String currency) {
        return new Payments(Money.zero(currency), Money.zero(currency));
    }

    /**
     * These and one more.
     *
     * @param amount negative for money that is given back
     * @param status of the order, what it means
     * @throws Refused for another currency, for nothing, for more back than was paid, and for money towards a cancelled
     *     order
     */
    Payments with(Money amount, Kind status) {
        boolean back = amount.isNegative();
        if (!amount.currency().equals(paid.currency())) {
            throw new Refused("amount.currency", "This order is paid in " + paid.currency() + ".");
        }
        if (amount.amount().signum() == 0) {
            throw new Refused("amount.amount", "A payment is not nothing.");
        }
        if (status == Kind.CANCELLED && !back) {
            throw new Refused("amount.amount", "A cancelled order takes no money; it can only be given back.");
        }
        Money left = paid.plus(amount);
        if (left.isNegative()) {
            throw new Refused(
                    "amount.amount",
                    "Only " + paid.amount() + " " + paid.currency() + " were paid; no more can go back.");
        }
        return new Payments(left, back ? refunded.plus(amount.negated()) : refunded);
    }

    /** How far an order of that sum is paid. */
    PaymentState state(Money sum) {
        return PaymentState.of(sum, paid, refunded);
    }
}
