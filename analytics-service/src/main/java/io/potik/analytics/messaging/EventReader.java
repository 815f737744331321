package io.potik.analytics.messaging;

import io.potik.analytics.projection.LeadEvent;
import io.potik.analytics.projection.LeadProjection;
import io.potik.analytics.projection.OrderEvent;
import io.potik.analytics.projection.OrderProjection;
import io.potik.analytics.projection.SettingEvent;
import io.potik.analytics.projection.SettingProjection;
import io.potik.analytics.projection.StaffChanged;
import io.potik.outbox.IncomingMessage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Knows the contracts by their names. A type that it does not know is not for reports and is passed over. */
@Component
class EventReader {

    private final JsonMapper json;
    private final LeadProjection leads;
    private final OrderProjection orders;
    private final SettingProjection settings;

    EventReader(JsonMapper json, LeadProjection leads, OrderProjection orders, SettingProjection settings) {
        this.json = json;
        this.leads = leads;
        this.orders = orders;
        this.settings = settings;
    }

    /** Of lead.events: leads, and the names and costs that the desk is set up with. */
    void leadEvents(List<IncomingMessage> messages) {
        var happened = new ArrayList<LeadEvent>();
        var defined = new ArrayList<SettingEvent>();
        for (var message : messages) {
            switch (message.type()) {
                case "pipeline.defined.v1" -> defined.add(read(message, SettingEvent.PipelineDefined.class));
                case "reason.defined.v1" -> defined.add(read(message, SettingEvent.ReasonDefined.class));
                case "source.defined.v1" -> defined.add(read(message, SettingEvent.SourceDefined.class));
                case "source.cost-set.v1" -> defined.add(read(message, SettingEvent.SourceCostSet.class));
                default -> {
                    if (isOfLead(message.type())) {
                        happened.add(new LeadEvent(message.type(), read(message, LeadEvent.Details.class)));
                    }
                }
            }
        }
        settings.apply(defined);
        leads.apply(happened);
    }

    /** Of order.events. */
    void orderEvents(List<IncomingMessage> messages) {
        orders.apply(messages.stream()
                .filter(message ->
                        message.type().startsWith("order.") && message.type().endsWith(".v1"))
                .map(message -> read(message, OrderEvent.class))
                .toList());
    }

    /** Of staff.events. */
    void staffEvents(List<IncomingMessage> messages) {
        settings.applyStaff(messages.stream()
                .filter(message -> message.type().equals("staff.changed.v1"))
                .map(message -> read(message, StaffChanged.class))
                .toList());
    }

    /** Every lead event carries the card as it stood afterwards, so a new kind of event moves the card as well. */
    private static boolean isOfLead(String type) {
        return type.startsWith("lead.") && type.endsWith(".v1");
    }

    private <T> T read(IncomingMessage message, Class<T> contract) {
        return json.readValue(message.payload(), contract);
    }
}
