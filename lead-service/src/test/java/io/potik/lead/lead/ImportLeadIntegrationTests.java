package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Pipelines;
import io.potik.lead.reason.Reasons;
import io.potik.lead.source.Sources;
import io.potik.lead.support.LeadDesk;
import io.potik.outbox.IncomingMessage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ImportLeadIntegrationTests extends LeadDesk {

    private static final Instant BEGAN = Instant.parse("2026-09-01T08:00:00Z");

    @Autowired
    private ImportLead importLead;

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private Sources sources;

    @Autowired
    private Reasons reasons;

    @Test
    void aPastHappensAgainAtItsTimes() {
        var phone = freshPhone();
        var past = past(phone, BEGAN, new PastLead.End(BEGAN.plusSeconds(9000), MANAGER, null, "Romashka"));

        var imported = importLead.all(List.of(past));

        var lead = String.valueOf(imported.get(past.externalId()));
        var view = lead(lead);
        assertThat(view.get("outcome").asString()).isEqualTo("won");
        assertThat(view.get("createdAt").asString()).isEqualTo(BEGAN.toString());
        assertThat(view.get("closedAt").asString())
                .isEqualTo(BEGAN.plusSeconds(9000).toString());
        assertThat(view.get("company").get("name").asString()).isEqualTo("Romashka");
        assertThat(view.get("version").asLong()).isEqualTo(2);
        assertThat(kinds(lead)).containsExactly("converted", "stageChanged", "messageOut", "messageIn", "created");
        soon(() -> assertThat(typesToldOf(lead))
                .containsExactly(
                        "lead.created.v1",
                        "lead.message-received.v1",
                        "lead.responded.v1",
                        "lead.stage-changed.v1",
                        "lead.won.v1"));
        assertThat(toldOf(lead))
                .map(IncomingMessage::occurredAt)
                .isSorted()
                .first()
                .isEqualTo(BEGAN);
        soon(() -> assertThat(conversionsOf(lead)).hasSize(1));
        var conversion = conversionsOf(lead).getFirst();
        assertThat(conversion.get("order").get("sum").get("amount").asString()).isEqualTo("700.00");
        assertThat(conversion.get("at").asString())
                .isEqualTo(BEGAN.plusSeconds(9000).toString());
        assertThat(importLead.all(List.of(past))).isEmpty();
        assertThat(lead(leadOf(Request.form(phone))).get("first").asBoolean()).isFalse();
    }

    @Test
    void manyLeadsOfOnePersonKnowOfEachOther() {
        var phone = freshPhone();
        var reason = reasons.all().getFirst().id();
        var first = past(phone, BEGAN, new PastLead.End(BEGAN.plusSeconds(9000), null, reason, null));
        var second = past(phone, BEGAN.plusSeconds(10_000), null);

        var imported = importLead.all(List.of(second, first));

        var kept = lead(String.valueOf(imported.get(first.externalId())));
        var open = lead(String.valueOf(imported.get(second.externalId())));
        assertThat(kept.get("outcome").asString()).isEqualTo("kept");
        assertThat(open.get("first").asBoolean()).isFalse();
        assertThat(open.get("outcome").asString()).isEqualTo("open");
        assertThat(leadOf(Request.form(phone))).isEqualTo(open.get("id").asString());
    }

    private PastLead past(String phone, Instant began, PastLead.@Nullable End end) {
        var pipeline = pipelines.theDefault();
        return new PastLead(
                "old-" + fresh(),
                null,
                "Taras Past",
                List.of(new GivenContactPoint("phone", phone, phone)),
                sources.named("Old CRM", "manual"),
                pipeline.id(),
                began,
                null,
                List.of(new PastLead.Move(UUID.fromString(OFFER), began.plusSeconds(600), MANAGER)),
                List.of(
                        new PastLead.PastMessage(true, "Yes", began.plusSeconds(120), MANAGER),
                        new PastLead.PastMessage(false, "Do you?", began.plusSeconds(60), null)),
                new Money(new BigDecimal("700"), "UAH"),
                List.of(),
                List.of("old"),
                end);
    }
}
