package io.potik.lead.lead;

import io.potik.outbox.Ids;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends what happened to leads, with the transaction. Lock and flush the lead before. */
@Component
public class LeadEvents {

    private final Outbox outbox;
    private final JsonMapper json;
    private final ApplicationEventPublisher here;

    LeadEvents(Outbox outbox, JsonMapper json, ApplicationEventPublisher here) {
        this.outbox = outbox;
        this.json = json;
        this.here = here;
    }

    /** Sends the events in their order; who follows leads in this service hears of them first, in this transaction. */
    public void send(Collection<? extends LeadEvent> events) {
        if (!events.isEmpty()) {
            here.publishEvent(new LeadsChanged(List.copyOf(events)));
        }
        outbox.send(events.stream().map(this::message).toList());
    }

    /** Asks customer-service and order-service for what ends of leads need. */
    void ask(Collection<? extends LeadConversion> conversions) {
        outbox.send(conversions.stream().map(this::message).toList());
    }

    private OutgoingMessage message(LeadEvent event) {
        return new OutgoingMessage(
                Ids.next(),
                "lead.events",
                event.lead().id().toString(),
                event.type(),
                event.lead().version(),
                event.at(),
                json.writeValueAsBytes(event));
    }

    private OutgoingMessage message(LeadConversion conversion) {
        return new OutgoingMessage(
                Ids.next(),
                "lead.conversions",
                conversion.leadId().toString(),
                conversion.type(),
                conversion.version(),
                conversion.at(),
                json.writeValueAsBytes(conversion));
    }
}
