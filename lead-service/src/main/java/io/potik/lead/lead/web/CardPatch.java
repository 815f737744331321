package io.potik.lead.lead.web;

import io.potik.lead.lead.LeadEdit;
import io.potik.lead.lead.LeadEdit.Given;
import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.qualification.QualificationEdit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be different on a card. A field that is left out stays as it is; {@code amount},
 * {@code company} and {@code temperature} are taken away by an explicit null.
 */
final class CardPatch {

    private static final int MOST_LINES = 200;

    private @Nullable Long version;

    @Size(max = 500)
    private @Nullable String title;

    private @Nullable Given<Money> amount;

    @Valid
    @Size(max = MOST_LINES)
    private @Nullable List<WrittenLine> lines;

    @Size(max = 50)
    private @Nullable List<@Size(max = 50) String> tags;

    private @Nullable Given<CompanyName> company;
    private @Nullable Map<String, @Nullable Object> fields;
    private @Nullable Map<String, @Nullable Object> qualification;
    private @Nullable Given<Stage.Temperature> temperature;

    @Nullable
    Long version() {
        return version;
    }

    LeadEdit edit() {
        return new LeadEdit(
                LeadController.blankToNull(title),
                amount,
                lines == null ? null : lines.stream().map(WrittenLine::line).toList(),
                tags == null
                        ? null
                        : tags.stream()
                                .map(String::strip)
                                .filter(tag -> !tag.isEmpty())
                                .distinct()
                                .toList(),
                company == null ? null : new Given<>(name(company.value())),
                fields,
                qualification == null ? null : QualificationEdit.of(qualification, "qualification."),
                temperature);
    }

    private static @Nullable String name(@Nullable CompanyName company) {
        return company == null ? null : LeadController.blankToNull(company.name());
    }

    // Setters, because only they tell a null from what was left out.

    public void setVersion(@Nullable Long version) {
        this.version = version;
    }

    public void setTitle(@Nullable String title) {
        this.title = title;
    }

    public void setAmount(@Nullable Money amount) {
        this.amount = new Given<>(amount);
    }

    public void setLines(@Nullable List<WrittenLine> lines) {
        this.lines = lines;
    }

    public void setTags(@Nullable List<String> tags) {
        this.tags = tags;
    }

    public void setCompany(@Nullable CompanyName company) {
        this.company = new Given<>(company);
    }

    public void setFields(@Nullable Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    public void setQualification(@Nullable Map<String, @Nullable Object> qualification) {
        this.qualification = qualification;
    }

    public void setTemperature(Stage.@Nullable Temperature temperature) {
        this.temperature = new Given<>(temperature);
    }
}
