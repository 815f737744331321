package io.potik.lead.lead;

import io.potik.lead.money.Money;
import io.potik.lead.qualification.Qualification;
import io.potik.lead.qualification.Qualification.Finding;
import io.potik.lead.qualification.Qualification.Level;
import io.potik.lead.qualification.QualificationEdit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a card got from another one that was merged into it, because it was empty; null, none or empty for what it did not
 * get. Kept until the merge is undone.
 *
 * @param findings by question
 * @param tags those that it did not have
 */
record Filled(
        @Nullable Money amount,
        List<Line> lines,
        @Nullable String company,
        Map<String, Object> fields,
        @Nullable Level level,
        Map<String, Finding> findings,
        List<String> tags,
        @Nullable String personName,
        @Nullable UUID customer) {

    /** What is empty in one card and stands in the other. */
    static Filled of(CardContent card, CardContent other) {
        boolean priced = card.amount() != null || !card.lines().isEmpty();
        var fields = new LinkedHashMap<>(other.fields());
        fields.keySet()
                .removeIf(key -> !isBlank(card.fields().get(key))
                        || isBlank(other.fields().get(key)));
        var known = card.qualification();
        var theirs = other.qualification();
        var findings = new LinkedHashMap<String, Finding>();
        for (var question : Qualification.QUESTIONS) {
            if (known.finding(question).tellsNothing()
                    && !theirs.finding(question).tellsNothing()) {
                findings.put(question, theirs.finding(question));
            }
        }
        var tags = new LinkedHashSet<>(other.tags());
        tags.removeAll(card.tags());
        return new Filled(
                priced ? null : other.amount(),
                priced ? List.of() : other.lines(),
                card.companyName() == null ? other.companyName() : null,
                fields,
                known.level() == Level.NONE && theirs.level() != Level.NONE ? theirs.level() : null,
                findings,
                List.copyOf(tags),
                null,
                null);
    }

    /** The same, with the person's name and customer. */
    Filled who(@Nullable String name, @Nullable UUID known) {
        return new Filled(amount, lines, company, fields, level, findings, tags, name, known);
    }

    /** The edit that fills the card. */
    LeadEdit filling(CardContent card) {
        var qualification = new HashMap<String, Object>();
        if (level != null) {
            qualification.put("level", level.word());
        }
        findings.forEach((question, finding) -> {
            var told = new HashMap<String, @Nullable Object>();
            told.put("answer", finding.answer().word());
            told.put("text", finding.text());
            qualification.put(question, told);
        });
        var all = new LinkedHashSet<>(card.tags());
        all.addAll(tags);
        return new LeadEdit(
                null,
                amount == null ? null : new LeadEdit.Given<>(amount),
                lines.isEmpty() ? null : lines,
                tags.isEmpty() ? null : List.copyOf(all),
                company == null ? null : new LeadEdit.Given<>(company),
                nullable(fields),
                QualificationEdit.of(qualification, "qualification."));
    }

    /** The edit that empties again what nobody changed since. */
    LeadEdit emptying(CardContent card) {
        boolean samePrice = amount != null && amount.equals(card.amount()) && lines.equals(card.lines());
        var gone = new HashMap<String, @Nullable Object>();
        fields.forEach((key, value) -> {
            if (value.equals(card.fields().get(key))) {
                gone.put(key, null);
            }
        });
        var known = card.qualification();
        var unknown = new HashMap<String, @Nullable Object>();
        if (level != null && level == known.level()) {
            unknown.put("level", null);
        }
        findings.forEach((question, finding) -> {
            if (finding.equals(known.finding(question))) {
                unknown.put(question, null);
            }
        });
        return new LeadEdit(
                null,
                samePrice ? new LeadEdit.Given<>(null) : null,
                samePrice ? List.of() : null,
                card.tags().stream().filter(tag -> !tags.contains(tag)).toList(),
                company != null && company.equals(card.companyName()) ? new LeadEdit.Given<>(null) : null,
                gone,
                QualificationEdit.of(unknown, "qualification."));
    }

    private static Map<String, @Nullable Object> nullable(Map<String, Object> values) {
        return new LinkedHashMap<String, @Nullable Object>(values);
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null || value.toString().isBlank();
    }
}
