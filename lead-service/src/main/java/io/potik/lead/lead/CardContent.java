package io.potik.lead.lead;

import io.potik.lead.money.Money;
import io.potik.lead.problem.Invalid;
import io.potik.lead.qualification.Qualification;
import io.potik.lead.qualification.Qualification.Finding;
import io.potik.lead.qualification.QualificationEdit;
import io.potik.lead.timeline.Happening.Change;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What people write on a card. Lines, when there are any, make the amount. */
@Embeddable
class CardContent {

    private String title;
    private @Nullable BigDecimal amount;

    @JdbcTypeCode(SqlTypes.CHAR)
    private @Nullable String currency;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Line> lines;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> fields;

    @JdbcTypeCode(SqlTypes.JSON)
    private Qualification qualification;

    private @Nullable String companyName;
    private @Nullable UUID companyId;
    private @Nullable String temperature;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected CardContent() {}

    CardContent(String title) {
        this.title = title;
        this.lines = List.of();
        this.tags = List.of();
        this.fields = Map.of();
        this.qualification = Qualification.NONE;
    }

    /** Changes it; what is different now, empty when nothing is. For the rest like {@link Lead#edit}. */
    List<Change> edit(LeadEdit edit, String defaultCurrency) {
        var changes = new Changes();
        if (edit.title() != null) {
            title = changes.note("title", title, edit.title());
        }
        editAmount(edit, defaultCurrency, changes);
        if (edit.tags() != null) {
            tags = changes.note("tags", tags, List.copyOf(edit.tags()));
        }
        if (edit.temperature() != null) {
            var given = edit.temperature().value();
            temperature = changes.noteNullable("temperature", temperature, given == null ? null : given.word());
        }
        if (edit.company() != null) {
            var name =
                    changes.noteNullable("company", companyName, edit.company().value());
            companyId = Objects.equals(name, companyName) ? companyId : null;
            companyName = name;
        }
        if (edit.fields() != null) {
            fields = changes.noteEach("fields.", fields, edit.fields());
        }
        if (edit.qualification() != null) {
            editQualification(edit.qualification(), changes);
        }
        return changes.list();
    }

    private void editAmount(LeadEdit edit, String defaultCurrency, Changes changes) {
        var before = amount();
        var after = edit.amount() == null ? before : edit.amount().value();
        var newLines = edit.lines() == null ? lines : List.copyOf(edit.lines());
        if (!newLines.isEmpty()) {
            var sum = Line.sum(newLines);
            if (edit.lines() == null && (after == null || after.amount().compareTo(sum) != 0)) {
                throw new Invalid("amount", "The amount is the sum of the lines. Change the lines, or remove them.");
            }
            after = new Money(sum, after == null ? defaultCurrency : after.currency());
        }
        lines = changes.note("lines", lines, newLines);
        changes.noteNullable("amount", before, after);
        amount = after == null ? null : after.amount();
        currency = after == null ? null : after.currency();
    }

    private void editQualification(QualificationEdit edit, Changes changes) {
        var before = qualification;
        var after = edit.of(before);
        changes.note("qualification.level", before.level(), after.level());
        for (var question : Qualification.QUESTIONS) {
            changes.noteNullable(
                    "qualification." + question, told(before.finding(question)), told(after.finding(question)));
        }
        qualification = after.equals(before) ? before : after;
    }

    private static @Nullable Finding told(Finding finding) {
        return finding.tellsNothing() ? null : finding;
    }

    /** Whether a field that a stage asks for is still empty. */
    boolean lacks(String field) {
        return switch (field) {
            case "title" -> false;
            case "amount" -> amount == null;
            case "company" -> companyName == null;
            case "budget", "authority", "need", "timeline" ->
                qualification.finding(field).tellsNothing();
            default -> {
                var value = fields.get(field);
                yield value == null || value.toString().isBlank();
            }
        };
    }

    Map<String, Object> fields() {
        return fields;
    }

    Qualification qualification() {
        return qualification;
    }

    /** The company of the customer it became; null leaves it as it is. */
    void linkCompany(@Nullable UUID company) {
        companyId = company == null ? companyId : company;
    }

    /** The company of whom it is again, after all. */
    void companyAgain(@Nullable UUID company) {
        companyId = company;
    }

    @Nullable
    UUID companyId() {
        return companyId;
    }

    String title() {
        return title;
    }

    @Nullable
    Money amount() {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }

    List<Line> lines() {
        return lines;
    }

    List<String> tags() {
        return tags;
    }

    @Nullable
    String companyName() {
        return companyName;
    }
}
