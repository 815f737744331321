package io.potik.customer.segment.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersAsCsvUnitTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Olena|Olena",
                "=HYPERLINK(1)|'=HYPERLINK(1)",
                "+380671234567|'+380671234567",
                "@sum|'@sum",
                "Dim, LLC|\"Dim, LLC\"",
                "The \"best\"|\"The \"\"best\"\"\""
            })
    void noCellIsAFormula(String text, String cell) {
        assertThat(CustomersAsCsv.cell(text)).isEqualTo(cell);
    }
}
