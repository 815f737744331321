package io.potik.lead.field;

import io.potik.outbox.Ids;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An option as somebody wants it; its place in the list is its place among the others.
 *
 * @param id the option that it changes, or null for a new one
 * @param active null is active
 */
record OptionDraft(
        @Nullable UUID id,
        @NotBlank @Size(max = 100) String name,
        @Nullable Boolean active) {

    static OptionDraft of(Field.Option option) {
        return new OptionDraft(option.id(), option.name(), option.active());
    }

    Field.Option option() {
        return new Field.Option(id == null ? Ids.next() : id, name.strip(), !Boolean.FALSE.equals(active));
    }
}
