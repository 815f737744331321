package io.potik.order.order.web;

import io.potik.order.order.OrderFilter;
import io.potik.order.order.PaymentState;
import io.potik.order.workspace.Workspace;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which orders are asked for; what is left out takes all. */
record OrderQuery(
        @Nullable UUID customerId,
        @Nullable UUID leadId,

        @Parameter(description = "A status's code; means nothing on the board") @Nullable @Size(max = 60)
        String status,

        @Nullable PaymentState paymentState,
        @Nullable UUID managerId,
        @Nullable UUID sourceId,

        @Parameter(description = "Made on that day or later") @Nullable
        LocalDate createdFrom,

        @Parameter(description = "Made on that day or before") @Nullable
        LocalDate createdTo,

        @Parameter(description = "A number, or beginnings of words of the customer's name") @Nullable @Size(max = 200)
        String q) {

    OrderFilter filter(Workspace workspace) {
        return new OrderFilter(
                customerId,
                leadId,
                status,
                paymentState,
                managerId,
                sourceId,
                createdFrom == null
                        ? null
                        : createdFrom.atStartOfDay(workspace.timeZone()).toInstant(),
                createdTo == null
                        ? null
                        : createdTo
                                .plusDays(1)
                                .atStartOfDay(workspace.timeZone())
                                .toInstant(),
                q);
    }
}
