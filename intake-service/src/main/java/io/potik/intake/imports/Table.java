package io.potik.intake.imports;

import io.potik.intake.problem.Invalid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table that was read from the text of a file (RFC 4180, with a comma, a semicolon or a tab between cells).
 *
 * @param titles of its columns
 * @param rows without those in which nothing stands
 */
record Table(List<String> titles, List<Row> rows) {

    static final int MOST_ROWS = 50_000;

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 10_000;
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
        var rows = new Reading(text, separator(text)).all();
        if (rows.size() < 2) {
            throw new Invalid(
                    "file", "A line with the titles of the columns is needed, and at least one more below it.");
        }
        return new Table(rows.getFirst().cells(), rows.subList(1, rows.size()));
    }

    /** The one that parts the titles into most cells. */
    private static char separator(String text) {
        var beginning = text.substring(0, Math.min(text.length(), TRIED));
        return SEPARATORS.stream()
                .max(Comparator.comparing(separator -> new Reading(beginning, separator).first()))
                .orElseThrow();
    }

    private static final class Reading {

        private final String text;
        private final char separator;
        private int at;
        private int line = 1;

        Reading(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        List<Row> all() {
            var rows = new ArrayList<Row>();
            while (at < text.length()) {
                var row = row();
                if (!row.isEmpty()) {
                    rows.add(row);
                }
                if (rows.size() > MOST_ROWS + 1) {
                    throw new Invalid("file", "At most " + MOST_ROWS + " rows are taken at once; bring it in parts.");
                }
            }
            return rows;
        }

        /** How many cells the first row has that is not empty; none when it cannot be read so. */
        int first() {
            try {
                return Stream.generate(() -> at < text.length() ? row() : new Row(0, List.of()))
                        .filter(row -> !row.isEmpty() || at >= text.length())
                        .findFirst()
                        .map(row -> row.cells().size())
                        .orElse(0);
            } catch (Invalid senseless) {
                return 0;
            }
        }

        private Row row() {
            int began = line;
            var cells = new ArrayList<String>();
            boolean more = true;
            while (more) {
                cells.add(cell().strip());
                more = at < text.length() && text.charAt(at) == separator;
                if (more) {
                    at++;
                }
                if (cells.size() > MOST_COLUMNS) {
                    throw new Invalid(
                            "file", "At most " + MOST_COLUMNS + " columns are taken; see line " + began + ".");
                }
            }
            endLine();
            return new Row(began, List.copyOf(cells));
        }

        private String cell() {
            int start = at;
            while (start < text.length() && text.charAt(start) == ' ') {
                start++;
            }
            if (start < text.length() && text.charAt(start) == '"') {
                at = start + 1;
                return quoted() + plain();
            }
            return plain();
        }

        private String quoted() {
            int began = line;
            var cell = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"' && (at == text.length() || text.charAt(at) != '"')) {
                    return cell.toString();
                }
                if (c == '"') {
                    at++;
                }
                if (c == '\n') {
                    line++;
                }
                cell.append(c);
                if (cell.length() > LONGEST_CELL) {
                    break;
                }
            }
            throw new Invalid(
                    "file", "A quotation mark on line " + began + " is not closed, or too much stands in it.");
        }

        private String plain() {
            int start = at;
            while (at < text.length()
                    && text.charAt(at) != separator
                    && text.charAt(at) != '\n'
                    && text.charAt(at) != '\r') {
                at++;
            }
            if (at - start > LONGEST_CELL) {
                throw new Invalid("file", "More stands in a cell on line " + line + " than is taken.");
            }
            return text.substring(start, at);
        }

        private void endLine() {
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            line++;
        }
    }
}
