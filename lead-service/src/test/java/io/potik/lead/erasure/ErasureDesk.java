package io.potik.lead.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.JsonNode;

/** A desk at which persons are forgotten; the other services are played. */
abstract class ErasureDesk extends LeadDesk {

    private static final Set<String> OTHERS =
            Set.of("customer-service", "customer-service-segments", "order-service", "intake-service");

    @Autowired
    private KafkaAdmin kafka;

    @Autowired
    private ErasureProperties properties;

    private final Set<UUID> answered = new HashSet<>();
    private final Set<JsonNode> asked = new HashSet<>();

    /** What the others were asked for. */
    Set<JsonNode> asked() {
        return asked;
    }

    void customerKnown(UUID id, String name, List<Map<String, String>> points) {
        produce(
                "customer.events",
                "customer.changed.v1",
                id.toString(),
                Map.of("id", id, "version", 1, "name", name, "lifecycle", "prospect", "contactPoints", points));
        soon(() -> assertThat(jdbc.sql("select count(*) from known_customer where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isOne());
    }

    /** A lead is this customer's. */
    void linked(String lead, UUID customer) {
        produce(
                "customer.events",
                "customer.linked.v1",
                lead,
                Map.of("leadId", lead, "customerId", customer, "created", true, "at", Instant.now()));
        soon(() -> assertThat(lead(lead).at("/customer/id").asString()).isEqualTo(customer.toString()));
    }

    /** A mailing to this customer alone, of whom it is known by now how they can be written to. */
    void mailingAsked(UUID mailing, String segment, String text, UUID customer) {
        produce(
                "customer.mailings",
                "mailing.asked.v1",
                mailing.toString(),
                Map.of(
                        "mailingId", mailing,
                        "segment", segment,
                        "text", text,
                        "by", OWNER,
                        "at", Instant.now(),
                        "customerIds", List.of(customer),
                        "last", true));
        soon(() -> assertThat(get(owner(), "/api/mailings/" + mailing)
                        .body()
                        .path("state")
                        .asString(""))
                .isEqualTo("ready"));
    }

    JsonNode erased(Map<String, Object> whom) {
        var begun = post(owner(), "/api/erasures", whom);
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
        return finished(begun.body().get("id").asString());
    }

    JsonNode finished(String id) {
        soon(() -> {
            read();
            answer(id);
            assertThat(get(owner(), "/api/erasures/" + id).body().get("state").asString())
                    .isEqualTo("done");
        });
        return get(owner(), "/api/erasures/" + id).body();
    }

    private void answer(String id) {
        told("erasure.requests", ErasureWanted.TYPE).stream()
                .filter(wanted -> wanted.get("erasureId").asString().equals(id))
                .filter(wanted -> answered.add(UUID.nameUUIDFromBytes(
                        (id + wanted.get("service").asString()).getBytes(StandardCharsets.UTF_8))))
                .peek(asked::add)
                .forEach(wanted -> produce(
                        "erasure.answers",
                        "person.erased.v1",
                        id,
                        Map.of(
                                "erasureId", id,
                                "service", wanted.get("service").asString(),
                                "orderIds", List.of(),
                                "places", Map.of("orders", 1),
                                "at", Instant.now())));
    }

    /** The others have read everything. */
    private void read() {
        try (var admin = Admin.create(kafka.getConfigurationProperties())) {
            for (var reader : OTHERS) {
                var partitions = properties.topics().stream()
                        .filter(topic -> topic.readers().contains(reader))
                        .map(ErasureProperties.Topic::name)
                        .flatMap(topic -> partitions(admin, topic).stream())
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
                var ends = admin.listOffsets(partitions).all().get().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                end -> new OffsetAndMetadata(end.getValue().offset())));
                admin.alterConsumerGroupOffsets(reader, ends).all().get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<TopicPartition> partitions(Admin admin, String topic) {
        try {
            var there = admin.listTopics().names().get().contains(topic) ? List.of(topic) : List.<String>of();
            return admin.describeTopics(there).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
