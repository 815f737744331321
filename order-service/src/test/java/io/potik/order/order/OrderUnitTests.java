package io.potik.order.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.order.status.Status;
import io.potik.order.status.Status.Kind;
import io.potik.order.status.StatusSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderUnitTests {

    private static final StatusSet STATUSES = new StatusSet(List.of(
            status("new", Kind.OPEN, 0, true),
            status("packed", Kind.OPEN, 1, true),
            status("old", Kind.OPEN, 2, false),
            status("done", Kind.DONE, 0, true),
            status("received", Kind.DONE, 1, true),
            status("cancelled", Kind.CANCELLED, 0, true),
            status("lost", Kind.CANCELLED, 1, false)));

    private static Status status(String code, Kind kind, int position, boolean active) {
        return new Status(code, 1, code, kind, "#000000", position, active);
    }

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Actor SOMEBODY = new Actor("system", null);

    private static Order order(String sum) {
        Money money = new Money(new BigDecimal(sum), "UAH");
        return Order.made(
                UUID.randomUUID(),
                1,
                new Sale(UUID.randomUUID(), null, null, null, List.of(), money),
                STATUSES.first(),
                NOW,
                SOMEBODY);
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
                assertThatThrownBy(() -> order.pay(payment(amount), SOMEBODY)).isInstanceOf(Refused.class);
            }
            assertThat(order.paid().amount()).isEqualTo(taken.setScale(2, RoundingMode.UNNECESSARY));
        }
        assertThat(order.news().payments()).hasSize(payments);
        assertThat(order.snapshot().version()).isEqualTo(payments + 1L);
    }

    /** Every move that is allowed is one version and one event; every other changes nothing. */
    @Property
    void onlyAllowedMovesCount(@ForAll @Size(max = 20) List<@IntRange(max = 6) Integer> moves) {
        Order order = order("1.00");
        int moved = 0;
        for (int place : moves) {
            Status from = order.status();
            Status to = STATUSES.all().get(place);
            boolean allowed = to.active() && (from.kind() == Kind.OPEN || to.kind() == Kind.OPEN);
            if (to.equals(from)) {
                order.move(to, NOW, SOMEBODY);
            } else if (allowed) {
                assertThat(STATUSES.next(from)).contains(to);
                order.move(to, NOW, SOMEBODY);
                moved++;
            } else {
                assertThat(STATUSES.next(from)).doesNotContain(to);
                assertThatThrownBy(() -> order.move(to, NOW, SOMEBODY)).isInstanceOf(Refused.class);
                assertThat(order.status()).isEqualTo(from);
            }
        }
        assertThat(order.news().events()).hasSize(moved + 1);
        assertThat(order.news().changes()).hasSize(moved + 1);
        assertThat(order.snapshot().version()).isEqualTo(moved + 1L);
    }

    /** What is printed of a line adds up: before − discount (+ added tax) is its sum, and no step is off by more than half a coin. */
    @Property
    void theStepsOfALineAddUp(
            @ForAll @Scale(4) @BigRange(min = "-1000", max = "100000") BigDecimal price,
            @ForAll @Scale(3) @BigRange(min = "0.001", max = "100") BigDecimal quantity,
            @ForAll @Scale(4) @BigRange(min = "0", max = "100") BigDecimal discount,
            @ForAll @Scale(4) @BigRange(min = "0", max = "100") BigDecimal tax,
            @ForAll boolean included,
            @ForAll boolean inPercent) {
        BigDecimal before = quantity.multiply(price);
        Discount off = inPercent
                ? new Discount(discount, null)
                : new Discount(
                        null,
                        before.max(BigDecimal.ZERO)
                                .multiply(discount)
                                .movePointLeft(2)
                                .setScale(2, RoundingMode.DOWN));
        if (!inPercent && before.signum() < 0) {
            return;
        }
        Line line = Line.of("x", quantity, price, off, new Tax(tax, included), "UAH");
        Line.Reckoned steps = line.reckoned("UAH");

        BigDecimal rest = steps.before().amount().subtract(steps.discount().amount());
        assertThat(line.sum()).isEqualTo(included ? rest : rest.add(steps.tax().amount()));
        assertThat(steps.sum().amount()).isEqualTo(line.sum());
        BigDecimal coin = new BigDecimal("0.005");
        BigDecimal hundred = new BigDecimal(100);
        assertThat(steps.before().amount().subtract(before).abs()).isLessThanOrEqualTo(coin);
        BigDecimal taxed = steps.tax().amount().multiply(included ? hundred.add(tax) : hundred);
        assertThat(taxed.subtract(rest.multiply(tax)).abs())
                .isLessThanOrEqualTo(coin.multiply(included ? hundred.add(tax) : hundred));
        assertThat(rest.signum() * steps.before().amount().signum()).isNotNegative();
    }

    @ParameterizedTest
    @CsvSource({
        "3,33.33,10,,20,false,107.99",
        "3,33.33,10,,20,true,89.99",
        "1,100.00,,0.01,,false,99.99",
        "1,0.05,10,,,false,0.04",
        "2,10.00,100,,20,false,0.00",
        "1,-10.00,50,,20,false,-6.00"
    })
    void discountComesBeforeTax(
            BigDecimal quantity,
            BigDecimal price,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal tax,
            boolean included,
            BigDecimal sum) {
        Discount discount = percent == null && amount == null ? null : new Discount(percent, amount);

        assertThat(Line.of("x", quantity, price, discount, tax == null ? null : new Tax(tax, included), "UAH")
                        .sum())
                .isEqualTo(sum);
    }

    @Test
    void aDiscountIsNotMoreThanThereIs() {
        assertThatThrownBy(() -> Line.of(
                        "x", BigDecimal.ONE, BigDecimal.TEN, new Discount(null, new BigDecimal("10.01")), null, "UAH"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Discount(BigDecimal.ONE, BigDecimal.ONE)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Tax(new BigDecimal("100.1"), true)).isInstanceOf(Refused.class);
    }

    @Test
    void anOpenOrderSellsOtherLinesAndNoOther() {
        Order order = order("5.00");
        List<Line> tea = List.of(Line.of("Tea", BigDecimal.TWO, BigDecimal.TEN, "UAH"));

        order.sell(tea, NOW, SOMEBODY);
        order.sell(tea, NOW, SOMEBODY);
        assertThat(order.snapshot().sum().amount()).isEqualByComparingTo("20");
        assertThat(order.snapshot().version()).isEqualTo(2);
        assertThat(order.news().changes().getLast().detail().sumBefore())
                .isEqualTo(new Money(new BigDecimal(5), "UAH"));

        assertThatThrownBy(() -> order.sell(List.of(), NOW, SOMEBODY)).isInstanceOf(Refused.class);
        order.move(STATUSES.first(Kind.DONE), NOW, SOMEBODY);
        List<Line> more = List.of(Line.of("Cup", BigDecimal.TWO, BigDecimal.TEN, "UAH"));
        assertThatThrownBy(() -> order.sell(more, NOW, SOMEBODY)).isInstanceOf(Refused.class);
    }

    @Test
    void whatAShopsOrderSellsOnlyTheShopChanges() {
        Order order = Order.ofShop(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                new Sale(UUID.randomUUID(), null, null, null, List.of(), Money.zero("UAH")),
                STATUSES.first(),
                NOW);
        List<Line> tea = List.of(Line.of("Tea", BigDecimal.TWO, BigDecimal.TEN, "UAH"));

        assertThatThrownBy(() -> order.sell(tea, NOW, SOMEBODY)).hasMessageContaining("shop");
        order.revise(tea, Sale.sum(tea, Money.zero("UAH")), NOW, SOMEBODY);
        assertThat(order.lines()).isEqualTo(tea);
    }

    @ParameterizedTest
    @CsvSource({
        "100,,UNPAID",
        "100,40,PARTLY_PAID",
        "100,100,PAID",
        "100,120,OVERPAID",
        "0,,PAID",
        "100,100 -30,PARTLY_PAID",
        "100,100 -100,REFUNDED",
        "100,120 -20,PAID",
        "100,50 -50 100,PAID",
        "0,10 -10,REFUNDED"
    })
    void howFarItIsPaidIsDerived(String sum, @Nullable String payments, PaymentState state) {
        Order order = order(sum);
        if (payments != null) {
            for (String amount : payments.split(" ")) {
                order.pay(payment(new BigDecimal(amount)), SOMEBODY);
            }
        }
        assertThat(order.paymentState()).isEqualTo(state);
    }

    @Test
    void deliveryAndNotesAreHistoryHereAndNoEvent() {
        Order order = order("1.00");
        order.deliver(
                Delivery.NONE.with(Map.of("address", "Secret street 5", "date", "2026-12-01")),
                "ring twice",
                NOW,
                SOMEBODY);
        order.deliver(order.written().delivery(), "ring twice", NOW, SOMEBODY);

        assertThat(order.news().events()).hasSize(2);
        assertThat(order.news().events().getLast().fields())
                .containsExactly("delivery.address", "delivery.date", "notes");
        assertThat(order.news().events().getLast().toString()).doesNotContain("Secret", "twice");
        assertThat(order.news().changes().getLast().detail().edits())
                .contains(new OrderChange.Edit("notes", null, "ring twice"));
        assertThatThrownBy(() -> Delivery.NONE.with(Map.of("date", "soon"))).isInstanceOf(Refused.class);
    }

    @Test
    void whoSawAnotherVersionMayNotChangeIt() {
        Order order = order("1.00");
        order.seenAs(1L);
        order.seenAs(null);

        assertThatThrownBy(() -> order.seenAs(2L)).isInstanceOf(StaleVersion.class);
    }

    @Test
    void onlyWhatBecameDifferentInItsFieldsIsToldAndNeverWhat() {
        Order order = order("1.00");
        order.fillIn(Map.of("a", "1", "b", "2"), NOW, SOMEBODY);
        order.fillIn(Map.of("b", "2", "a", "1"), NOW, SOMEBODY);
        order.fillIn(Map.of("a", "1", "c", "secret"), NOW, SOMEBODY);

        assertThat(order.fields()).isEqualTo(Map.of("a", "1", "c", "secret"));
        assertThat(order.snapshot().version()).isEqualTo(3);
        assertThat(order.news().events()).hasSize(3);
        assertThat(order.news().events().getLast().fields()).containsExactlyInAnyOrder("fields.b", "fields.c");
        assertThat(order.news().events().getLast().toString()).doesNotContain("secret");
    }

    @Test
    void anotherCurrencyIsNotAdded() {
        assertThatThrownBy(() -> Money.zero("UAH").plus(Money.zero("EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSumIsNotNegative() {
        assertThatThrownBy(() -> order("-0.01")).isInstanceOf(Refused.class);
    }
}
