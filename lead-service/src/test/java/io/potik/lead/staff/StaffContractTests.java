package io.potik.lead.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.lead.support.Contracts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StaffContractTests {

    private final JsonMapper json = JsonMapper.shared();

    @Test
    void everyExampleOfTheGatewayIsUnderstood() {
        assertThat(Contracts.examples("gateway", StaffChanged.TYPE)).allSatisfy(example -> {
            var member = json.readValue(example, StaffChanged.class);

            assertThat(member.id()).isNotNull();
            assertThat(member.version()).isPositive();
            assertThat(member.name()).isNotBlank();
            assertThat(member.role()).isIn("owner", "teamLead", "manager", "analyst");
        });
    }
}
