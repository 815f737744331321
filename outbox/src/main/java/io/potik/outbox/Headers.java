package io.potik.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** A message's attributes as Kafka headers, in the names of the CloudEvents Kafka binding (binary mode). */
final class Headers {

    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String TIME = "ce_time";
    static final String SUBJECT = "ce_subject";
    static final String VERSION = "ce_aggregateversion";
    static final String TRACE = "traceparent";

    private Headers() {}

    static ProducerRecord<String, byte[]> record(OutgoingMessage message, String source, @Nullable String trace) {
        var record = new ProducerRecord<>(message.topic(), message.key(), message.payload());
        put(record, "ce_specversion", "1.0");
        put(record, ID, message.id().toString());
        put(record, TYPE, message.type());
        put(record, SOURCE, source);
        put(record, TIME, message.occurredAt().toString());
        put(record, SUBJECT, message.key());
        put(record, VERSION, Long.toString(message.version()));
        put(record, "content-type", "application/json");
        if (trace != null) {
            put(record, TRACE, trace);
        }
        return record;
    }

    /** The messages of one poll in their order; a tombstone (no value) is left out. */
    static List<IncomingMessage> messages(Message<List<byte[]>> poll) {
        var headers = poll.getHeaders();
        List<Map<String, Object>> attributes = list(headers.get(KafkaHeaders.BATCH_CONVERTED_HEADERS));
        List<Object> topics = list(headers.get(KafkaHeaders.RECEIVED_TOPIC));
        List<Object> keys = list(headers.get(KafkaHeaders.RECEIVED_KEY));
        List<?> payloads = poll.getPayload();
        return IntStream.range(0, payloads.size())
                .filter(i -> payloads.get(i) instanceof byte[])
                .mapToObj(i ->
                        message((byte[]) payloads.get(i), attributes.get(i), text(topics.get(i)), text(keys.get(i))))
                .toList();
    }

    private static IncomingMessage message(
            byte[] payload, Map<String, Object> attributes, @Nullable String topic, @Nullable String key) {
        return new IncomingMessage(
                UUID.fromString(required(attributes, ID)),
                topic == null ? "" : topic,
                required(attributes, TYPE),
                key == null ? "" : key,
                Long.parseLong(required(attributes, VERSION)),
                Instant.parse(required(attributes, TIME)),
                payload,
                text(attributes.get(TRACE)));
    }

    private static String required(Map<String, Object> attributes, String name) {
        String value = text(attributes.get(name));
        if (value == null) {
            throw new IllegalArgumentException("a message without the header " + name);
        }
        return value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> value.toString();
        };
    }

    @SuppressWarnings("unchecked") // the batch listener's contract: one list entry a record
    private static <T> List<T> list(@Nullable Object header) {
        if (!(header instanceof List<?> list)) {
            throw new IllegalStateException("not a poll: set consumer.batch-mode on the binding");
        }
        return (List<T>) list;
    }

    private static void put(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
