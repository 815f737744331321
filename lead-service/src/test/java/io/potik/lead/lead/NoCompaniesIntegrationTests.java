package io.potik.lead.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.LeadDesk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A workspace that sells to people only. */
@TestPropertySource(
        properties = {
            "potik.workspace.companies=false",
            // What others say is for the service with companies.
            "spring.cloud.stream.bindings.inboundRequests-in-0.consumer.auto-startup=false",
            "spring.cloud.stream.bindings.customerEvents-in-0.consumer.auto-startup=false",
            "spring.cloud.stream.bindings.orderEvents-in-0.consumer.auto-startup=false",
            "spring.cloud.stream.bindings.staffEvents-in-0.consumer.auto-startup=false",
            "spring.cloud.stream.bindings.outboundStates-in-0.consumer.auto-startup=false"
        })
class NoCompaniesIntegrationTests extends LeadDesk {

    @Test
    void noneIsShownOrAnnounced() {
        var made = post(
                owner(),
                "/api/leads",
                Map.of(
                        "title",
                        "By hand",
                        "contactPoints",
                        List.of(Map.of("kind", "phone", "value", freshPhone())),
                        "company",
                        Map.of("name", "Tea & Co")));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        var lead = made.body().get("id").asString();

        assertThat(lead(lead).get("company").isNull()).isTrue();
        assertThat(get(owner(), "/api/leads/" + lead + "/conversion/preview")
                        .body()
                        .get("creates")
                        .toString())
                .isEqualTo("[\"customer\",\"order\"]");
    }
}
