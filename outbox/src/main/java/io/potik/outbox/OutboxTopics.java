package io.potik.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** Makes the topics that this service writes, in the background: a service starts though Kafka is away. */
final class OutboxTopics implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxTopics.class);

    private static final String A_DAY = Long.toString(Duration.ofDays(1).toMillis());

    private final KafkaAdmin admin;
    private final List<OutboxProperties.Topic> topics;
    private @Nullable Thread thread;

    OutboxTopics(KafkaAdmin admin, List<OutboxProperties.Topic> topics) {
        this.admin = admin;
        this.topics = topics;
    }

    private void make() {
        try (var kafka = Admin.create(admin.getConfigurationProperties())) {
            var missing = new ArrayList<>(topics);
            while (!missing.isEmpty()) {
                missing.removeIf(topic -> isMade(kafka, topic));
                if (!missing.isEmpty()) {
                    Thread.sleep(Duration.ofSeconds(1));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops
        }
    }

    /** A reader that came first made it with its own settings; the writer's are what counts. */
    private static boolean isMade(Admin kafka, OutboxProperties.Topic topic) {
        try {
            if (!created(kafka, topic)) {
                var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
                List<AlterConfigOp> settings = settings(topic).entrySet().stream()
                        .map(one -> new AlterConfigOp(
                                new ConfigEntry(one.getKey(), one.getValue()), AlterConfigOp.OpType.SET))
                        .toList();
                kafka.incrementalAlterConfigs(Map.of(resource, settings)).all().get();
            }
            return true;
        } catch (ExecutionException e) {
            log.warn("Topic {} cannot be made yet: {}", topic.name(), String.valueOf(e.getCause()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean created(Admin kafka, OutboxProperties.Topic topic)
            throws ExecutionException, InterruptedException {
        var description = new NewTopic(topic.name(), topic.partitions(), topic.replicas()).configs(settings(topic));
        try {
            kafka.createTopics(List.of(description)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private static Map<String, String> settings(OutboxProperties.Topic topic) {
        long retention = topic.retention().isNegative() ? -1 : topic.retention().toMillis();
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention));
        settings.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.compact() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        if (topic.compact()) {
            // What a newer message of its key replaced is gone within a day, however little else is written.
            settings.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, A_DAY);
        } else if (retention >= 0) {
            // What was removed leaves the disk with its segment.
            settings.put(TopicConfig.SEGMENT_MS_CONFIG, A_DAY);
        }
        return settings;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("outbox-topics").daemon().start(this::make);
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    /** Before the consumers, which would otherwise wait for a topic of our own. */
    @Override
    public int getPhase() {
        return -1;
    }
}
