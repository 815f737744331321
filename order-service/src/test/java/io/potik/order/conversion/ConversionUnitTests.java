package io.potik.order.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.order.order.Actor;
import io.potik.order.order.Money;
import io.potik.order.status.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConversionUnitTests {

    private static final Status NEW = new Status("new", 1, null, Status.Kind.OPEN, "#2563eb", 0, true);

    private static final UUID LEAD = UUID.randomUUID();
    private static final UUID CUSTOMER = UUID.randomUUID();

    private static ConvertedLead converted(UUID order) {
        return converted(order, 0);
    }

    private static ConvertedLead converted(UUID order, long version) {
        return new ConvertedLead(
                LEAD,
                version,
                order,
                false,
                null,
                new ConvertedLead.Ordered(
                        1, null, null, List.of(), Money.zero("UAH"), Instant.EPOCH, new Actor("system", null)));
    }

    /** However often and in whichever order the halves come: one order. */
    @Property
    void oneOrder(@ForAll long seed) {
        ConvertedLead one = converted(UUID.randomUUID());
        LinkedLead other = new LinkedLead(LEAD, CUSTOMER, 1, null);
        List<Runnable> told = new ArrayList<>();
        Conversion conversion = new Conversion(LEAD, Conversion.State.NOTHING);
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            told.add(random.nextBoolean() ? () -> conversion.converted(one) : () -> conversion.linked(other));
        }
        told.add(() -> conversion.converted(one));
        told.add(() -> conversion.linked(other));
        int made = 0;
        for (Runnable half : told) {
            half.run();
            if (conversion.isReady()) {
                conversion.make(1, NEW);
                made++;
            }
        }

        assertThat(made).isEqualTo(1);
    }

    @Test
    void anotherConversionOfTheLeadIsAnotherOrder() {
        Conversion conversion = new Conversion(LEAD, Conversion.State.NOTHING);
        conversion.linked(new LinkedLead(LEAD, CUSTOMER, 1, null));
        conversion.converted(converted(UUID.randomUUID()));
        conversion.make(1, NEW);
        UUID second = UUID.randomUUID();

        conversion.converted(converted(second));

        assertThat(conversion.make(2, NEW).id()).isEqualTo(second);
    }

    @Test
    void theSameCustomerIsAnsweredAgainToWhatTheLeadSaidLater() {
        Conversion conversion = new Conversion(LEAD, Conversion.State.NOTHING);
        conversion.linked(new LinkedLead(LEAD, CUSTOMER, 1, 1L));
        conversion.converted(converted(UUID.randomUUID(), 3));
        assertThat(conversion.isReady()).isFalse();

        conversion.linked(new LinkedLead(LEAD, CUSTOMER, 1, 3L));

        assertThat(conversion.isReady()).isTrue();
    }

    @Test
    void anOlderAnswerDoesNotReplaceANewerOne() {
        Conversion conversion = new Conversion(LEAD, Conversion.State.NOTHING);
        conversion.linked(new LinkedLead(LEAD, CUSTOMER, 2, null));
        conversion.linked(new LinkedLead(LEAD, UUID.randomUUID(), 1, null));

        assertThat(conversion.state().customerId()).isEqualTo(CUSTOMER);
    }
}
