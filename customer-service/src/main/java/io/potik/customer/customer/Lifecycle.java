package io.potik.customer.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a person has come: a buyer has at least one order that is not cancelled. */
public enum Lifecycle {
    PROSPECT,
    BUYER;

    /** The name in contracts, API and tables. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The lifecycle of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Lifecycle of(String code) {
        for (Lifecycle lifecycle : values()) {
            if (lifecycle.code().equals(code)) {
                return lifecycle;
            }
        }
        throw new IllegalArgumentException("no lifecycle " + code);
    }
}
