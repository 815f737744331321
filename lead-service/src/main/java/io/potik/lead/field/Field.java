package io.potik.lead.field;

import com.fasterxml.jackson.annotation.JsonValue;
import io.potik.lead.problem.Invalid;
import io.potik.outbox.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field that the workspace made itself, at one version of its definition.
 *
 * @param version grows by one with every change but that of its place
 * @param of what has it
 * @param key by which the API and a stage's required fields name it; it never changes
 * @param options of a choice or of several, in their order; else empty
 * @param active whether it can be filled in; one that is not still names what stands in it
 * @param rank its place among the others, from 1
 */
public record Field(
        UUID id,
        long version,
        Of of,
        String key,
        String name,
        Type type,
        List<Option> options,
        boolean active,
        int rank) {

    /** What a stage may require that every lead has; no field of a workspace has such a key. */
    public static final Set<String> OWN =
            Set.of("amount", "company", "title", "budget", "authority", "need", "timeline");

    /** What has fields. */
    public enum Of {
        /** A lead, whose fields are kept here. */
        LEAD("lead"),
        /** A person, of whom customer-service knows. */
        CUSTOMER("customer"),
        /** A company of customers. */
        COMPANY("company"),
        /** What was sold, of which order-service knows. */
        ORDER("order");

        private final String word;

        Of(String word) {
            this.word = word;
        }

        /** As the API, the tables and the event write it. */
        @JsonValue
        public String word() {
            return word;
        }

        /**
         * What is called so; a lead when nothing is said.
         *
         * @throws Invalid when nothing that has fields is called so
         */
        static Of called(@Nullable String word) {
            return word == null
                    ? LEAD
                    : Arrays.stream(values())
                            .filter(of -> of.word.equals(word))
                            .findFirst()
                            .orElseThrow(() -> new Invalid("of", "It is lead, customer, company or order."));
        }
    }

    /** What may stand in a field. */
    public enum Type {
        /** Words. */
        TEXT("text"),
        /** A decimal. */
        NUMBER("number"),
        /** A sum in a currency. */
        MONEY("money"),
        /** A day, in no time zone. */
        DATE("date"),
        /** One of the options. */
        CHOICE("choice"),
        /** Some of the options. */
        SEVERAL("several"),
        /** Yes or no. */
        YES_NO("yesNo"),
        /** An http address. */
        LINK("link");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** As the API and the tables write it. */
        @JsonValue
        public String word() {
            return word;
        }

        boolean hasOptions() {
            return this == CHOICE || this == SEVERAL;
        }

        boolean isOrdered() {
            return this == NUMBER || this == MONEY || this == DATE;
        }

        static Type of(String word) {
            return Arrays.stream(values())
                    .filter(type -> type.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No type is called " + word));
        }
    }

    /**
     * What can be chosen.
     *
     * @param id under which it is kept where it was chosen, whatever it is called
     * @param active whether it can be chosen; one that is not stays where it was chosen
     */
    public record Option(UUID id, String name, boolean active) {}

    /** Copies the list. */
    public Field {
        options = List.copyOf(options);
    }

    /**
     * A new field, the last one.
     *
     * @param key that no other field has
     * @throws Invalid when the type and the options do not go together
     */
    static Field define(Of of, String name, Type type, List<OptionDraft> options, String key, int rank) {
        return new Field(Ids.next(), 1, of, key, name.strip(), type, List.of(), true, rank)
                .with(name, true, options, 1);
    }

    /**
     * This field as its next version; null leaves a property as it is.
     *
     * @throws Invalid when the name is blank, an option is left out, or none is left to choose
     */
    Field changed(@Nullable String newName, @Nullable Boolean nowActive, @Nullable List<OptionDraft> drafts) {
        if (newName != null && newName.isBlank()) {
            throw new Invalid("name", "A field needs a name.");
        }
        return with(
                newName == null ? name : newName,
                nowActive == null ? active : nowActive,
                drafts == null ? options.stream().map(OptionDraft::of).toList() : drafts,
                version + 1);
    }

    /** The option with this id, active or not. */
    Optional<Option> option(Object optionId) {
        return options.stream()
                .filter(option -> option.id().toString().equals(optionId))
                .findFirst();
    }

    private Field with(String newName, boolean nowActive, List<OptionDraft> drafts, long newVersion) {
        var errors = new ArrayList<Invalid.Field>();
        if (!type.hasOptions() && !drafts.isEmpty()) {
            errors.add(new Invalid.Field("options", "Only a choice and several have options."));
        }
        var next = new ArrayList<Option>();
        var names = new HashSet<String>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var path = "options[" + i + "].";
            if (!names.add(draft.name().strip().toLowerCase(Locale.ROOT))) {
                errors.add(new Invalid.Field(path + "name", "Another option has this name already."));
            }
            if (draft.id() != null && option(draft.id().toString()).isEmpty()) {
                errors.add(new Invalid.Field(path + "id", "This field has no such option."));
            } else if (draft.id() != null
                    && next.stream().anyMatch(option -> option.id().equals(draft.id()))) {
                errors.add(new Invalid.Field(path + "id", "This option is there twice."));
            }
            next.add(draft.option());
        }
        options.stream()
                .filter(option -> next.stream().noneMatch(kept -> kept.id().equals(option.id())))
                .map(option -> new Invalid.Field(
                        "options",
                        "\"" + option.name() + "\" is switched off, not left out: it may have been chosen.",
                        "optionLeftOut"))
                .forEach(errors::add);
        if (type.hasOptions() && nowActive && next.stream().noneMatch(Option::active)) {
            errors.add(new Invalid.Field("options", "At least one option has to be there to choose."));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Field(id, newVersion, of, key, newName.strip(), type, next, nowActive, rank);
    }
}
