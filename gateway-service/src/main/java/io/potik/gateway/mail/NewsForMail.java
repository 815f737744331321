package io.potik.gateway.mail;

import io.potik.outbox.Inbox;
import io.potik.outbox.IncomingMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** Hears whose notifications changed. What they say stays in lead-service until it is sent. */
@Configuration(proxyBeanMethods = false)
class NewsForMail {

    private static final String TYPE = "notification.changed.v1";

    record Changed(UUID staffId) {}

    private final MailLooks looks;
    private final MailProperties properties;
    private final JsonMapper json;

    NewsForMail(MailLooks looks, MailProperties properties, JsonMapper json) {
        this.looks = looks;
        this.properties = properties;
        this.json = json;
    }

    /** Without a mail server nothing is kept, and what came until one is named is not sent later. */
    @Bean
    Consumer<Message<List<byte[]>>> notificationNews(Inbox inbox) {
        return poll -> {
            if (properties.isOn()) {
                inbox.receive("notificationNews", poll, this::note);
            }
        };
    }

    private void note(List<IncomingMessage> messages) {
        var staff = messages.stream()
                .filter(message -> message.type().equals(TYPE))
                .map(message -> json.readValue(message.payload(), Changed.class).staffId())
                .distinct()
                .toList();
        if (!staff.isEmpty()) {
            looks.note(staff, Instant.now().plus(properties.delay()));
        }
    }
}
