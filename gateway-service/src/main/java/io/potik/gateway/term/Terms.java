package io.potik.gateway.term;

import io.potik.gateway.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the workspace's people call things. Only screens use it; names in the API never change.
 *
 * @param version grows with every change
 * @param words term → language → word; what is left out is called as usual
 */
public record Terms(long version, Map<String, Map<String, Word>> words) {

    /** What can be called otherwise, by its name in the API. */
    static final List<String> KNOWN = List.of("lead", "order", "customer", "pipeline");

    /** Languages in which two, three and four are counted otherwise than five. */
    private static final Set<String> COUNTS_A_FEW = Set.of("uk", "ru");

    private static final int LONGEST = 40;

    /**
     * The next version, with these words instead of all that there are.
     *
     * @throws Invalid naming each form that is missing, too long, or no word
     */
    Terms changed(Map<String, Map<String, Word>> wanted, List<String> languages) {
        var errors = new ArrayList<Invalid.Field>();
        var next = new TreeMap<String, Map<String, Word>>();
        wanted.forEach((term, words) -> {
            if (!KNOWN.contains(term)) {
                errors.add(new Invalid.Field("words." + term, "It is one of " + String.join(", ", KNOWN) + "."));
                return;
            }
            var ofTerm = new TreeMap<String, Word>();
            words.forEach((language, word) -> {
                var field = "words." + term + "." + language;
                if (!languages.contains(language)) {
                    errors.add(new Invalid.Field(
                            field, "The workspace's languages are " + String.join(", ", languages) + "."));
                    return;
                }
                var stripped = word.stripped();
                errors.addAll(errors(field, stripped, COUNTS_A_FEW.contains(language)));
                ofTerm.put(language, stripped);
            });
            if (!ofTerm.isEmpty()) {
                next.put(term, ofTerm);
            }
        });
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Terms(version + 1, next);
    }

    private static List<Invalid.Field> errors(String field, Word word, boolean countsAFew) {
        var errors = new ArrayList<Invalid.Field>();
        check(errors, field + ".one", word.one());
        check(errors, field + ".many", word.many());
        if (countsAFew) {
            check(errors, field + ".few", word.few());
        } else if (word.few() != null) {
            errors.add(new Invalid.Field(field + ".few", "This language has no such form."));
        }
        return errors;
    }

    private static void check(List<Invalid.Field> errors, String field, @Nullable String form) {
        if (form == null) {
            errors.add(new Invalid.Field(field, "This form is needed."));
        } else if (form.length() > LONGEST) {
            errors.add(new Invalid.Field(field, "A word has at most " + LONGEST + " characters."));
        } else if (!form.codePoints().allMatch(Terms::mayStand)) {
            errors.add(new Invalid.Field(field, "A word is of letters, spaces, hyphens and apostrophes."));
        }
    }

    /** Nothing that a text would read as a placeholder or a tag. */
    private static boolean mayStand(int character) {
        return Character.isLetterOrDigit(character) || " -'’ʼ.№".indexOf(character) >= 0;
    }
}
