package io.potik.lead.erasure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** The topics with personal data that are kept for a time: how far they are read, and emptying them up to there. */
@Component
class PersonalTopics {

    private final KafkaAdmin kafka;
    private final List<ErasureProperties.Topic> topics;

    PersonalTopics(KafkaAdmin kafka, ErasureProperties properties) {
        this.kafka = kafka;
        this.topics = properties.topics();
    }

    /** Kafka does not answer. */
    static final class Away extends Exception {

        Away(Throwable cause) {
            super("Kafka does not answer", cause);
        }
    }

    private interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    /**
     * The end of each partition now, by "topic/partition"; a topic that nobody has made yet has none.
     *
     * @throws Away when that cannot be asked
     */
    Map<String, Long> ends() throws Away {
        return ask(admin -> {
            var ends = new HashMap<String, Long>();
            for (var topic : topics) {
                admin.listOffsets(partitions(admin, topic.name()).stream()
                                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                        .all()
                        .get()
                        .forEach((partition, end) -> ends.put(name(partition), end.offset()));
            }
            return ends;
        });
    }

    /**
     * Whether every reader of every topic has been through everything before the marks, and its effect is committed.
     *
     * @throws Away when that cannot be asked
     */
    boolean arePassed(Map<String, Long> marks) throws Away {
        return ask(admin -> {
            var readers =
                    topics.stream().flatMap(topic -> topic.readers().stream()).collect(Collectors.toSet());
            var read = admin.listConsumerGroupOffsets(readers.stream()
                            .collect(
                                    Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec())))
                    .all()
                    .get();
            return topics.stream()
                    .allMatch(topic -> topic.readers().stream()
                            .allMatch(reader -> hasPassed(topic.name(), marks, read.getOrDefault(reader, Map.of()))));
        });
    }

    private static boolean hasPassed(
            String topic, Map<String, Long> marks, Map<TopicPartition, OffsetAndMetadata> read) {
        return marks.entrySet().stream()
                .filter(mark -> mark.getValue() > 0)
                .map(mark -> Map.entry(partition(mark.getKey()), mark.getValue()))
                .filter(mark -> mark.getKey().topic().equals(topic))
                .allMatch(mark -> {
                    var offset = read.get(mark.getKey());
                    return offset != null && offset.offset() >= mark.getValue();
                });
    }

    /**
     * Removes everything before the marks: from then on nobody can read it.
     *
     * @throws Away when that was not answered; it may be done again
     */
    void empty(Map<String, Long> marks) throws Away {
        ask(admin -> {
            var before = marks.entrySet().stream()
                    .filter(mark -> mark.getValue() > 0)
                    .collect(Collectors.toMap(
                            mark -> partition(mark.getKey()), mark -> RecordsToDelete.beforeOffset(mark.getValue())));
            return admin.deleteRecords(before).all().get();
        });
    }

    private <T> T ask(Question<T> question) throws Away {
        var settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 6_000);
        try (var admin = Admin.create(settings)) {
            return question.ask(admin);
        } catch (ExecutionException e) {
            throw new Away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops
            throw new Away(e);
        }
    }

    private static Set<TopicPartition> partitions(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return new HashSet<>();
            }
            throw e;
        }
    }

    private static String name(TopicPartition partition) {
        return partition.topic() + "/" + partition.partition();
    }

    private static TopicPartition partition(String name) {
        int cut = name.lastIndexOf('/');
        return new TopicPartition(name.substring(0, cut), Integer.parseInt(name.substring(cut + 1)));
    }
}
