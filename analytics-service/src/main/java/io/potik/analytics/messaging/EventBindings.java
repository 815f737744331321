package io.potik.analytics.messaging;

import io.potik.outbox.Inbox;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** The bindings of application.yaml; each name is also the consumer's name in the inbox. */
@Configuration(proxyBeanMethods = false)
class EventBindings {

    @Bean
    Consumer<Message<List<byte[]>>> leadEvents(Inbox inbox, EventReader reader) {
        return poll -> inbox.receive("leadEvents", poll, reader::leadEvents);
    }

    @Bean
    Consumer<Message<List<byte[]>>> orderEvents(Inbox inbox, EventReader reader) {
        return poll -> inbox.receive("orderEvents", poll, reader::orderEvents);
    }

    @Bean
    Consumer<Message<List<byte[]>>> staffEvents(Inbox inbox, EventReader reader) {
        return poll -> inbox.receive("staffEvents", poll, reader::staffEvents);
    }
}
