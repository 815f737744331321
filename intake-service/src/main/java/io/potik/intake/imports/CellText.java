package io.potik.intake.imports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalTime;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** What stands in the cell of a workbook, as a program would write it into a file of text. */
final class CellText {

    /** What of a format is text, colour, language or a part of a second. */
    private static final Pattern NO_PLACE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^]]*]|[_*].|[sS]\\.0+");

    private static final Pattern OF_A_NUMBER = Pattern.compile("[0#?]");
    private static final Pattern OF_A_TIME = Pattern.compile("[ydhmsYDHMS]");
    private static final BigDecimal YEAR_10000 = new BigDecimal(2_958_466);
    private static final long HALF_A_SECOND = 500_000_000;

    /** No number of a workbook has more. */
    private static final int MOST_DIGITS = 310;

    private CellText() {}

    /** On one line: numbers as they are meant, times as ISO 8601, of a formula what it came to. */
    static String of(Cell cell) {
        var value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return isTime(cell, number) ? time(cell, number) : plain(number);
        }
        if (value == null) {
            return cell.getType() == CellType.ERROR
                    ? onOneLine(Objects.requireNonNullElse(cell.getRawValue(), ""))
                    : "";
        }
        return onOneLine(value.toString());
    }

    private static boolean isTime(Cell cell, BigDecimal number) {
        var written = cell.getDataFormatString();
        if (written == null || number.signum() < 0 || number.compareTo(YEAR_10000) >= 0) {
            return false;
        }
        var format = NO_PLACE.matcher(written).replaceAll("");
        return OF_A_TIME.matcher(format).find() && !OF_A_NUMBER.matcher(format).find();
    }

    /** To the second; a day is a number, and its hours a fraction that has been rounded. */
    private static String time(Cell cell, BigDecimal number) {
        var at = cell.asDate().plusNanos(HALF_A_SECOND).withNano(0);
        if (number.compareTo(BigDecimal.ONE) < 0) {
            return at.toLocalTime().toString();
        }
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }

    /** Workbooks count in binary: of a fraction the sixteenth digit is noise. */
    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS) {
            return number.toString();
        }
        var exact = number.stripTrailingZeros();
        return (exact.scale() > 0 ? exact.round(new MathContext(15)).stripTrailingZeros() : exact).toPlainString();
    }

    /** Else what is below it would not stand on the line of its number. */
    private static String onOneLine(String text) {
        return text.replace("_x000D_", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
