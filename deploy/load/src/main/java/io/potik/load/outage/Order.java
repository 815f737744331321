package io.potik.load.outage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** In which order a connection's messages stand in Kafka. */
final class Order {

    private static final String TOPIC = "inbound.requests";

    private Order() {}

    /** The numbers of the messages by sender, in the order in which a consumer gets them. */
    static Map<String, List<Integer>> inKafka(String brokers, String connectionId) {
        var settings = new Properties();
        settings.put("bootstrap.servers", brokers);
        var json = JsonMapper.shared();
        var numbers = new HashMap<String, List<Integer>>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.key().startsWith(connectionId + ":")) {
                        var text = json.readTree(record.value())
                                .path("request")
                                .path("text")
                                .asString();
                        numbers.computeIfAbsent(record.key(), first -> new ArrayList<>())
                                .add(Person.number(text));
                    }
                }
            }
        }
        return numbers;
    }

    /**
     * How many come after a later one. One that stands there again is passed over: a relay that did not hear the
     * acknowledgement sends once more, and the reader knows it by its id.
     */
    static int overtaken(List<Integer> numbers) {
        var seen = new HashSet<Integer>();
        int latest = 0;
        int overtaken = 0;
        for (int number : numbers) {
            if (seen.add(number)) {
                overtaken += number < latest ? 1 : 0;
                latest = Math.max(latest, number);
            }
        }
        return overtaken;
    }
}
