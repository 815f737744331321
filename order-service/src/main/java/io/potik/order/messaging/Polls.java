package io.potik.order.messaging;

import io.potik.order.conversion.OrderLeads;
import io.potik.order.customer.KnownCustomers;
import io.potik.order.erasure.ErasePerson;
import io.potik.order.field.Fields;
import io.potik.order.messaging.CustomerEvents.Buyer;
import io.potik.order.messaging.CustomerEvents.Changed;
import io.potik.order.messaging.CustomerEvents.Linked;
import io.potik.order.messaging.CustomerEvents.Removed;
import io.potik.order.shop.FollowShops;
import io.potik.order.shop.ToldOrder;
import io.potik.order.shop.UndoImport;
import io.potik.order.shop.UndoneOrder;
import io.potik.order.workspace.Workspace;
import io.potik.outbox.Inbox;
import io.potik.outbox.IncomingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** The bindings: a poll is one transaction, whatever its size. */
@Configuration(proxyBeanMethods = false)
class Polls {

    @Bean
    Consumer<Message<List<byte[]>>> leadConversions(
            Inbox inbox, OrderLeads orderLeads, Workspace workspace, JsonMapper json) {
        return poll -> inbox.receive("leadConversions", poll, messages -> {
            // Before all of them: each knows by its version what it undoes, and no order is made to be cancelled.
            of(ConversionUndone.TYPE, messages)
                    .map(message -> json.readValue(message.payload(), ConversionUndone.class)
                            .undone(message.version()))
                    .forEach(orderLeads::undone);
            orderLeads.converted(of(LeadConverted.TYPE, messages)
                    .map(message -> new Told<>(message, json.readValue(message.payload(), LeadConverted.class)))
                    .filter(lead -> lead.payload().orderId() != null)
                    .map(lead -> lead.payload().converted(lead.message().version(), workspace.currency()))
                    .toList());
        });
    }

    private record Told<T>(IncomingMessage message, T payload) {}

    @Bean
    Consumer<Message<List<byte[]>>> customerEvents(
            Inbox inbox, OrderLeads orderLeads, FollowShops followShops, KnownCustomers customers, JsonMapper json) {
        return poll -> inbox.receive("customerEvents", poll, messages -> {
            customers.learn(of(Changed.TYPE, messages)
                    .map(message ->
                            json.readValue(message.payload(), Changed.class).customer())
                    .toList());
            of(Removed.TYPE, messages)
                    .map(message -> json.readValue(message.payload(), Removed.class))
                    .forEach(removed -> customers.forget(removed.id(), removed.version()));
            orderLeads.linked(of(Linked.TYPE, messages)
                    .map(message ->
                            json.readValue(message.payload(), Linked.class).lead(message.version()))
                    .toList());
            followShops.linked(of(Buyer.TYPE, messages)
                    .map(message ->
                            json.readValue(message.payload(), Buyer.class).buyer())
                    .toList());
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> inboundOrders(
            Inbox inbox, FollowShops followShops, UndoImport undoImport, Workspace workspace, JsonMapper json) {
        return poll -> inbox.receive("inboundOrders", poll, messages -> {
            List<ToldOrder> told = new ArrayList<>();
            List<UndoneOrder> undone = new ArrayList<>();
            for (IncomingMessage message : messages) {
                // In their sequence: what was undone may be told anew.
                switch (message.type()) {
                    case OrderReceived.TYPE -> {
                        undoImport.undo(undone);
                        undone.clear();
                        told.add(json.readValue(message.payload(), OrderReceived.class)
                                .told(workspace.currency()));
                    }
                    case OrderUndone.TYPE -> {
                        followShops.told(told);
                        told.clear();
                        undone.add(json.readValue(message.payload(), OrderUndone.class)
                                .undone());
                    }
                    default -> {}
                }
            }
            followShops.told(told);
            undoImport.undo(undone);
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> fieldDefinitions(Inbox inbox, Fields fields, JsonMapper json) {
        return poll -> inbox.receive(
                "fieldDefinitions",
                poll,
                messages -> fields.learn(of(FieldDefined.TYPE, messages)
                        .map(message -> json.readValue(message.payload(), FieldDefined.class)
                                .field())
                        .toList()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> erasureRequests(Inbox inbox, ErasePerson erasePerson, JsonMapper json) {
        return poll -> inbox.receive(
                "erasureRequests",
                poll,
                messages -> messages.stream()
                        .filter(message -> message.type().equals(ErasureWanted.TYPE))
                        .map(message -> json.readValue(message.payload(), ErasureWanted.class))
                        .filter(ErasureWanted::isForUs)
                        .forEach(wanted -> erasePerson.erase(wanted.erasureId(), wanted.person())));
    }

    private static Stream<IncomingMessage> of(String type, List<IncomingMessage> messages) {
        return messages.stream().filter(message -> message.type().equals(type));
    }
}
