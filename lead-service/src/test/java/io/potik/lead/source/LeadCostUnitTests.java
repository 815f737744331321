package io.potik.lead.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.money.Money;
import io.potik.lead.source.SourceLeads.Days;
import io.potik.outbox.Ids;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeadCostUnitTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

    @Test
    void aLeadCostsItsShareAndSaysOfWhat() {
        var cost = reckon(List.of(cost("1200", "UAH")), LAST, 48);

        assertThat(cost.perLead()).containsExactly(money("25", "UAH"));
        assertThat(cost.basis()).containsExactly(new LeadCost.Basis(FIRST, LAST, money("1200", "UAH"), 48));
    }

    @Test
    void aPeriodThatStillRunsCountsAsFarAsItHasCome() {
        var cost = reckon(List.of(cost("1200", "UAH")), LocalDate.of(2026, 11, 15), 10);

        assertThat(cost.perLead()).containsExactly(money("60", "UAH"));
        assertThat(cost.basis().getFirst().spend()).isEqualTo(money("600", "UAH"));
        assertThat(cost.basis().getFirst().to()).isEqualTo(LocalDate.of(2026, 11, 15));
    }

    @Test
    void currenciesAreNeverAdded() {
        var cost = reckon(List.of(cost("100", "UAH"), cost("50", "EUR"), cost("200", "UAH")), LAST, 3);

        assertThat(cost.perLead()).containsExactly(money("16.67", "EUR"), money("100", "UAH"));
        assertThat(cost.basis()).hasSize(3);
    }

    @Test
    void withoutLeadsThereIsNoCostOfOne() {
        assertThat(LeadCosts.reckon(List.of(cost("1", "UAH")), List.of(new Days(FIRST, LAST)), List.of(0L)))
                .isNull();
    }

    /** Whatever the figures, what all leads cost together is the spend, up to a cent a lead for rounding. */
    @Test
    void allLeadsTogetherCostTheSpend() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var spend = BigDecimal.valueOf(random.nextLong(100_000_000), 2);
            long leads = 1L + random.nextInt(5_000);

            var each = reckon(List.of(cost(spend.toPlainString(), "UAH")), LAST, leads)
                    .perLead()
                    .getFirst()
                    .amount();

            assertThat(each.multiply(BigDecimal.valueOf(leads)).subtract(spend).abs())
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(new BigDecimal("0.01").multiply(BigDecimal.valueOf(leads)));
        }
    }

    private static LeadCost reckon(List<SourceCost> costs, LocalDate until, long leads) {
        var days = costs.stream().map(cost -> new Days(cost.from(), until)).toList();
        return Objects.requireNonNull(
                LeadCosts.reckon(costs, days, costs.stream().map(cost -> leads).toList()));
    }

    private static SourceCost cost(String amount, String currency) {
        return new SourceCost(Ids.next(), 1, Ids.next(), FIRST, LAST, money(amount, currency));
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}
