package io.potik.intake.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.potik.intake.problem.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The first sheet of a workbook (.xlsx) that people see, as the text of a table: a row stands on the line of its number. */
final class Workbook {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);
    private static final int LAST_ROW = 1 << 20;
    private static final int LONGEST_TEXT = 20 << 20;

    private Workbook() {}

    /**
     * The text, with a comma between cells.
     *
     * @throws Invalid when it is no such workbook, or a larger one than is taken
     */
    static String text(byte[] bytes) {
        try {
            PackedParts.check(bytes);
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), WITH_FORMATS);
                    var rows = first(workbook).openStream()) {
                return text(rows);
            }
        } catch (Invalid tooLarge) {
            throw tooLarge;
        } catch (IOException | XMLStreamException | RuntimeException unreadable) {
            throw new Invalid(
                    "file", "This is no .xlsx workbook that can be read. Save the sheet as CSV and bring that.");
        }
    }

    static Invalid tooLarge() {
        return new Invalid(
                "file", "The workbook is larger inside than is taken. Save the sheet as CSV, or bring it in parts.");
    }

    private static Sheet first(ReadableWorkbook workbook) {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseGet(workbook::getFirstSheet);
    }

    private static String text(Stream<Row> rows) throws IOException {
        var text = new StringWriter();
        // Every cell in quotation marks: whatever stands in the titles, nobody takes it for a separator.
        try (var table = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .bufferSize(0)
                .build(text)) {
            int line = 1;
            for (var row : (Iterable<Row>) rows::iterator) {
                var cells = cells(row);
                if (cells.isEmpty()) {
                    continue;
                }
                if (row.getRowNum() > LAST_ROW) {
                    throw tooLarge();
                }
                for (; line < row.getRowNum(); line++) {
                    table.writeRecord("");
                }
                table.writeRecord(cells);
                line++;
                if (text.getBuffer().length() > LONGEST_TEXT) {
                    throw tooLarge();
                }
            }
        }
        return text.toString();
    }

    /** Up to the last one in which something stands. */
    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        long length = 0;
        for (var cell : row) {
            var text = cell == null ? "" : CellText.of(cell);
            cells.add(text);
            length += text.length();
            if (length > LONGEST_TEXT) {
                throw tooLarge();
            }
        }
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return cells;
    }
}
