package io.potik.order.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.potik.order.status.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as the API shows it.
 *
 * @param status its code; what it is called and looks like say {@code /api/order-statuses}
 * @param nextStatuses where it may go from its status, by their codes
 * @param customerState whether {@code customer} is known, still being linked, or gone
 * @param customer null once they are gone, with the conversion that made both
 * @param shop the connection of the shop that it came from, which alone changes its lines; null for every other
 * @param refunded what was given back of what was received; {@code paid} is what is left
 * @param fields what stands in the workspace's own fields, by key
 * @param notes empty for none
 * @param joinedLeads leads that joined it when it was there already, beside the one that it came of
 * @param takenBack whether the conversion that made it was undone: it stays cancelled
 */
public record OrderView(
        UUID id,
        long number,
        long version,
        String status,
        Status.Kind statusKind,
        List<String> nextStatuses,
        CustomerState customerState,
        @Nullable Customer customer,
        Sale.@Nullable Lead lead,
        @Nullable Manager manager,
        @Nullable UUID sourceId,
        @Nullable Shop shop,
        List<SoldLine> lines,
        Money sum,
        Money paid,
        Money refunded,
        PaymentState paymentState,
        List<Payment> payments,
        Map<String, Object> fields,
        Delivery delivery,
        String notes,
        Instant createdAt,
        List<Sale.Lead> joinedLeads,
        boolean takenBack) {

    /** @param name null for somebody without a name */
    public record Customer(UUID id, @Nullable String name) {}

    /** Who sold it; the name is known to the gateway. */
    public record Manager(UUID id) {}

    /** Where it was ordered; the name is known to intake-service. */
    public record Shop(UUID connectionId) {}

    /**
     * A line with the steps of its sum.
     *
     * @param discountSum what the discount takes off
     * @param taxSum what the tax adds, or how much of the sum it is
     */
    public record SoldLine(
            String name,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
            @Nullable Discount discount,
            @Nullable Tax tax,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal sum,
            Money discountSum,
            Money taxSum) {

        static SoldLine of(Line line, String currency) {
            Line.Reckoned reckoned = line.reckoned(currency);
            return new SoldLine(
                    line.name(),
                    line.quantity(),
                    line.price(),
                    line.discount(),
                    line.tax(),
                    Money.rounded(line.sum(), currency).amount(),
                    reckoned.discount(),
                    reckoned.tax());
        }
    }
}
