package io.potik.customer.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.customer.company.Company;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CustomerUnitTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Customer customer = Customer.stored(
            UUID.randomUUID(),
            NOW,
            new Customer.State(
                    3,
                    Lifecycle.PROSPECT,
                    new Card("Olena", null, null, "", Map.of(), List.of()),
                    Map.of(),
                    0,
                    0,
                    null,
                    false,
                    List.of()));

    @Test
    void manyChangesAreOneVersion() {
        customer.reachedBy(new ContactPoint("phone", "+380671234567", "067"), NOW);
        customer.belongsTo(new Company(UUID.randomUUID(), "A"), NOW);
        customer.bought(1, NOW.plusSeconds(1));

        assertThat(customer.state().version()).isEqualTo(4);
        assertThat(customer.changedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void whatIsKnownAlreadyIsNoChange() {
        customer.introduced("Another name", null, NOW);
        customer.belongsTo(null, NOW);
        customer.edit(customer.card().editable(), null, NOW);

        assertThat(customer.changedAt()).isNull();
        assertThat(customer.name()).isEqualTo("Olena");
    }

    @Test
    void whoSawAnotherVersionMayNotChangeIt() {
        assertThatThrownBy(() -> customer.seenAs(2L)).isInstanceOf(Customer.StaleVersion.class);
    }

    @Property
    void aBuyerIsWhoHasAnOrder(@ForAll @IntRange(max = 5) int before, @ForAll @IntRange(max = 5) int after) {
        Customer somebody = Customer.prospect(UUID.randomUUID(), null, NOW);
        somebody.bought(before, NOW);
        somebody.bought(after, NOW);

        assertThat(somebody.state().lifecycle() == Lifecycle.BUYER).isEqualTo(after > 0);
    }
}
