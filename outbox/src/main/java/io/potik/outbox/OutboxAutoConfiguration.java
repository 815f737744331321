package io.potik.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.potik.outbox.request.IdempotentPosts;
import java.util.HashMap;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.ExponentialBackOff;

/** Puts the mechanism into every service that has a database and Kafka. */
@AutoConfiguration(
        after = {JdbcTemplateAutoConfiguration.class, TransactionAutoConfiguration.class, KafkaAutoConfiguration.class})
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxAutoConfiguration {

    @Bean
    Tracing outboxTracing(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new Tracing(tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    OutboxRelay outboxRelay(
            DataSource database,
            KafkaAdmin kafka,
            OutboxProperties properties,
            @Value("${spring.application.name}") String source) {
        var settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE); // never gives up within a key
        // Two at once may change places where a partition is new, and the first is then refused for ever (KAFKA-15591).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0); // the relay flushes a whole batch at once
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        var producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        return new OutboxRelay(database, producers, properties, new Housekeeping(properties), source);
    }

    @Bean
    OutboxTopics outboxTopics(KafkaAdmin admin, OutboxProperties properties) {
        return new OutboxTopics(admin, properties.topics());
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, OutboxRelay relay, Tracing tracing) {
        return new Outbox(jdbc, relay, tracing);
    }

    @Bean
    DeadLetters deadLetters(JdbcTemplate jdbc, PlatformTransactionManager transactions, Outbox outbox) {
        return new DeadLetters(jdbc, new TransactionTemplate(transactions), outbox);
    }

    @Bean
    DeadLettersEndpoint deadLettersEndpoint(DeadLetters deadLetters) {
        return new DeadLettersEndpoint(deadLetters);
    }

    @Bean
    Inbox inbox(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            DeadLetters deadLetters,
            Tracing tracing,
            MeterRegistry metrics) {
        return new Inbox(jdbc, new TransactionTemplate(transactions), deadLetters, tracing, metrics);
    }

    /** A dependency that is down: the same poll again, for ever, with a growing pause of at most five seconds. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> retryForEver() {
        return (container, destination, group) -> {
            var pause = new ExponentialBackOff(200, 2);
            pause.setMaxInterval(5_000);
            container.setCommonErrorHandler(new DefaultErrorHandler(pause));
        };
    }

    @Bean
    FilterRegistrationBean<IdempotentPosts> idempotentPosts(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, OutboxProperties properties) {
        var filter = new IdempotentPosts(
                jdbc, new TransactionTemplate(transactions), properties.idempotentPaths(), properties.streamedPaths());
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(0); // after Spring Security (-100), which knows the caller
        return registration;
    }

    @Bean
    Gauge outboxOldestAge(JdbcTemplate jdbc, MeterRegistry metrics) {
        return Gauge.builder("outbox.oldest.age", () -> oldestAge(jdbc))
                .baseUnit("seconds")
                .description("How long the oldest message has been waiting to be sent")
                .register(metrics);
    }

    @Bean
    Gauge inboxDeadLetters(DeadLetters deadLetters, MeterRegistry metrics) {
        return Gauge.builder("inbox.deadletters", deadLetters::count)
                .description("Messages that could not be handled or sent and wait for a person")
                .register(metrics);
    }

    private static double oldestAge(JdbcTemplate jdbc) {
        var ages = jdbc.queryForList(
                "select extract(epoch from clock_timestamp() - written_at)::float8 from outbox order by position limit 1",
                Double.class);
        return ages.isEmpty() ? 0 : ages.getFirst();
    }
}
