package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.List;
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

    /**
     * The shortest way from here, without the first step's beginning and with the goal; empty when there is none but by
     * cancelling what is not cancelled.
     */
    List<Status> wayTo(Status to) {
        if (next().contains(to)) {
            return List.of(to);
        }
        for (Status step : next()) {
            if (step != CANCELLED && this != to && step.next().contains(to)) {
                return List.of(step, to);
            }
        }
        return List.of();
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
