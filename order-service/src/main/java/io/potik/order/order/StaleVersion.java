package io.potik.order.order;

/** Somebody else changed the order in between. */
public final class StaleVersion extends RuntimeException {

    StaleVersion(long current) {
        super("the order has changed to version " + current);
    }
}
