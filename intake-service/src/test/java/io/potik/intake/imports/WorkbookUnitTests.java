package io.potik.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.problem.Invalid;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookUnitTests {

    private static final String TITLES =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";

    private static Table table(byte[] workbook) {
        return Table.of(FileText.of(workbook));
    }

    /** What becomes of one cell. */
    private static String read(String cell) {
        return table(Xlsx.of(TITLES + "<row r=\"2\"><c r=\"A2\"><v>7</v></c>" + cell + "</row>", "No", "Value"))
                .rows()
                .getFirst()
                .cell(1);
    }

    @Test
    void theFirstSheetThatPeopleSeeIsATable() {
        var table = table(Xlsx.of("""
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
                <row r="2"><c r="A2"><v>1001</v></c><c r="C2" t="inlineStr"><is><t>so, "it" is; done</t></is></c>
                  <c r="D2" s="1"/></row>
                <row r="3"><c r="A3" s="1"/></row>
                <row r="5"><c r="A5" t="str"><f>"A"&amp;1</f><v>A1</v></c><c r="B5"><v>2</v></c></row>
                """, "Номер", "Сума; грн; з ПДВ", "Коментар"));

        assertThat(table.titles()).containsExactly("Номер", "Сума; грн; з ПДВ", "Коментар");
        assertThat(table.rows())
                .containsExactly(
                        new Table.Row(2, List.of("1001", "", "so, \"it\" is; done")),
                        new Table.Row(5, List.of("A1", "2")));
    }

    @Test
    void rowsAndCellsThatDoNotSayTheirPlaceFollowOneAnother() {
        var table = table(Xlsx.of("""
                <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>
                """, "a", "b"));

        assertThat(table.titles()).containsExactly("a", "b");
        assertThat(table.rows()).containsExactly(new Table.Row(2, List.of("1", "2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c r='B2'><v>0.30000000000000004</v></c> | 0.3",
                "<c r='B2'><v>1250.4999999999998</v></c> | 1250.5",
                "<c r='B2'><v>3.80501234567E11</v></c> | 380501234567",
                "<c r='B2'><v>4820000000001234567</v></c> | 4820000000001234567",
                "<c r='B2'><v>4.1999999999999997E-2</v></c> | 0.042",
                "<c r='B2'><v>1001.0</v></c> | 1001",
                "<c r='B2' s='3'><v>45356</v></c> | 45356",
                "<c r='B2' s='1'><v>45356</v></c> | 2024-03-05",
                "<c r='B2' s='2'><v>45356.395833333336</v></c> | 2024-03-05T09:30",
                "<c r='B2' s='2'><v>45356.39583</v></c> | 2024-03-05T09:30",
                "<c r='B2' s='4'><v>0.39583333333333331</v></c> | 09:30",
                "<c r='B2' s='1'><f>A2+1</f><v>45356</v></c> | 2024-03-05",
                "<c r='B2'><f>A2+1</f><v>8</v></c> | 8",
                "<c r='B2' s='1'><v>1E900</v></c> | 1E+900",
                "<c r='B2' t='b'><v>1</v></c> | true",
                "<c r='B2' t='e'><v>#N/A</v></c> | #N/A",
                "<c r='B2' t='inlineStr'><is><t> 050 1 </t></is></c> | 050 1"
            })
    void cellsAreReadAsTheyAreMeant(String cell, String text) {
        assertThat(read(cell)).isEqualTo(text);
    }

    @Test
    void aCellWithSeveralLinesLeavesTheOthersOnTheLinesOfTheirNumbers() {
        var table = table(Xlsx.of(TITLES + """
                <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>2</v></c></row>
                <row r="3"><c r="A3"><v>2</v></c></row>
                """, "No", "Phone", "0501234567_x000D_\n 0671112233\n"));

        assertThat(table.rows())
                .containsExactly(
                        new Table.Row(2, List.of("1", "0501234567, 0671112233")), new Table.Row(3, List.of("2")));
    }

    @Test
    void aWorkbookThatIsMoreThanItSeemsIsRefused() {
        var parts = Xlsx.parts("<sheetData>" + TITLES + "</sheetData>" + " ".repeat(8 << 20), "");
        assertLarge(Xlsx.zip(parts));
        // What nobody would read counts as well.
        parts = Xlsx.parts("<sheetData>" + TITLES + "</sheetData>", "");
        parts.put("xl/media/image1.png", "0".repeat(8 << 20));
        assertLarge(Xlsx.zip(parts));
        parts = Xlsx.parts("<sheetData>" + TITLES + "</sheetData>", "");
        for (int i = 0; i < 1000; i++) {
            parts.put("xl/media/" + i, "");
        }
        assertLarge(Xlsx.zip(parts));
        assertLarge(Xlsx.of("<row r=\"1\">" + "<a>".repeat(60) + "</a>".repeat(60) + "</row>"));
        assertLarge(Xlsx.of("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>"));
        assertLarge(Xlsx.of("<row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row>"));
        var longest = "x".repeat(9_000);
        assertLarge(Xlsx.of("<row><c t=\"s\"><v>0</v></c></row>".repeat(2500), longest));
    }

    private static void assertLarge(byte[] workbook) {
        assertThatThrownBy(() -> FileText.of(workbook))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("larger inside");
    }

    @Test
    void noFileBesideItIsReadAndNoEntityIsMadeLarge() {
        var parts = Xlsx.parts("<sheetData>" + TITLES + "</sheetData>", "");
        parts.put("xl/sharedStrings.xml", """
                <!DOCTYPE sst [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa">]>
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&secret;&a;</t></si></sst>
                """);

        assertThatThrownBy(() -> FileText.of(Xlsx.zip(parts))).hasMessageContaining("no .xlsx workbook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/styles.xml"})
    void aWorkbookThatIsNotWholeIsRefused(String missing) {
        var parts = Xlsx.parts("<sheetData>" + TITLES + "</sheetData>", "");
        parts.remove(missing);

        assertThatThrownBy(() -> FileText.of(Xlsx.zip(parts))).hasMessageContaining("no .xlsx workbook");
    }

    @Test
    void whateverIsBrokenInItIsRefusedAndNothingElse() {
        var whole = Xlsx.of(
                TITLES + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>1</v></c></row>", "a", "b");
        for (int at = 4; at < whole.length; at++) {
            var broken = Arrays.copyOf(whole, whole.length);
            broken[at] ^= 0x55;
            try {
                FileText.of(broken);
            } catch (Invalid refused) {
                assertThat(refused).hasMessageContaining("Save the sheet as CSV");
            }
        }
    }

    @Test
    void otherFilesAreRefusedWithWhatToDo() {
        assertThatThrownBy(() ->
                        FileText.of(Xlsx.zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))))
                .hasMessageContaining("no .xlsx workbook");
        assertThatThrownBy(() -> FileText.of(new byte[] {'P', 'K', 3, 4, 20}))
                .hasMessageContaining("no .xlsx workbook");
        assertThatThrownBy(() -> FileText.of(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
                .hasMessageContaining("old or a locked workbook");
    }
}
