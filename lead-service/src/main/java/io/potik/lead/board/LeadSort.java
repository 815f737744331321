package io.potik.lead.board;

import io.potik.lead.problem.Invalid;
import io.potik.lead.sql.Rows;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a list is ordered by: a property that an index orders, and then the id.
 *
 * @param by what
 * @param descending whether the greatest comes first
 */
public record LeadSort(By by, boolean descending) {

    /** The highest number first. */
    public static final LeadSort NEWEST = new LeadSort(By.NUMBER, true);

    /** Properties that a list can be ordered by. */
    public enum By {
        /** The number, in which leads came in. */
        NUMBER("number", "l.number", "bigint"),
        /** When it was created, which an import may set. */
        CREATED("createdAt", "l.created_at", "timestamptz"),
        /** When it entered its stage. */
        ENTERED("stageEnteredAt", "l.stage_entered_at", "timestamptz"),
        /** The number of its amount, whatever the currency; leads without one are less than all others. */
        AMOUNT("amount", "coalesce(l.amount, -1)", "numeric");

        private final String word;
        private final String expression;
        private final String type;

        By(String word, String expression, String type) {
            this.word = word;
            this.expression = expression;
            this.type = type;
        }

        private boolean isTime() {
            return type.equals("timestamptz");
        }
    }

    /**
     * Reads {@code amount} or {@code -amount}; the minus says that the greatest comes first.
     *
     * @throws Invalid when a list cannot be ordered by it
     */
    public static LeadSort of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NEWEST;
        }
        boolean descending = text.startsWith("-");
        var word = descending ? text.substring(1) : text;
        return Arrays.stream(By.values())
                .filter(by -> by.word.equals(word))
                .findFirst()
                .map(by -> new LeadSort(by, descending))
                .orElseThrow(() -> new Invalid(
                        "sort",
                        "A list is ordered by "
                                + Arrays.stream(By.values()).map(by -> by.word).collect(Collectors.joining(", "))
                                + ", with a minus for the greatest first."));
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return (descending ? "-" : "") + by.word;
    }

    /** The order of leads {@code l}. */
    String order() {
        return " order by " + by.expression + direction() + (by == By.NUMBER ? "" : ", l.id" + direction());
    }

    /** The order of rows that have {@link #column}. */
    String orderOfRows() {
        return " order by sorted_by" + direction() + ", id" + direction();
    }

    /** What leads {@code l} are ordered by, as {@code sorted_by}. */
    String column() {
        return by.expression + " as sorted_by";
    }

    private String direction() {
        return descending ? " desc" : "";
    }

    /** Leads {@code l} after the cursor, as {@code and …}; throws Invalid when this list did not give it out. */
    String after(@Nullable String cursor, Map<String, Object> parameters) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("~", -1);
            parameters.put("sortedBy", checked(parts[0]));
            parameters.put("last", UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException other) {
            throw new Invalid("after", "This is no cursor that this path gave out.");
        }
        if (by == By.NUMBER) {
            // No two leads have one, and the index knows nothing more.
            return " and l.number " + (descending ? "<" : ">") + " cast(:sortedBy as bigint)";
        }
        return " and (" + by.expression + ", l.id) " + (descending ? "<" : ">") + " (cast(:sortedBy as " + by.type
                + "), :last)";
    }

    /** Where a page ends, at this row of {@link #column}. */
    String cursor(ResultSet row) throws SQLException {
        var value = by.isTime()
                ? Rows.time(row, "sorted_by").toString()
                : row.getBigDecimal("sorted_by").toPlainString();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((value + "~" + Rows.id(row, "id")).getBytes(StandardCharsets.UTF_8));
    }

    private String checked(String value) {
        return by.isTime() ? Instant.parse(value).toString() : new BigDecimal(value).toPlainString();
    }
}
