package io.potik.order.shop;

import com.fasterxml.jackson.annotation.JsonValue;
import io.potik.order.status.Status;
import io.potik.order.status.Status.Kind;
import io.potik.order.status.StatusSet;

/** How far an order is in its shop, in the four words of the contract. */
public enum ShopStatus {
    NEW("new", Kind.OPEN),
    IN_PROGRESS("inProgress", Kind.OPEN),
    DONE("done", Kind.DONE),
    CANCELLED("cancelled", Kind.CANCELLED);

    private final String code;
    private final Kind kind;

    ShopStatus(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** The word in contracts and tables. */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * The status of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ShopStatus of(String code) {
        for (ShopStatus status : values()) {
            if (status.code.equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status " + code);
    }

    /**
     * Where an order goes of which the shop says this: to the workspace's status of that code, or if that is out of use to
     * the first of its kind. What people brought further among those of the same kind, no shop brings back.
     */
    Status after(Status now, StatusSet statuses) {
        Status told = statuses.find(code).filter(Status::active).orElseGet(() -> statuses.first(kind));
        boolean further = now.kind() == kind && (kind != Kind.OPEN || told.position() <= now.position());
        return further ? now : told;
    }
}
