package io.potik.gateway.live;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what happens to leads and orders. Each instance reads everything, from now on: nothing is stored, so nothing has
 * to be read exactly once, and a browser that missed something asks the service.
 */
@Configuration(proxyBeanMethods = false)
class ChangeFeed {

    private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);

    @Bean
    Consumer<Message<List<byte[]>>> changeEvents(Changes changes, JsonMapper json) {
        return poll -> {
            var payloads = poll.getPayload();
            var headers = list(poll.getHeaders().get(KafkaHeaders.BATCH_CONVERTED_HEADERS));
            for (int i = 0; i < payloads.size() && i < headers.size(); i++) {
                // A tombstone's payload is no byte array, whatever the type says.
                Object payload = ((List<?>) payloads).get(i);
                var type = headers.get(i) instanceof Map<?, ?> attributes ? text(attributes.get("ce_type")) : null;
                if (payload instanceof byte[] bytes && type != null) {
                    var change = read(type, bytes, json);
                    if (change != null) {
                        changes.add(change);
                    }
                }
            }
        };
    }

    /** What a browser is told of an event; null for one that is nothing to it. */
    static @Nullable Change read(String type, byte[] payload, JsonMapper json) {
        try {
            return read(type, json.readTree(payload));
        } catch (JacksonException | IllegalArgumentException e) {
            // The services' own consumers put it aside for a person; here a screen is a moment late, no more.
            log.warn("An event of type {} could not be read: {}", type, e.toString());
            return null;
        }
    }

    private static @Nullable Change read(String type, JsonNode event) {
        var lead = event.path("lead");
        if (lead.isObject()) {
            return new Change(
                    type,
                    id(lead, "id"),
                    null,
                    lead.path("version").asLong(0),
                    id(lead, "managerId"),
                    id(lead, "stageId"),
                    id(lead, "pipelineId"),
                    null,
                    false,
                    id(event, "previousManagerId"),
                    null);
        }
        var order = event.path("order");
        if (order.isObject()) {
            return new Change(
                    type,
                    id(order, "leadId"),
                    id(order, "id"),
                    order.path("version").asLong(0),
                    id(order, "managerId"),
                    null,
                    null,
                    null,
                    false,
                    null,
                    null);
        }
        var only = id(event, "staffId");
        if (type.startsWith("notification.") && only != null) {
            return Change.of(type, only);
        }
        if (type.contains(".defined.")) {
            var pipeline = type.startsWith("pipeline.") ? id(event, "id") : null;
            return new Change(
                    type, null, null, event.path("version").asLong(0), null, null, pipeline, null, true, null, null);
        }
        return null;
    }

    private static @Nullable UUID id(JsonNode node, String field) {
        var value = node.path(field);
        return value.isString() ? UUID.fromString(value.asString()) : null;
    }

    private static List<?> list(@Nullable Object header) {
        return header instanceof List<?> list ? list : List.of();
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> value.toString();
        };
    }
}
