package io.potik.order.order.web;

import io.potik.order.order.Money;
import io.potik.order.order.PlaceOrder;
import io.potik.order.order.Status;
import io.potik.order.problem.Invalid;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent to the orders' paths. */
final class OrderRequests {

    private static final String ISO_4217 = "[A-Z]{3}";
    private static final String THREE_LETTERS = "A currency has three capital letters, for example UAH.";

    private OrderRequests() {}

    /**
     * A new order.
     *
     * @param managerId who sold it; without it who looks after the customer, else the caller
     * @param currency without it the sum's, else the workspace's
     * @param sum asked where there are no lines; else the lines' sum counts
     */
    @Schema(name = "PlaceOrder")
    record Place(
            @NotNull(message = "An order has a customer.") UUID customerId,
            @Nullable UUID managerId,
            @Valid @Size(max = 200) @Nullable List<@NotNull PlacedLine> lines,

            @Pattern(regexp = ISO_4217, message = THREE_LETTERS) @Nullable
            String currency,

            @Valid @Nullable Amount sum) {

        PlaceOrder.Request request() {
            String named = currency != null || sum == null ? currency : sum.currency();
            if (sum != null && !sum.currency().equals(named)) {
                throw new Invalid("sum.currency", "An order has one currency.");
            }
            return new PlaceOrder.Request(
                    customerId,
                    managerId,
                    lines == null
                            ? List.of()
                            : lines.stream()
                                    .map(line -> new PlaceOrder.Ordered(
                                            line.name().replace("\0", "").strip(), line.quantity(), line.price()))
                                    .toList(),
                    named,
                    sum == null ? null : sum.amount());
        }
    }

    /** @param price of one; negative for a discount */
    @Schema(name = "PlacedLine")
    record PlacedLine(
            @NotBlank(message = "A line has a name.") @Size(max = 500)
            String name,

            @NotNull(message = "A line has a quantity.")
            @DecimalMin(value = "0", inclusive = false, message = "A quantity is more than nothing.")
            @Digits(integer = 9, fraction = 6, message = "A quantity has up to 6 decimals.")
            BigDecimal quantity,

            @NotNull(message = "A line has a price.")
            @Digits(integer = 12, fraction = 4, message = "A price has up to 4 decimals.")
            BigDecimal price) {}

    @Schema(name = "Amount")
    record Amount(
            @NotNull(message = "An amount is needed.")
            @Digits(integer = 14, fraction = 4, message = "An amount has up to 4 decimals.")
            BigDecimal amount,

            @NotNull(message = "A currency is needed.") @Pattern(regexp = ISO_4217, message = THREE_LETTERS)
            String currency) {}

    /**
     * @param status where it goes; left out where it stays
     * @param fields what was written, by key; null takes a value away
     */
    @Schema(name = "EditOrder")
    record Edit(
            @Nullable Status status,
            @Nullable Map<String, @Nullable Object> fields,
            @Nullable Long version) {

        Map<String, @Nullable Object> written() {
            if (status == null && fields == null) {
                throw new Invalid("status", "A status or fields are needed.");
            }
            return fields == null ? Map.of() : fields;
        }
    }

    @Schema(name = "PayOrder")
    record Pay(
            @NotNull(message = "A payment has an amount.") @Valid
            Amount amount,

            @Size(max = 2000) @Nullable String note) {

        Money money() {
            try {
                return new Money(amount.amount(), amount.currency());
            } catch (ArithmeticException e) {
                throw new Invalid("amount.amount", "This has more decimals than " + amount.currency() + ".");
            } catch (IllegalArgumentException e) {
                throw new Invalid("amount.currency", "There is no currency " + amount.currency() + ".");
            }
        }

        String noteText() {
            return note == null ? "" : note.replace("\0", "").strip();
        }
    }
}
