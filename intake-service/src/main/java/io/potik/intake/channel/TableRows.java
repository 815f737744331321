package io.potik.intake.channel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that are about one thing, as they stand in it.
 *
 * @param startedAt when people brought the table, in milliseconds; a later table knows better
 * @param rows at least one
 */
public record TableRows(long startedAt, List<Row> rows) {

    /** Copies the rows. */
    public TableRows {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line of the file on which it begins, from 1
     * @param values by the name of the column; what is empty is not there
     */
    public record Row(int line, Map<String, String> values) {

        /** Copies the values. */
        public Row {
            values = Map.copyOf(values);
        }

        /** The value, or null when there is none. */
        public @Nullable String value(String column) {
            return values.get(column);
        }

        @Override
        public String toString() {
            return "Row[" + line + "]";
        }
    }

    /** The first value that one of the rows has in this column, or null. */
    public @Nullable String first(String column) {
        for (var row : rows) {
            var value = row.value(column);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
