package io.potik.lead.staff;

import io.potik.outbox.Inbox;
import io.potik.outbox.IncomingMessage;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** Follows {@code staff.events}. */
@Configuration(proxyBeanMethods = false)
class StaffMessages {

    private final StaffTable table;
    private final StaffNames names;
    private final JsonMapper json;

    StaffMessages(StaffTable table, StaffNames names, JsonMapper json) {
        this.table = table;
        this.names = names;
        this.json = json;
    }

    @Bean
    Consumer<Message<List<byte[]>>> staffEvents(Inbox inbox) {
        return poll -> {
            inbox.receive("staffEvents", poll, this::follow);
            names.forget();
        };
    }

    private void follow(List<IncomingMessage> messages) {
        messages.stream()
                .filter(message -> message.type().equals(StaffChanged.TYPE))
                .map(message -> json.readValue(message.payload(), StaffChanged.class))
                .forEach(table::put);
    }
}
