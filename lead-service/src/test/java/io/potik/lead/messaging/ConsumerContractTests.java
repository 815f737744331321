package io.potik.lead.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.inbound.InboundRequest;
import io.potik.lead.inbound.MessageRetracted;
import io.potik.lead.mailing.MailingAsked;
import io.potik.lead.support.Contracts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Every example of what others tell can be read here, with fields that nobody knows yet. */
class ConsumerContractTests {

    private record Consumed(String owner, String type, Class<?> as) {}

    private static final List<Consumed> CONSUMED = List.of(
            new Consumed("customer", CustomerChanged.TYPE, CustomerChanged.class),
            new Consumed("customer", CustomerLinked.TYPE, CustomerLinked.class),
            new Consumed("customer", CustomerRemoved.TYPE, CustomerRemoved.class),
            new Consumed("customer", MailingAsked.TYPE, MailingAsked.class),
            new Consumed("lead", PersonErased.TYPE, PersonErased.class),
            new Consumed("order", OrderCreated.TYPE, OrderCreated.class),
            new Consumed("order", OrderJoined.TYPE, OrderJoined.class),
            new Consumed("order", "order.status-changed.v1", OrderTold.class),
            new Consumed("intake", Consumers.REQUEST_RECEIVED, InboundRequest.class),
            new Consumed("intake", Consumers.ACTIVITY_RECEIVED, InboundRequest.class),
            new Consumed("intake", MessageRetracted.TYPE, MessageRetracted.class),
            new Consumed("intake", MessageState.TYPE, MessageState.class));

    /** As Spring Boot sets it up. */
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @TestFactory
    Stream<DynamicTest> examplesCanBeRead() {
        return CONSUMED.stream()
                .map(consumed -> DynamicTest.dynamicTest(
                        consumed.type(),
                        () -> assertThat(Contracts.examples(consumed.owner(), consumed.type()))
                                .allSatisfy(example -> assertThat(read(example, consumed.as()))
                                        .hasNoNullFieldsOrPropertiesExcept(
                                                "name",
                                                "company",
                                                "leadVersion",
                                                "mergedInto",
                                                "reason",
                                                "connectionName",
                                                "provider",
                                                "answers"))));
    }

    private Object read(byte[] example, Class<?> as) {
        @SuppressWarnings("unchecked")
        Map<String, Object> fields = json.readValue(new String(example, StandardCharsets.UTF_8), Map.class);
        fields.put("somethingNew", Map.of("nested", true));
        return json.readValue(json.writeValueAsBytes(fields), as);
    }
}
