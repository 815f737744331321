package io.potik.lead.lead;

import io.potik.lead.money.Money;
import io.potik.lead.pipeline.Stage;
import io.potik.lead.qualification.QualificationEdit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be different on a card; null leaves a field as it is.
 *
 * @param amount the new amount, or nothing
 * @param lines the new lines; their sum becomes the amount
 * @param company the company's name, or nothing
 * @param fields the workspace's own fields by key; a null value takes one away, others stay
 * @param temperature instead of the stage's, or nothing to have the stage's again
 */
public record LeadEdit(
        @Nullable String title,
        @Nullable Given<Money> amount,
        @Nullable List<Line> lines,
        @Nullable List<String> tags,
        @Nullable Given<String> company,
        @Nullable Map<String, @Nullable Object> fields,
        @Nullable QualificationEdit qualification,
        @Nullable Given<Stage.Temperature> temperature) {

    /** One that leaves the temperature as it is. */
    public LeadEdit(
            @Nullable String title,
            @Nullable Given<Money> amount,
            @Nullable List<Line> lines,
            @Nullable List<String> tags,
            @Nullable Given<String> company,
            @Nullable Map<String, @Nullable Object> fields,
            @Nullable QualificationEdit qualification) {
        this(title, amount, lines, tags, company, fields, qualification, null);
    }

    /**
     * A field that was given, perhaps as nothing.
     *
     * @param value null to take away what stands there
     */
    public record Given<T>(@Nullable T value) {}

    /** What a stage may ask for; null leaves a field as it is. */
    static LeadEdit ofFields(
            @Nullable Money amount,
            @Nullable String company,
            @Nullable Map<String, @Nullable Object> fields,
            @Nullable QualificationEdit qualification) {
        return new LeadEdit(
                null,
                amount == null ? null : new Given<>(amount),
                null,
                null,
                company == null ? null : new Given<>(company),
                fields,
                qualification);
    }

    /** The same with other values for the workspace's own fields. */
    LeadEdit withFields(Map<String, @Nullable Object> others) {
        return new LeadEdit(title, amount, lines, tags, company, others, qualification, temperature);
    }

    /** Only the tags. */
    static LeadEdit ofTags(List<String> tags) {
        return new LeadEdit(null, null, null, tags, null, null, null);
    }

    /** This one with its tags spelled as the workspace spells them. */
    LeadEdit tagged(List<String> spelled) {
        return new LeadEdit(title, amount, lines, spelled, company, fields, qualification, temperature);
    }

    /** Only what was sold. */
    static LeadEdit ofLines(List<Line> lines) {
        return new LeadEdit(null, null, lines, null, null, null, null);
    }
}
