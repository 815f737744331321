package io.potik.lead.field;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The event {@code field.defined.v1}: a field of customers, companies or orders as it is from now on. */
record FieldDefined(
        UUID id,
        long version,
        Field.Of of,
        String key,
        String name,
        Field.Type type,
        List<Field.Option> options,
        boolean active,
        Instant at) {

    static final String TYPE = "field.defined.v1";
    static final String TOPIC = "field.definitions";

    static FieldDefined of(Field field, Instant at) {
        return new FieldDefined(
                field.id(),
                field.version(),
                field.of(),
                field.key(),
                field.name(),
                field.type(),
                field.options(),
                field.active(),
                at);
    }
}
