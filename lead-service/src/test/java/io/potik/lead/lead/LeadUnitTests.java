package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.lead.LeadEdit.Given;
import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipeline;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.problem.Invalid;
import io.potik.lead.qualification.QualificationEdit;
import io.potik.lead.timeline.Happening.Change;
import io.potik.outbox.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeadUnitTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Stage FIRST = stage("New", Stage.Kind.OPEN, 1, List.of());
    private static final Stage OFFER = stage("Offer", Stage.Kind.OPEN, 2, List.of("amount", "budget", "colour"));
    private static final Stage WON = stage("Won", Stage.Kind.WON, 3, List.of());
    private static final Stage LOST = stage("Lost", Stage.Kind.LOST, 4, List.of());
    private static final Pipeline PIPELINE =
            new Pipeline(Ids.next(), "Leads", 1, true, List.of(FIRST, OFFER, WON, LOST));

    private final UUID customer = Ids.next();
    private final UUID reason = Ids.next();
    private final Lead lead = lead(null);

    @Test
    void itComesIntoTheFirstOpenStage() {
        assertThat(lead.stageId()).isEqualTo(FIRST.id());
        assertThat(lead.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(lead.isFirst()).isTrue();
        assertThat(lead(customer).isFirst()).isFalse();
    }

    @Test
    void itMovesAsLongAsItIsOpen() {
        lead.moveTo(PIPELINE, OFFER, NOW.plusSeconds(5));

        assertThat(lead.stageId()).isEqualTo(OFFER.id());
        assertThat(lead.stageEnteredAt()).isEqualTo(NOW.plusSeconds(5));
        lead.win(PIPELINE, WON, customer, null, NOW);
        assertThatExceptionOfType(ChangedMeanwhile.class).isThrownBy(() -> lead.moveTo(PIPELINE, FIRST, NOW));
    }

    @Test
    void aDealPromisesItsCustomerAndItsOrder() {
        var order = Ids.next();
        lead.win(PIPELINE, WON, customer, order, NOW);

        assertThat(lead.outcome()).isEqualTo(Outcome.WON);
        assertThat(lead.closedAt()).isEqualTo(NOW);
        assertThat(lead.isComplete()).isFalse();
        lead.linkCustomer(customer, null);
        assertThat(lead.isComplete()).isFalse();
        lead.linkOrder(order, 7);
        assertThat(lead.isComplete()).isTrue();
        assertThat(lead.orderNumber()).isEqualTo(7);
        assertThatExceptionOfType(ChangedMeanwhile.class).isThrownBy(() -> lead.reopen(PIPELINE, NOW));
    }

    @Test
    void aFirstLeadIsKeptAndARepeatLeadDeclined() {
        lead.reject(PIPELINE, LOST, reason, "later", customer, NOW);
        var repeat = lead(customer);
        repeat.reject(PIPELINE, LOST, reason, null, customer, NOW);

        assertThat(lead.outcome()).isEqualTo(Outcome.KEPT);
        assertThat(lead.promisedCustomerId()).isEqualTo(customer);
        assertThat(repeat.outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(repeat.promisedCustomerId()).isNull();
    }

    @Test
    void itIsReopenedWhereItWas() {
        lead.moveTo(PIPELINE, OFFER, NOW);
        lead.reject(PIPELINE, LOST, reason, "later", customer, NOW);
        lead.reopen(PIPELINE, NOW.plusSeconds(9));

        assertThat(lead.stageId()).isEqualTo(OFFER.id());
        assertThat(lead.isOpen()).isTrue();
        assertThat(lead.closedAt()).isNull();
        assertThat(lead.reasonId()).isNull();
        assertThatExceptionOfType(ChangedMeanwhile.class).isThrownBy(() -> lead.reopen(PIPELINE, NOW));
    }

    @Test
    void itIsReopenedAtTheBeginningWhenItsStageIsGone() {
        lead.moveTo(PIPELINE, OFFER, NOW);
        lead.reject(PIPELINE, LOST, reason, null, customer, NOW);

        lead.reopen(new Pipeline(PIPELINE.id(), "Leads", 2, true, List.of(FIRST, WON, LOST)), NOW);

        assertThat(lead.stageId()).isEqualTo(FIRST.id());
    }

    @Test
    void linesMakeTheAmount() {
        var changes = lead.edit(LeadEdit.ofLines(List.of(line("2", "10.50"), line("1", "4"))), "UAH");

        assertThat(lead.amount()).isEqualTo(new Money(new BigDecimal("25.00"), "UAH"));
        assertThat(changes).map(Change::field).containsExactly("lines", "amount");
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> lead.edit(amount("5"), "UAH"));
        assertThat(lead.edit(LeadEdit.ofLines(List.of(line("2", "10.50"), line("1", "4"))), "UAH"))
                .isEmpty();
    }

    @Test
    void aStageNamesWhatIsMissing() {
        assertThat(lead.missingFor(OFFER)).containsExactly("amount", "budget", "colour");
        var findings = QualificationEdit.of(Map.of("budget", Map.of("answer", "no")), "");
        lead.edit(LeadEdit.ofFields(new Money(BigDecimal.ONE, "UAH"), null, Map.of("colour", "red"), findings), "UAH");
        assertThat(lead.missingFor(OFFER)).isEmpty();
    }

    @Test
    void theSlotFollowsEverythingTheBoardCounts() {
        var before = lead.slot();
        var manager = Ids.next();
        lead.assign(manager);
        lead.edit(amount("5"), "UAH");

        assertThat(before.manager()).isNull();
        assertThat(before.currency()).isNull();
        assertThat(lead.slot().manager()).isEqualTo(manager);
        assertThat(lead.slot().amount()).isEqualByComparingTo("5");
    }

    private static LeadEdit amount(String amount) {
        return new LeadEdit(null, new Given<>(new Money(new BigDecimal(amount), "UAH")), null, null, null, null, null);
    }

    private static Line line(String quantity, String price) {
        return new Line("Door", new BigDecimal(quantity), new BigDecimal(price));
    }

    private static Lead lead(@Nullable UUID customer) {
        return new Lead(
                new NewLead(
                        Ids.next(),
                        "Olena",
                        "Olena",
                        customer,
                        List.of(new GivenContactPoint("telegram", "1", null)),
                        PIPELINE,
                        "telegram",
                        null,
                        null,
                        Map.of(),
                        NOW),
                1);
    }

    private static Stage stage(String name, Stage.Kind kind, int rank, List<String> required) {
        return new Stage(Ids.next(), name, kind, rank, Stage.Temperature.COLD, "#000000", required);
    }
}
