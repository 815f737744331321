package io.potik.outbox.test;

import io.potik.outbox.IncomingMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads one topic and keeps what it read: who waits for something asks again and again. */
final class TopicReader {

    private static final Map<String, TopicReader> READERS = new ConcurrentHashMap<>();

    private record Place(TopicPartition partition, long offset) {}

    private final String topic;
    private final KafkaConsumer<String, byte[]> kafka;
    private final Map<Place, IncomingMessage> read = new LinkedHashMap<>();

    @SuppressWarnings("resource") // lives as long as the JVM
    private TopicReader(String topic) {
        this.topic = topic;
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestEngines.brokers(),
                "auto.offset.reset",
                "earliest",
                // A question to the broker waits behind the fetch that is under way.
                "fetch.max.wait.ms",
                5);
        this.kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    static TopicReader of(String topic) {
        return READERS.computeIfAbsent(topic, TopicReader::new);
    }

    /** Everything that stands in the topic now, in the order of each partition. */
    synchronized List<IncomingMessage> all() {
        var partitions = partitions();
        var begins = kafka.beginningOffsets(partitions);
        var ends = kafka.endOffsets(partitions);
        read.keySet().removeIf(place -> place.offset() < begins.getOrDefault(place.partition(), 0L));
        while (partitions.stream().anyMatch(p -> kafka.position(p) < ends.getOrDefault(p, 0L))) {
            kafka.poll(Duration.ofMillis(100))
                    .forEach(record -> read.put(
                            new Place(new TopicPartition(topic, record.partition()), record.offset()),
                            message(record)));
        }
        return List.copyOf(read.values());
    }

    /** The same, with nothing believed that was read before. */
    synchronized List<IncomingMessage> allAnew() {
        read.clear();
        kafka.seekToBeginning(partitions());
        return all();
    }

    /** Those that there are by now; none as long as nobody has made the topic. */
    private List<TopicPartition> partitions() {
        var partitions = kafka.listTopics().getOrDefault(topic, List.of()).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        var added = new HashSet<>(partitions);
        added.removeAll(kafka.assignment());
        if (!added.isEmpty()) {
            kafka.assign(partitions);
            kafka.seekToBeginning(added);
        }
        return partitions;
    }

    private static IncomingMessage message(ConsumerRecord<String, byte[]> record) {
        var headers = record.headers();
        return new IncomingMessage(
                UUID.fromString(text(headers, "ce_id")),
                record.topic(),
                text(headers, "ce_type"),
                record.key(),
                Long.parseLong(text(headers, "ce_aggregateversion")),
                Instant.parse(text(headers, "ce_time")),
                record.value(),
                null);
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
