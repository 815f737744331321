package io.potik.order.field;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field as it was defined last.
 *
 * @param of what has it: {@link Fields#ORDER}
 * @param key under which its values are kept; it never changes
 * @param type what may stand in it, in the contract's words
 * @param options of a choice or of several, in their order; else empty
 * @param active whether it can be filled in
 */
public record Field(
        UUID id, long version, String of, String key, String name, String type, List<Option> options, boolean active) {

    /**
     * What can be chosen.
     *
     * @param active whether it can be chosen; one that is not stays where it was chosen
     */
    public record Option(String id, String name, boolean active) {}

    /** Copies the list. */
    public Field {
        options = List.copyOf(options);
    }

    Optional<Option> option(@Nullable Object optionId) {
        return options.stream().filter(option -> option.id().equals(optionId)).findFirst();
    }
}
