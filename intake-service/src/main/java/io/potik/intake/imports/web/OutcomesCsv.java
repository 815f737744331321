package io.potik.intake.imports.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.potik.intake.imports.ImportedThings.Taken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What became of the orders of an import, as a table that spreadsheets open. */
final class OutcomesCsv {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private OutcomesCsv() {}

    static ResponseEntity<byte[]> of(List<Taken> things) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var csv = CsvWriter.builder().build(bytes, StandardCharsets.UTF_8)) {
            csv.writeRecord("\uFEFFline", "rows", "outcome", "reason", "number", "orderId", "undone", "leftBecause");
            for (var thing : things) {
                csv.writeRecord(
                        String.valueOf(thing.line()),
                        String.valueOf(thing.rows()),
                        thing.outcome().word(),
                        harmless(thing.detail()),
                        harmless(thing.number()),
                        Objects.toString(thing.orderId(), ""),
                        Objects.requireNonNullElse(thing.undone(), ""),
                        Objects.requireNonNullElse(thing.leftBecause(), ""));
            }
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import.csv\"")
                .body(bytes.toByteArray());
    }

    /** Never a formula. */
    private static String harmless(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
