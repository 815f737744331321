package io.potik.analytics.rebuild;

import io.potik.analytics.problem.Conflict;
import io.potik.analytics.problem.Unavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** The topics that the store is made of, and how far this service's consumer group has read them. */
@Component
class EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaAdmin kafka;
    private final Set<String> topics;
    private final String group;

    EventLog(KafkaAdmin kafka, BindingServiceProperties bindings) {
        this.kafka = kafka;
        var inputs = bindings.getBindings().values();
        this.topics = inputs.stream().map(BindingProperties::getDestination).collect(Collectors.toSet());
        this.group =
                inputs.stream().map(BindingProperties::getGroup).findFirst().orElseThrow();
    }

    /** Whether anybody reads as this group; an instance that was killed counts until its session times out. */
    boolean isBeingRead() {
        return with(admin -> {
            try {
                var described = get(admin.describeConsumerGroups(Set.of(group))
                        .describedGroups()
                        .get(group));
                return !described.members().isEmpty();
            } catch (GroupIdNotFoundException nobodyEver) {
                return false;
            }
        });
    }

    /**
     * Sets the group back to the beginning.
     *
     * @return what there is to read, by partition
     * @throws Conflict when somebody reads as this group
     */
    Map<String, StoreState.Span> rewind() {
        return with(admin -> {
            var partitions = partitions(admin);
            var begin = offsets(admin, partitions, OffsetSpec.earliest());
            var end = offsets(admin, partitions, OffsetSpec.latest());
            var start = new HashMap<TopicPartition, OffsetAndMetadata>();
            begin.forEach((partition, offset) -> start.put(partition, new OffsetAndMetadata(offset)));
            try {
                get(admin.alterConsumerGroupOffsets(group, start).all());
            } catch (UnknownMemberIdException | GroupNotEmptyException somebodyReads) {
                throw RebuildStore.anotherInstance();
            }
            var spans = new TreeMap<String, StoreState.Span>();
            begin.forEach((partition, offset) ->
                    spans.put(partition.toString(), new StoreState.Span(offset, end.getOrDefault(partition, offset))));
            return spans;
        });
    }

    /** How much of these spans the group has read and committed. */
    RebuildStatus.Position position(Map<String, StoreState.Span> spans) {
        return with(admin -> {
            var committed = new HashMap<String, Long>();
            get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            committed.put(partition.toString(), offset.offset());
                        }
                    });
            long read = 0;
            long of = 0;
            for (var span : spans.entrySet()) {
                long begin = span.getValue().begin();
                long end = span.getValue().end();
                long at = committed.getOrDefault(span.getKey(), begin);
                read += Math.clamp(at, begin, end) - begin;
                of += end - begin;
            }
            return new RebuildStatus.Position(read, of);
        });
    }

    /** A topic that nobody has made yet has nothing to read. */
    private Collection<TopicPartition> partitions(Admin admin) {
        var there = new HashSet<>(get(admin.listTopics().names()));
        there.retainAll(topics);
        return get(admin.describeTopics(there).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which) {
        var asked = partitions.stream().collect(Collectors.toMap(p -> p, p -> which));
        return get(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, offset -> offset(offset.getValue())));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    private <T> T with(Call<T> call) {
        var settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("request.timeout.ms", (int) PATIENCE.toMillis() / 2);
        try (var admin = Admin.create(settings)) {
            return call.on(admin);
        }
    }

    private interface Call<T> {

        T on(Admin admin);
    }

    /** @throws Unavailable when Kafka does not answer */
    private static <T> T get(@Nullable KafkaFuture<T> future) {
        try {
            if (future == null) {
                throw new IllegalStateException("Kafka was not asked");
            }
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException
                    || e.getCause() instanceof GroupNotEmptyException
                    || e.getCause() instanceof UnknownMemberIdException) {
                throw (RuntimeException) e.getCause();
            }
            throw new Unavailable("Kafka does not answer. Nothing was changed; try again in a minute.", e);
        } catch (TimeoutException e) {
            throw new Unavailable("Kafka does not answer. Nothing was changed; try again in a minute.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The service stops. Nothing was changed.", e);
        }
    }
}
