package io.potik.analytics.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sum in one currency.
 *
 * @param amount a decimal number as text, with two decimals
 * @param currency ISO 4217
 */
public record Money(
        @Schema(example = "1250.00") String amount,
        @Schema(example = "UAH") String currency) {

    static Money of(BigDecimal amount, String currency) {
        return new Money(amount.setScale(2, RoundingMode.HALF_UP).toPlainString(), currency);
    }

    /** Sums by currency, which are never added across. */
    static final class Sums {

        private final Map<String, BigDecimal> byCurrency = new TreeMap<>();

        void add(@Nullable BigDecimal amount, @Nullable String currency) {
            if (amount != null && currency != null) {
                byCurrency.merge(currency, amount, BigDecimal::add);
            }
        }

        BigDecimal in(String currency) {
            return byCurrency.getOrDefault(currency, BigDecimal.ZERO);
        }

        List<Money> list() {
            return byCurrency.entrySet().stream()
                    .map(sum -> of(sum.getValue(), sum.getKey()))
                    .toList();
        }

        /** Each sum divided by so many; empty when there are none. */
        List<Money> dividedBy(long count) {
            return count == 0
                    ? List.of()
                    : byCurrency.entrySet().stream()
                            .map(sum -> divide(sum.getValue(), count, sum.getKey()))
                            .toList();
        }

        static Money divide(BigDecimal sum, long count, String currency) {
            return of(sum.divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_UP), currency);
        }

        Map<String, BigDecimal> byCurrency() {
            return byCurrency;
        }
    }
}
