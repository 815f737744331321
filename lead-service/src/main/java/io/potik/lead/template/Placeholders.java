package io.potik.lead.template;

import io.potik.lead.problem.Invalid;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in braces that a template leaves open for each lead. */
public final class Placeholders {

    /** The person's name, the lead's number, who writes, and the person's company. */
    static final List<String> KNOWN = List.of("name", "number", "manager", "company");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}\\n]{0,40})}");

    private Placeholders() {}

    /**
     * A template's text.
     *
     * @param text with every placeholder filled of which something is known; the others stay as they stand
     * @param missing those that stay
     */
    public record Filled(String text, List<String> missing) {}

    /**
     * Goes on when every placeholder is known.
     *
     * @throws Invalid naming the ones that are not
     */
    static void check(String text) {
        var unknown = PLACEHOLDER
                .matcher(text)
                .results()
                .filter(found -> !KNOWN.contains(found.group(1)))
                .map(found -> new Invalid.Field(
                        "text",
                        "Nothing is known for {" + found.group(1)
                                + "}. There are {name}, {number}, {manager} and {company}.",
                        "placeholder"))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw new Invalid(unknown);
        }
    }

    /** Fills a text; what was filled in is not looked through again. */
    public static Filled fill(String text, Map<String, String> known) {
        var missing = new TreeSet<String>();
        var filled = PLACEHOLDER.matcher(text).replaceAll(found -> {
            var value = known.get(found.group(1));
            if (value == null) {
                missing.add(found.group(1));
                return Matcher.quoteReplacement(found.group());
            }
            return Matcher.quoteReplacement(value);
        });
        return new Filled(filled, List.copyOf(missing));
    }
}
