package io.potik.order.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderUnitTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Actor SOMEBODY = new Actor("system", null);

    private static Order order(String sum) {
        Money money = new Money(new BigDecimal(sum), "UAH");
        return Order.made(
                UUID.randomUUID(), 1, new Sale(UUID.randomUUID(), null, null, null, List.of(), money), NOW, SOMEBODY);
    }

    private static Payment payment(BigDecimal amount) {
        return new Payment(UUID.randomUUID(), new Money(amount, "UAH"), NOW, "");
    }

    @ParameterizedTest
    @CsvSource({"3,33.335,UAH,100.01", "1,0.005,UAH,0.01", "1,-0.005,UAH,-0.01", "2.5,3,JPY,7.50", "1,1.2345,KWD,1.235"
    })
    void aLinesSumIsRoundedHalfUp(BigDecimal quantity, BigDecimal price, String currency, BigDecimal sum) {
        assertThat(Line.of("", quantity, price, currency).sum()).isEqualByComparingTo(sum);
    }

    /** What is printed adds up: the sum is exactly that of the lines as they are shown, each off by half a coin at most. */
    @Property
    void theSumIsThatOfTheLines(
            @ForAll @Size(min = 1, max = 30) List<@Scale(4) @BigRange(min = "0", max = "100000") BigDecimal> prices,
            @ForAll @Scale(6) @BigRange(min = "0.000001", max = "1000") BigDecimal quantity) {
        List<Line> lines = prices.stream()
                .map(price -> Line.of("x", quantity, price, "UAH"))
                .toList();

        Money sum = Sale.sum(lines, Money.zero("UAH"));

        BigDecimal shown = BigDecimal.ZERO;
        BigDecimal exact = BigDecimal.ZERO;
        for (Line line : lines) {
            shown = shown.add(line.sum());
            exact = exact.add(line.quantity().multiply(line.price()));
        }
        assertThat(sum.amount()).isEqualTo(shown);
        assertThat(sum.amount().scale()).isEqualTo(2);
        assertThat(sum.amount().subtract(exact).abs())
                .isLessThanOrEqualTo(new BigDecimal("0.005").multiply(BigDecimal.valueOf(lines.size())));
    }

    /** Whatever is paid and given back: paid is what was taken, never below nothing, and a refused one changes nothing. */
    @Property
    void paidIsWhatWasTaken(
            @ForAll @Size(max = 30) List<@Scale(2) @BigRange(min = "-1000", max = "1000") BigDecimal> amounts) {
        Order order = order("500.00");
        BigDecimal taken = BigDecimal.ZERO.setScale(2);
        int payments = 0;
        for (BigDecimal amount : amounts) {
            boolean possible = amount.signum() != 0 && taken.add(amount).signum() >= 0;
            if (possible) {
                order.pay(payment(amount), SOMEBODY);
                taken = taken.add(amount);
                payments++;
            } else {
                assertThatThrownBy(() -> order.pay(payment(amount), SOMEBODY)).isInstanceOf(Order.Refused.class);
            }
            assertThat(order.paid().amount()).isEqualTo(taken.setScale(2, RoundingMode.UNNECESSARY));
        }
        assertThat(order.received()).hasSize(payments);
        assertThat(order.snapshot().version()).isEqualTo(payments + 1L);
    }

    /** Every move that is allowed is one version and one event; every other changes nothing. */
    @Property
    void onlyAllowedMovesCount(@ForAll @Size(max = 20) List<Status> moves) {
        Order order = order("1.00");
        int moved = 0;
        for (Status to : moves) {
            Status from = order.status();
            if (to == from) {
                order.move(to, NOW, SOMEBODY);
            } else if (from.next().contains(to)) {
                order.move(to, NOW, SOMEBODY);
                moved++;
            } else {
                assertThatThrownBy(() -> order.move(to, NOW, SOMEBODY)).isInstanceOf(Order.Refused.class);
                assertThat(order.status()).isEqualTo(from);
            }
        }
        assertThat(order.happened()).hasSize(moved + 1);
        assertThat(order.snapshot().version()).isEqualTo(moved + 1L);
    }

    @Test
    void whoSawAnotherVersionMayNotChangeIt() {
        Order order = order("1.00");
        order.seenAs(1L);
        order.seenAs(null);

        assertThatThrownBy(() -> order.seenAs(2L)).isInstanceOf(Order.StaleVersion.class);
    }

    @Test
    void onlyWhatBecameDifferentInItsFieldsIsToldAndNeverWhat() {
        Order order = order("1.00");
        order.fillIn(Map.of("a", "1", "b", "2"), NOW, SOMEBODY);
        order.fillIn(Map.of("b", "2", "a", "1"), NOW, SOMEBODY);
        order.fillIn(Map.of("a", "1", "c", "secret"), NOW, SOMEBODY);

        assertThat(order.fields()).isEqualTo(Map.of("a", "1", "c", "secret"));
        assertThat(order.snapshot().version()).isEqualTo(3);
        assertThat(order.happened()).hasSize(3);
        assertThat(order.happened().getLast().fields()).containsExactlyInAnyOrder("fields.b", "fields.c");
        assertThat(order.happened().getLast().toString()).doesNotContain("secret");
    }

    @Test
    void anotherCurrencyIsNotAdded() {
        assertThatThrownBy(() -> Money.zero("UAH").plus(Money.zero("EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSumIsNotNegative() {
        assertThatThrownBy(() -> order("-0.01")).isInstanceOf(Order.Refused.class);
    }
}
