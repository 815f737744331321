package io.potik.order.order;

/** What was asked makes no sense for this order. */
public final class Refused extends RuntimeException {

    private final String field;

    Refused(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field of the request that makes no sense. */
    public String field() {
        return field;
    }
}
