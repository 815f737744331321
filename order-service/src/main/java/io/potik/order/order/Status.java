package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Set;

/** How far an order is. A cancelled one can be taken up again, a done one reopened: people make mistakes. */
public enum Status {
    NEW("new"),
    IN_PROGRESS("inProgress"),
    DONE("done"),
    CANCELLED("cancelled");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    /** The name in contracts, API and tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * The status of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Status of(String code) {
        for (Status status : values()) {
            if (status.code.equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status " + code);
    }

    /** Where an order may go from here. */
    public Set<Status> next() {
        return switch (this) {
            case NEW -> EnumSet.of(IN_PROGRESS, DONE, CANCELLED);
            case IN_PROGRESS -> EnumSet.of(DONE, CANCELLED);
            case DONE -> EnumSet.of(IN_PROGRESS);
            case CANCELLED -> EnumSet.of(NEW);
        };
    }
}
