package io.potik.customer.messaging;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code tag.renamed.v1}. */
record TagRenamed(String name, @Nullable String newName) {

    static final String TYPE = "tag.renamed.v1";

    /** @throws NullPointerException if what the contract requires is missing */
    TagRenamed {
        Objects.requireNonNull(name, "name");
    }
}
