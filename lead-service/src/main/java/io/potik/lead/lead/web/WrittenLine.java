package io.potik.lead.lead.web;

import io.potik.lead.lead.Line;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** A product line as somebody writes it. */
record WrittenLine(
        @NotBlank @Size(max = 300) String name,

        @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 9, fraction = 3)
        BigDecimal quantity,

        @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 2)
        BigDecimal price) {

    Line line() {
        return new Line(name.strip(), quantity, price);
    }
}
