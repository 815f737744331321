package io.potik.intake.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.potik.intake.imports.Table.Row;
import io.potik.intake.problem.Invalid;
import java.util.ArrayList;
import java.util.List;

/** The rows of a text, as the library finds them, and none that is larger than is taken. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Row> {

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 10_000;

    private final List<String> cells = new ArrayList<>();

    private CsvRows() {}

    /**
     * The first rows in which something stands.
     *
     * @throws Invalid when one of them cannot be read, or is larger than is taken
     */
    static List<Row> first(int most, String text, char separator) {
        var rows = new CsvRows();
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowUnclosedQuote(false)
                    .trimWhitespacesAroundQuotes(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .build(rows, text)
                    .stream()
                    .filter(row -> !row.isEmpty())
                    .limit(most)
                    .toList();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Invalid tooLarge) {
                throw tooLarge;
            }
            if (e.getCause() != null) {
                throw e;
            }
            throw new Invalid(
                    "file",
                    "A quotation mark on line " + rows.line() + " is not closed, or something stands behind it.");
        }
    }

    @Override
    protected void handleBegin(long line) {
        cells.clear();
    }

    @Override
    protected void handleField(int place, char[] text, int from, int length, boolean quoted) {
        if (place == MOST_COLUMNS) {
            throw new Invalid("file", "At most " + MOST_COLUMNS + " columns are taken; see line " + line() + ".");
        }
        if (length > LONGEST_CELL) {
            throw new Invalid("file", "More stands in a cell on line " + line() + " than is taken.");
        }
        cells.add(new String(text, from, length).strip());
    }

    @Override
    protected Row buildRecord() {
        return new Row(line(), List.copyOf(cells));
    }

    private int line() {
        return Math.toIntExact(getStartingLineNumber());
    }
}
