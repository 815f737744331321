package io.potik.analytics.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.analytics.report.Table;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportsUnitTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void aTextIsNeverAFormula(String text) {
        assertThat(CsvReports.text(new Table(List.of("a"), List.of(List.of(text)))))
                .isEqualTo("a\r\n'" + text + "\r\n");
    }

    @Test
    void numbersStayNumbersAndCommasAreQuoted() {
        var table = new Table(
                List.of("a", "b", "c"), List.of(Arrays.asList(new BigDecimal("-50.0"), null, "one, \"two\"\r\nthree")));

        assertThat(CsvReports.text(table)).isEqualTo("a,b,c\r\n-50.0,,\"one, \"\"two\"\"\r\nthree\"\r\n");
    }
}
