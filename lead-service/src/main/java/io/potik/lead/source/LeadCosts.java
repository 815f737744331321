package io.potik.lead.source;

import static java.time.temporal.ChronoUnit.DAYS;

import io.potik.lead.money.Money;
import io.potik.lead.source.LeadCost.Basis;
import io.potik.lead.source.SourceLeads.Days;
import io.potik.lead.sql.Rows;
import io.potik.lead.workspace.Workspace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What leads cost. The figure has all leads of a source in it, so it is for those only who see every lead.
 */
@Component
public class LeadCosts {

    /** Enough that a sum of several quotients is right to the cent. */
    private static final int DIGITS = 8;

    private final SourceCosts costs;
    private final SourceLeads leads;
    private final Workspace workspace;

    LeadCosts(SourceCosts costs, SourceLeads leads, Workspace workspace) {
        this.costs = costs;
        this.leads = leads;
        this.workspace = workspace;
    }

    /** What a lead of this source that was created then cost, as far as it is known today; null where no cost is set. */
    public @Nullable LeadCost of(UUID source, Instant createdAt) {
        var zone = workspace.timeZone();
        var set = costs.of(source, LocalDate.ofInstant(createdAt, zone));
        if (set.isEmpty()) {
            return null;
        }
        var today = LocalDate.ofInstant(Rows.now(), zone);
        var days = set.stream()
                .map(cost -> new Days(cost.from(), cost.to().isAfter(today) ? today : cost.to()))
                .toList();
        var brought = leads.of(source, days, zone);
        return reckon(set, days, brought);
    }

    /** From costs, their days so far and the leads of these days, all in one order; null when there were no leads. */
    static @Nullable LeadCost reckon(List<SourceCost> set, List<Days> days, List<Long> brought) {
        var basis = new ArrayList<Basis>();
        var perLead = new TreeMap<String, BigDecimal>();
        for (int i = 0; i < set.size(); i++) {
            var period = days.get(i);
            long leads = brought.get(i);
            if (leads > 0) {
                var spend = share(set.get(i), period);
                var currency = set.get(i).amount().currency();
                basis.add(new Basis(period.from(), period.to(), new Money(spend, currency), leads));
                perLead.merge(
                        currency,
                        spend.divide(BigDecimal.valueOf(leads), DIGITS, RoundingMode.HALF_UP),
                        BigDecimal::add);
            }
        }
        return basis.isEmpty()
                ? null
                : new LeadCost(
                        perLead.entrySet().stream()
                                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                                .toList(),
                        basis);
    }

    private static BigDecimal share(SourceCost cost, Days days) {
        return cost.amount()
                .amount()
                .multiply(BigDecimal.valueOf(DAYS.between(days.from(), days.to()) + 1))
                .divide(BigDecimal.valueOf(DAYS.between(cost.from(), cost.to()) + 1), DIGITS, RoundingMode.HALF_UP);
    }
}
