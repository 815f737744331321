package io.potik.customer.messaging;

import io.potik.customer.erasure.Person;
import java.util.List;
import java.util.UUID;

/** What this service reads of {@code person.erasure-wanted.v1}. */
record ErasureWanted(
        UUID erasureId,
        String service,
        List<UUID> customerIds,
        List<UUID> leadIds,
        List<UUID> orderIds,
        List<Person.Point> contactPoints) {

    static final String TYPE = "person.erasure-wanted.v1";

    /** Whether it is this service that is asked. */
    boolean isForUs() {
        return service.equals("customer-service");
    }

    /** @throws NullPointerException if what the contract requires is missing */
    Person person() {
        return new Person(customerIds, leadIds, orderIds, contactPoints);
    }

    @Override
    public String toString() {
        return "ErasureWanted[" + erasureId + "]";
    }
}
