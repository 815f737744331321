package io.potik.customer.messaging;

import io.potik.customer.customer.RenameTag;
import io.potik.customer.erasure.ErasePerson;
import io.potik.customer.field.Fields;
import io.potik.customer.matching.Introduction;
import io.potik.customer.matching.LinkCustomers;
import io.potik.customer.matching.UndoLinks;
import io.potik.customer.purchase.CountOrders;
import io.potik.customer.segment.Segments;
import io.potik.customer.segment.Traits;
import io.potik.outbox.Inbox;
import io.potik.outbox.IncomingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** The bindings: a poll is one transaction, whatever its size. */
@Configuration(proxyBeanMethods = false)
class Polls {

    @Bean
    Consumer<Message<List<byte[]>>> leadConversions(
            Inbox inbox, LinkCustomers linkCustomers, UndoLinks undoLinks, JsonMapper json) {
        return poll -> inbox.receive("leadConversions", poll, messages -> {
            List<Introduction> together = new ArrayList<>();
            for (IncomingMessage message : messages) {
                switch (message.type()) {
                    case LeadConversion.CONVERTED, LeadConversion.KEPT ->
                        together.add(read(json, message, LeadConversion.class)
                                .introduction(message.type(), message.version()));
                    case ConversionUndone.TYPE -> {
                        // Seldom, and it counts what came before.
                        linkCustomers.link(together);
                        together.clear();
                        undoLinks.undo(
                                read(json, message, ConversionUndone.class).undone(message.version()));
                    }
                    default -> {}
                }
            }
            linkCustomers.link(together);
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> orderBuyers(
            Inbox inbox, LinkCustomers linkCustomers, UndoLinks undoLinks, JsonMapper json) {
        return poll -> inbox.receive("orderBuyers", poll, messages -> {
            // All that are wanted before: one that is undone was wanted first, and is wanted no more.
            linkCustomers.link(messages.stream()
                    .filter(message -> message.type().equals(BuyerWanted.TYPE))
                    .map(message -> read(json, message, BuyerWanted.class).introduction())
                    .toList());
            undoLinks.undoOrders(messages.stream()
                    .filter(message -> message.type().equals(BuyerUndone.TYPE))
                    .map(message -> read(json, message, BuyerUndone.class).undone())
                    .toList());
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> orderEvents(Inbox inbox, CountOrders countOrders, JsonMapper json) {
        return poll -> inbox.receive(
                "orderEvents",
                poll,
                messages -> countOrders.count(messages.stream()
                        .filter(message -> message.type().startsWith("order."))
                        .map(message -> read(json, message, OrderEvent.class).state())
                        .toList()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> fieldDefinitions(Inbox inbox, Fields fields, JsonMapper json) {
        return poll -> inbox.receive(
                "fieldDefinitions",
                poll,
                messages -> fields.learn(messages.stream()
                        .filter(message -> message.type().equals(FieldDefined.TYPE))
                        .map(message -> read(json, message, FieldDefined.class).field())
                        .toList()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> tagChanges(Inbox inbox, RenameTag renameTag, Segments segments, JsonMapper json) {
        return poll -> inbox.receive(
                "tagChanges",
                poll,
                messages -> messages.stream()
                        .filter(message -> message.type().equals(TagRenamed.TYPE))
                        .map(message -> read(json, message, TagRenamed.class))
                        .forEach(tag -> {
                            renameTag.rename(tag.name(), tag.newName());
                            if (tag.newName() != null) {
                                segments.renameTag(tag.name(), tag.newName());
                            }
                        }));
    }

    @Bean
    Consumer<Message<List<byte[]>>> leadHistory(Inbox inbox, Traits traits, JsonMapper json) {
        return poll -> inbox.receive(
                "leadHistory",
                poll,
                messages -> traits.learnLeads(messages.stream()
                        .filter(message -> message.type().startsWith(LeadTold.PREFIX))
                        .map(message -> read(json, message, LeadTold.class).news(message.type()))
                        .toList()));
    }

    /** Beside {@link #orderEvents}, from the first order on: segments ask what was not kept before there were any. */
    @Bean
    Consumer<Message<List<byte[]>>> orderHistory(Inbox inbox, Traits traits, JsonMapper json) {
        return poll -> inbox.receive(
                "orderHistory",
                poll,
                messages -> traits.learnOrders(messages.stream()
                        .filter(message -> message.type().startsWith("order."))
                        .map(message -> read(json, message, OrderTold.class).news())
                        .toList()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> orderGoods(Inbox inbox, Traits traits, JsonMapper json) {
        return poll -> inbox.receive(
                "orderGoods",
                poll,
                messages -> traits.learnGoods(messages.stream()
                        .filter(message -> message.type().equals(GoodsListed.TYPE))
                        .map(message -> read(json, message, GoodsListed.class).news())
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

    private static <T> T read(JsonMapper json, IncomingMessage message, Class<T> as) {
        return json.readValue(message.payload(), as);
    }
}
