package io.potik.intake.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks of tests, part by part as spreadsheets write them. */
final class Xlsx {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OF_DOCUMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private Xlsx() {}

    /**
     * A workbook with one sheet.
     *
     * @param rows the elements in its sheetData; style 1 is a day, 2 a day and its time, 3 an amount, 4 a time of day
     * @param strings that cells of the type "s" name by their place
     */
    static byte[] of(String rows, String... strings) {
        var shared = new StringBuilder();
        for (var string : strings) {
            shared.append("<si><t>").append(string).append("</t></si>");
        }
        return zip(parts("<sheetData>" + rows + "</sheetData>", shared.toString()));
    }

    /** The parts of a workbook, by name, that can be exchanged for others. */
    static Map<String, String> parts(String sheet, String shared) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", """
                <Types xmlns="%scontent-types"><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="%ssharedStrings+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="%sstyles+xml"/></Types>
                """.formatted(PACKAGE, TYPE, TYPE, TYPE));
        parts.put("xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Hidden" sheetId="2" state="hidden" r:id="rId9"/>
                <sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>
                """.formatted(MAIN, OF_DOCUMENTS));
        parts.put("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="%srelationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>
                """.formatted(PACKAGE));
        parts.put("xl/styles.xml", """
                <styleSheet xmlns="%s"><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/>
                <numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;грн днів&quot;;[Red]\\-#,##0.00"/></numFmts>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>
                </styleSheet>
                """.formatted(MAIN));
        parts.put("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + shared + "</sst>");
        parts.put("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + MAIN + "\">" + sheet + "</worksheet>");
        return parts;
    }

    static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
