package io.potik.order.messaging;

import io.potik.order.conversion.ConvertedLead;
import io.potik.order.order.Actor;
import io.potik.order.order.Line;
import io.potik.order.order.Money;
import io.potik.order.order.Sale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of {@code lead.converted.v1}.
 *
 * @param orderId null when the lead was converted without an order
 * @param joinsOrder whether the order is there already; null from before there was that choice
 */
record LeadConverted(
        UUID leadId,
        long leadNumber,
        Instant at,
        Actor actor,
        @Nullable UUID managerId,
        @Nullable UUID sourceId,
        UUID customerId,
        boolean customerKnown,
        @Nullable UUID orderId,
        @Nullable Ordered order,
        @Nullable Boolean joinsOrder) {

    static final String TYPE = "lead.converted.v1";

    record Ordered(
            @Nullable List<Told> lines,
            @Nullable String currency,
            @Nullable Amount sum) {}

    record Told(@Nullable String name, BigDecimal quantity, BigDecimal price) {}

    record Amount(BigDecimal amount, String currency) {}

    /**
     * @param version of the lead then
     * @param workspaceCurrency of an order that names none
     * @throws NullPointerException if what the contract requires is missing
     */
    ConvertedLead converted(long version, String workspaceCurrency) {
        Ordered told = order == null ? new Ordered(null, null, null) : order;
        Amount sum = told.sum();
        String currency = told.currency() != null ? told.currency() : sum != null ? sum.currency() : workspaceCurrency;
        List<Line> lines = told.lines() == null
                ? List.of()
                : told.lines().stream()
                        .map(line -> Line.of(
                                line.name() == null ? "" : line.name().replace("\0", ""),
                                line.quantity(),
                                line.price(),
                                currency))
                        .toList();
        Money otherwise = sum == null ? Money.zero(currency) : Money.rounded(sum.amount(), currency);
        return new ConvertedLead(
                Objects.requireNonNull(leadId, "leadId"),
                version,
                Objects.requireNonNull(orderId, "orderId"),
                Boolean.TRUE.equals(joinsOrder),
                customerKnown ? Objects.requireNonNull(customerId, "customerId") : null,
                new ConvertedLead.Ordered(
                        leadNumber,
                        managerId,
                        sourceId,
                        lines,
                        Sale.sum(lines, otherwise),
                        Objects.requireNonNull(at, "at"),
                        Objects.requireNonNull(actor, "actor")));
    }
}
