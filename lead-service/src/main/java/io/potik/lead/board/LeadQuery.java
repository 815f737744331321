package io.potik.lead.board;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which leads somebody asks the board or the list for, in the words of an address; what is left out is whatever. All of
 * it has to be true of a lead.
 *
 * @param q the beginnings of words: of names, contact points, the number
 * @param managerId a manager's id, or {@code none} for leads that nobody has
 * @param teamId leads of managers of this team
 * @param tag any of these tags
 * @param temperature any of cold, warm and hot: the stage's, unless somebody set another one
 * @param field what stands in own fields, each as {@code key:value}: the id of an option, true or false, or of a number, a
 *     sum in the workspace's currency or a day {@code from..to}, both inclusive, either of which may be left out. Of one
 *     field any of its values, of several fields each
 * @param createdFrom a day of the workspace, inclusive
 * @param createdTo a day of the workspace, inclusive
 * @param waiting true: open leads of people who wait for an answer
 * @param amountFrom inclusive, of amounts in the workspace's currency
 * @param amountTo inclusive, of amounts in the workspace's currency
 */
public record LeadQuery(
        @Nullable String q,
        @Nullable String managerId,
        @Nullable UUID teamId,
        @Nullable UUID sourceId,
        @Nullable @Size(max = 50) List<String> tag,
        @Nullable @Size(max = 3) List<String> temperature,
        @Nullable @Size(max = 20) List<@Size(max = 120) String> field,
        @Nullable LocalDate createdFrom,
        @Nullable LocalDate createdTo,
        @Nullable Boolean waiting,
        @Nullable BigDecimal amountFrom,
        @Nullable BigDecimal amountTo) {

    /** Whatever. */
    public static final LeadQuery ANY =
            new LeadQuery(null, null, null, null, null, null, null, null, null, null, null, null);

    /** The tags asked for; none: whatever they are. */
    public List<String> tags() {
        return tag == null ? List.of() : tag;
    }
}
