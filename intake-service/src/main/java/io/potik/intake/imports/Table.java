package io.potik.intake.imports;

import io.potik.intake.problem.Invalid;
import java.util.Comparator;
import java.util.List;

/**
 * A table that was read from the text of a file (RFC 4180, with a comma, a semicolon or a tab between cells).
 *
 * @param titles of its columns
 * @param rows without those in which nothing stands
 */
record Table(List<String> titles, List<Row> rows) {

    static final int MOST_ROWS = 50_000;

    private static final int TRIED = 20_000;
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /**
     * One row.
     *
     * @param line on which it begins, from 1
     * @param cells stripped; a short row has fewer than there are titles
     */
    record Row(int line, List<String> cells) {

        boolean isEmpty() {
            return cells.stream().allMatch(String::isEmpty);
        }

        /** The cell, empty when the row is shorter. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /**
     * Reads the text.
     *
     * @throws Invalid when it is no table with titles and a row, or a larger one than is taken
     */
    static Table of(String text) {
        var rows = CsvRows.first(MOST_ROWS + 2, text, separator(text));
        if (rows.size() < 2) {
            throw new Invalid(
                    "file", "A line with the titles of the columns is needed, and at least one more below it.");
        }
        if (rows.size() > MOST_ROWS + 1) {
            throw new Invalid("file", "At most " + MOST_ROWS + " rows are taken at once; bring it in parts.");
        }
        return new Table(rows.getFirst().cells(), rows.subList(1, rows.size()));
    }

    /** The one that parts the titles into most cells. */
    private static char separator(String text) {
        var beginning = text.substring(0, Math.min(text.length(), TRIED));
        return SEPARATORS.stream()
                .max(Comparator.comparing(separator -> titles(beginning, separator)))
                .orElseThrow();
    }

    /** How many there are; none when they cannot be read so. */
    private static int titles(String beginning, char separator) {
        try {
            return CsvRows.first(1, beginning, separator).stream()
                    .mapToInt(row -> row.cells().size())
                    .sum();
        } catch (Invalid senseless) {
            return 0;
        }
    }
}
