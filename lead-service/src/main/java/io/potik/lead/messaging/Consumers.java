package io.potik.lead.messaging;

import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.inbound.InboundRequest;
import io.potik.lead.inbound.ReceiveRequests;
import io.potik.lead.lead.LinkLead;
import io.potik.lead.lead.SendMessage;
import io.potik.outbox.Inbox;
import io.potik.outbox.IncomingMessage;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** What the service listens to. A type that is of no use here is passed over. */
@Configuration(proxyBeanMethods = false)
class Consumers {

    private static final String REQUEST_RECEIVED = "inbound.request-received.v1";

    private final Inbox inbox;
    private final JsonMapper json;

    Consumers(Inbox inbox, JsonMapper json) {
        this.inbox = inbox;
        this.json = json;
    }

    @Bean
    Consumer<Message<List<byte[]>>> inboundRequests(ReceiveRequests receiveRequests) {
        return poll -> inbox.receive(
                "inboundRequests",
                poll,
                messages -> receiveRequests.all(messages.stream()
                        .filter(message -> message.type().equals(REQUEST_RECEIVED))
                        .map(message -> read(message, InboundRequest.class))
                        .toList()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> customerEvents(KnownCustomers customers, LinkLead linkLead) {
        return each("customerEvents", message -> {
            switch (message.type()) {
                case CustomerChanged.TYPE -> {
                    var changed = read(message, CustomerChanged.class);
                    customers.learn(changed.customer(), changed.points());
                }
                case CustomerLinked.TYPE -> {
                    var linked = read(message, CustomerLinked.class);
                    linkLead.customer(linked.leadId(), linked.customerId(), linked.companyId());
                }
                default -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> orderEvents(LinkLead linkLead) {
        return each("orderEvents", message -> {
            if (message.type().equals(OrderCreated.TYPE)) {
                var order = read(message, OrderCreated.class).order();
                if (order.leadId() != null) {
                    linkLead.order(order.leadId(), order.id(), order.number());
                }
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> outboundStates(SendMessage sendMessage) {
        return each("outboundStates", message -> {
            if (message.type().equals(MessageState.TYPE)) {
                var state = read(message, MessageState.class);
                sendMessage.delivered(state.messageId(), state.leadId(), state.state(), state.reason());
            }
        });
    }

    private Consumer<Message<List<byte[]>>> each(String consumer, Consumer<IncomingMessage> handler) {
        return poll -> inbox.receive(consumer, poll, messages -> messages.forEach(handler));
    }

    private <T> T read(IncomingMessage message, Class<T> type) {
        return json.readValue(message.payload(), type);
    }
}
