package io.potik.lead.messaging;

import io.potik.lead.contact.ContactPoints;
import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.erasure.CarryOnErasures;
import io.potik.lead.inbound.AddActivities;
import io.potik.lead.inbound.InboundRequest;
import io.potik.lead.inbound.MessageRetracted;
import io.potik.lead.inbound.ReceiveRequests;
import io.potik.lead.inbound.RetractMessages;
import io.potik.lead.lead.FollowMessages;
import io.potik.lead.lead.LinkLead;
import io.potik.lead.mailing.FollowMailings;
import io.potik.lead.mailing.GatherPeople;
import io.potik.lead.mailing.MailingAsked;
import io.potik.lead.mailing.OptOuts;
import io.potik.lead.order.KnownOrders;
import io.potik.outbox.Inbox;
import io.potik.outbox.IncomingMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** What the service listens to. A type that is of no use here is passed over. */
@Configuration(proxyBeanMethods = false)
class Consumers {

    static final String REQUEST_RECEIVED = "inbound.request-received.v1";
    static final String ACTIVITY_RECEIVED = "inbound.activity-received.v1";

    private final Inbox inbox;
    private final JsonMapper json;

    Consumers(Inbox inbox, JsonMapper json) {
        this.inbox = inbox;
        this.json = json;
    }

    @Bean
    Consumer<Message<List<byte[]>>> inboundRequests(
            ReceiveRequests receiveRequests,
            AddActivities addActivities,
            RetractMessages retractMessages,
            ContactPoints points,
            OptOuts optOuts) {
        return poll -> inbox.receive("inboundRequests", poll, messages -> {
            var requests = read(messages, REQUEST_RECEIVED, InboundRequest.class);
            var activities = read(messages, ACTIVITY_RECEIVED, InboundRequest.class);
            if (!activities.isEmpty()) {
                // All persons at once, before any lead: other polls want several of them too.
                points.lock(Stream.concat(requests.stream(), activities.stream())
                        .flatMap(one -> one.points().stream())
                        .toList());
            }
            receiveRequests.all(requests);
            var stops = requests.stream()
                    .filter(request -> OptOuts.isMeantBy(request.request().text()))
                    .flatMap(request -> request.points().stream())
                    .toList();
            if (!stops.isEmpty()) {
                optOuts.byWord(stops);
            }
            addActivities.all(activities);
            retractMessages.all(read(messages, MessageRetracted.TYPE, MessageRetracted.class));
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> customerEvents(ContactPoints points, KnownCustomers customers, LinkLead linkLead) {
        return poll -> inbox.receive("customerEvents", poll, messages -> {
            var changed = read(messages, CustomerChanged.TYPE, CustomerChanged.class);
            var linked = read(messages, CustomerLinked.TYPE, CustomerLinked.class);
            var removed = read(messages, CustomerRemoved.TYPE, CustomerRemoved.class);
            var before = customers.pointsOf(Stream.concat(
                            changed.stream().map(CustomerChanged::id),
                            removed.stream().map(CustomerRemoved::id))
                    .toList());
            // All persons at once, then lead after lead in one order: other polls want several of them too.
            points.lockThoseOf(
                    linked.stream().map(CustomerLinked::leadId).toList(),
                    Stream.concat(before.stream(), changed.stream().flatMap(one -> one.points().stream()))
                            .toList());
            changed.forEach(one -> customers.learn(one.customer(), one.points()));
            removed.forEach(one -> customers.forget(one.id(), one.version()));
            linked.stream()
                    .sorted(Comparator.comparing(one -> one.leadId().toString()))
                    .forEach(one ->
                            linkLead.customer(one.leadId(), one.customerId(), one.companyId(), one.leadVersion()));
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> orderEvents(LinkLead linkLead) {
        return poll -> inbox.receive(
                "orderEvents",
                poll,
                messages -> Stream.concat(
                                read(messages, OrderCreated.TYPE, OrderCreated.class).stream()
                                        .map(OrderCreated::order)
                                        .filter(order -> order.leadId() != null),
                                read(messages, OrderJoined.TYPE, OrderJoined.class).stream()
                                        .map(OrderJoined::ofLead))
                        .sorted(Comparator.comparing(order -> String.valueOf(order.leadId())))
                        .forEach(order ->
                                linkLead.order(Objects.requireNonNull(order.leadId()), order.id(), order.number())));
    }

    /** Beside {@link #orderEvents}, from the first order on: what is offered to join was told before anybody asked. */
    @Bean
    Consumer<Message<List<byte[]>>> orderHistory(KnownOrders orders) {
        return poll -> inbox.receive(
                "orderHistory",
                poll,
                messages -> orders.learn(messages.stream()
                        .filter(message -> message.type().startsWith(OrderTold.PREFIX))
                        .map(message -> json.readValue(message.payload(), OrderTold.class))
                        .filter(OrderTold::isWhole)
                        .map(OrderTold::known)
                        .toList()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> outboundStates(FollowMessages followMessages, FollowMailings followMailings) {
        return poll -> inbox.receive("outboundStates", poll, messages -> {
            var states = read(messages, MessageState.TYPE, MessageState.class);
            followMessages.note(states.stream()
                    .map(state ->
                            new FollowMessages.News(state.messageId(), state.leadId(), state.state(), state.reason()))
                    .toList());
            followMailings.note(states.stream()
                    .map(state -> new FollowMailings.News(state.messageId(), state.state(), state.reason()))
                    .toList());
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> mailingsAsked(GatherPeople gatherPeople) {
        return poll -> inbox.receive(
                "mailingsAsked",
                poll,
                messages -> gatherPeople.all(read(messages, MailingAsked.TYPE, MailingAsked.class)));
    }

    @Bean
    Consumer<Message<List<byte[]>>> erasureAnswers(CarryOnErasures carryOnErasures) {
        return poll -> inbox.receive(
                "erasureAnswers",
                poll,
                messages -> carryOnErasures.answered(read(messages, PersonErased.TYPE, PersonErased.class).stream()
                        .map(PersonErased::erased)
                        .toList()));
    }

    private <T> List<T> read(List<IncomingMessage> messages, String type, Class<T> as) {
        return messages.stream()
                .filter(message -> message.type().equals(type))
                .map(message -> json.readValue(message.payload(), as))
                .toList();
    }
}
