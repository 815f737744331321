package io.potik.customer.messaging;

import io.potik.customer.field.Field;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What this service reads of {@code field.defined.v1}. */
record FieldDefined(
        UUID id,
        long version,
        String of,
        String key,
        String name,
        String type,
        List<Field.Option> options,
        boolean active) {

    static final String TYPE = "field.defined.v1";

    /** @throws NullPointerException if what the contract requires is missing */
    Field field() {
        return new Field(
                Objects.requireNonNull(id, "id"),
                version,
                Objects.requireNonNull(of, "of"),
                Objects.requireNonNull(key, "key"),
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(type, "type"),
                Objects.requireNonNull(options, "options"),
                active);
    }
}
