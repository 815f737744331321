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
 * Which customers; all of it has to be true of one, and what is left out is whatever. Goods are named by beginnings of words
 * that one line has all of.
 *
 * @param bought whether they have an order that is not cancelled
 * @param orderedFrom they ordered on this day of the workspace, or later
 * @param orderedTo they ordered on this day, or before; with {@code orderedFrom} it is one order that lies between
 * @param goods an order of theirs has a line that is named by any of these; it lies between the days, where there are any
 * @param neverGoods none of their orders has such a line
 * @param sumFrom what their orders come to at least, in the workspace's currency
 * @param sumTo what they come to at most; who has none is not in it
 * @param silentSince from the beginning of this day on they did not write, call or order
 * @param sourceIds a lead or an order of theirs came by any of these sources
 * @param reasonIds a lead of theirs was rejected for any of these reasons
 * @param companyIds they belong to any of these companies
 * @param tags they have any of these
 * @param fields what was chosen in own fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Conditions(
        @Nullable Boolean bought,
        @Nullable LocalDate orderedFrom,
        @Nullable LocalDate orderedTo,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 200) String> goods,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 200) String> neverGoods,

        @Nullable @DecimalMin("0") @Digits(integer = 15, fraction = 4) @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal sumFrom,

        @Nullable @DecimalMin("0") @Digits(integer = 15, fraction = 4) @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal sumTo,

        @Nullable LocalDate silentSince,
        @Nullable @Size(max = 50) List<@NotNull UUID> sourceIds,
        @Nullable @Size(max = 50) List<@NotNull UUID> reasonIds,
        @Nullable @Size(max = 50) List<@NotNull UUID> companyIds,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 50) String> tags,
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
     * @throws Invalid naming the second of two that contradict each other, or goods without a word
     */
    public Conditions checked() {
        if (orderedFrom != null && orderedTo != null && orderedTo.isBefore(orderedFrom)) {
            throw new Invalid("conditions.orderedTo", "This is before the first day.");
        }
        if (sumFrom != null && sumTo != null && sumTo.compareTo(sumFrom) < 0) {
            throw new Invalid("conditions.sumTo", "This is less than the least sum.");
        }
        named("goods", goods);
        named("neverGoods", neverGoods);
        return this;
    }

    private static void named(String field, @Nullable List<String> goods) {
        for (int i = 0; goods != null && i < goods.size(); i++) {
            if (Goods.words(goods.get(i)).isEmpty()) {
                throw new Invalid("conditions." + field + "[" + i + "]", "A letter or a digit of a name is needed.");
            }
        }
    }
}
