package io.potik.intake.imports.web;

import io.potik.intake.imports.Imports.Taken;
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

    static ResponseEntity<byte[]> of(List<Taken> things) {
        var csv = new StringBuilder("\uFEFFline,rows,outcome,reason,number,orderId,undone,leftBecause\r\n");
        for (var thing : things) {
            csv.append(thing.line())
                    .append(',')
                    .append(thing.rows())
                    .append(',')
                    .append(thing.outcome().word())
                    .append(',')
                    .append(cell(thing.detail()))
                    .append(',')
                    .append(cell(thing.number()))
                    .append(',')
                    .append(Objects.requireNonNullElse(thing.orderId(), ""))
                    .append(',')
                    .append(Objects.requireNonNullElse(thing.undone(), ""))
                    .append(',')
                    .append(Objects.requireNonNullElse(thing.leftBecause(), ""))
                    .append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import.csv\"")
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Quoted, and never a formula. */
    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var harmless = "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
