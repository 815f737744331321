package io.potik.lead.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.lead.problem.Invalid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FieldUnitTests {

    private static final Field COLOUR = choice("Red", "Blue");

    @Test
    void anOptionKeepsItsIdWhateverItIsCalledAndWhereverItStands() {
        var drafts = new ArrayList<OptionDraft>();
        drafts.add(new OptionDraft(id(1), "Navy", null));
        drafts.add(new OptionDraft(null, " Green ", null));
        drafts.add(new OptionDraft(id(0), "Red", false));

        var next = COLOUR.changed("Colour of the door", null, drafts);

        assertThat(next.version()).isEqualTo(2);
        assertThat(next.key()).isEqualTo(COLOUR.key());
        assertThat(next.options()).extracting(Field.Option::name).containsExactly("Navy", "Green", "Red");
        assertThat(next.options()).extracting(Field.Option::active).containsExactly(true, true, false);
        assertThat(next.options().get(0).id()).isEqualTo(id(1));
        assertThat(next.options().get(2).id()).isEqualTo(id(0));
    }

    @Test
    void optionsAreNeitherLeftOutNorTwiceNorOfAnotherField() {
        refused(() -> COLOUR.changed(null, null, List.of(new OptionDraft(id(0), "Red", null))), "options");
        refused(
                () -> COLOUR.changed(
                        null,
                        null,
                        List.of(
                                new OptionDraft(id(0), "Red", null),
                                new OptionDraft(id(1), "red ", null),
                                new OptionDraft(id(1), "Blue", null),
                                new OptionDraft(UUID.randomUUID(), "Green", null))),
                "options[1].name",
                "options[2].id",
                "options[3].id");
    }

    @Test
    void aChoiceLeavesSomethingToChoose() {
        var off = COLOUR.options().stream()
                .map(option -> new OptionDraft(option.id(), option.name(), false))
                .toList();

        refused(() -> COLOUR.changed(null, null, off), "options");
        refused(() -> Field.define(Field.Of.LEAD, "Empty", Field.Type.SEVERAL, List.of(), "empty", 1), "options");
        refused(
                () -> Field.define(
                        Field.Of.LEAD, "Words", Field.Type.TEXT, List.of(new OptionDraft(null, "x", null)), "w", 1),
                "options");
        assertThat(COLOUR.changed(null, false, off).active()).isFalse();
    }

    @Test
    void aNameIsNeverNothing() {
        refused(() -> COLOUR.changed(" ", null, null), "name");
    }

    static Field choice(String... options) {
        return of(Field.Type.CHOICE, options);
    }

    static Field of(Field.Type type, String... options) {
        var drafts = Arrays.stream(options)
                .map(name -> new OptionDraft(null, name, null))
                .toList();
        return Field.define(Field.Of.LEAD, "A " + type.word(), type, drafts, type.word(), 1);
    }

    private static UUID id(int option) {
        return COLOUR.options().get(option).id();
    }

    private static void refused(ThrowingCallable change, String... fields) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Invalid.Field::field)
                                .containsExactly(fields));
    }
}
