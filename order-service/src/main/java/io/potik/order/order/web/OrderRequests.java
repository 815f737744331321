package io.potik.order.order.web;

import io.potik.order.order.Money;
import io.potik.order.order.Ordered;
import io.potik.order.order.PlaceOrder;
import io.potik.order.order.WorkOrder;
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
import java.util.LinkedHashMap;
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
                    customerId, managerId, ordered(lines), named, sum == null ? null : sum.amount());
        }
    }

    private static List<Ordered> ordered(@Nullable List<PlacedLine> lines) {
        return lines == null
                ? List.of()
                : lines.stream().map(PlacedLine::ordered).toList();
    }

    private static String clean(String text) {
        return text.replace("\0", "").strip();
    }

    /** @param price of one; negative for a line that takes off the others */
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
            BigDecimal price,

            @Valid @Nullable PlacedDiscount discount,
            @Valid @Nullable PlacedTax tax) {

        Ordered ordered() {
            if (discount != null && (discount.percent() == null) == (discount.amount() == null)) {
                throw new Invalid("lines.discount", "A discount is either percent or an amount.");
            }
            return new Ordered(
                    clean(name),
                    quantity,
                    price,
                    discount == null ? null : discount.percent(),
                    discount == null ? null : discount.amount(),
                    tax == null ? null : tax.percent(),
                    tax != null && tax.included());
        }
    }

    /** @param amount off the whole line */
    @Schema(name = "PlacedDiscount")
    record PlacedDiscount(
            @Digits(integer = 3, fraction = 4, message = "A share has up to 4 decimals.") @Nullable
            BigDecimal percent,

            @Digits(integer = 14, fraction = 4, message = "An amount has up to 4 decimals.") @Nullable
            BigDecimal amount) {}

    /** @param included whether the price has it in it already; else it is added */
    @Schema(name = "PlacedTax")
    record PlacedTax(
            @NotNull(message = "A tax has a share.")
            @Digits(integer = 3, fraction = 4, message = "A share has up to 4 decimals.")
            BigDecimal percent,

            boolean included) {}

    @Schema(name = "Amount")
    record Amount(
            @NotNull(message = "An amount is needed.")
            @Digits(integer = 14, fraction = 4, message = "An amount has up to 4 decimals.")
            BigDecimal amount,

            @NotNull(message = "A currency is needed.") @Pattern(regexp = ISO_4217, message = THREE_LETTERS)
            String currency) {}

    /**
     * What changes; what is left out stays.
     *
     * @param status the code of the status to which it goes
     * @param lines all that it sells from now on
     * @param fields what was written, by key; null takes a value away
     * @param delivery its parts: way, address, trackingNumber, date (a day); null takes one away
     * @param notes empty takes them away
     */
    @Schema(name = "EditOrder")
    record Edit(
            @Size(max = 60) @Nullable String status,
            @Valid @Size(max = 200) @Nullable List<@NotNull PlacedLine> lines,
            @Nullable Map<String, @Nullable Object> fields,
            @Nullable Map<String, @Nullable @Size(max = 1000) String> delivery,
            @Size(max = 10_000) @Nullable String notes,
            @Nullable Long version) {

        WorkOrder.Edit edit() {
            if (status == null && lines == null && fields == null && delivery == null && notes == null) {
                throw new Invalid("status", "A status, lines, fields, delivery or notes are needed.");
            }
            Map<String, @Nullable String> parts = new LinkedHashMap<>();
            if (delivery != null) {
                delivery.forEach((part, text) -> parts.put(part, text == null ? null : clean(text)));
            }
            return new WorkOrder.Edit(
                    status,
                    lines == null ? null : ordered(lines),
                    fields == null ? Map.of() : fields,
                    parts,
                    notes == null ? null : clean(notes));
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
            return note == null ? "" : clean(note);
        }
    }
}
