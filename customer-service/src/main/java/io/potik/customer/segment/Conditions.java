package io.potik.customer.segment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.potik.customer.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which customers; all of it has to be true of one, and what is left out is whatever.
 *
 * @param bought whether they have an order that is not cancelled
 * @param orderedFrom they ordered on this day of the workspace, or later
 * @param orderedTo they ordered on this day, or before; with {@code orderedFrom} it is one order that lies between
 * @param sumFrom what their orders come to at least, in the workspace's currency
 * @param sumTo what they come to at most; who has none is not in it
 * @param silentSince from the beginning of this day on they did not write, call or order
 * @param sourceIds a lead or an order of theirs came by any of these sources
 * @param reasonIds a lead of theirs was rejected for any of these reasons
 * @param companyIds they belong to any of these companies
 * @param fields what was chosen in own fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Conditions(
        @Nullable Boolean bought,
        @Nullable LocalDate orderedFrom,
        @Nullable LocalDate orderedTo,

        @Nullable @DecimalMin("0") @Digits(integer = 15, fraction = 4) @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal sumFrom,

        @Nullable @DecimalMin("0") @Digits(integer = 15, fraction = 4) @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal sumTo,

        @Nullable LocalDate silentSince,
        @Nullable @Size(max = 50) List<@NotNull UUID> sourceIds,
        @Nullable @Size(max = 50) List<@NotNull UUID> reasonIds,
        @Nullable @Size(max = 50) List<@NotNull UUID> companyIds,
        @Nullable @Size(max = 20) List<@NotNull @Valid OfField> fields) {

    /**
     * What was chosen in an own field of customers.
     *
     * @param key the field's
     * @param values any of these: ids of options, or true or false
     */
    public record OfField(
            @NotBlank @Size(max = 60) String key,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 60) String> values) {}

    /**
     * Goes on when they make sense together.
     *
     * @throws Invalid naming the second of two that contradict each other
     */
    public Conditions checked() {
        if (orderedFrom != null && orderedTo != null && orderedTo.isBefore(orderedFrom)) {
            throw new Invalid("conditions.orderedTo", "This is before the first day.");
        }
        if (sumFrom != null && sumTo != null && sumTo.compareTo(sumFrom) < 0) {
            throw new Invalid("conditions.sumTo", "This is less than the least sum.");
        }
        return this;
    }
}
