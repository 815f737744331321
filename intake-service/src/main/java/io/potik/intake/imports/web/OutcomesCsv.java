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
        var csv = new StringBuilder("\uFEFFline,rows,outcome,reason,number,orderId\r\n");
        for (var thing : things) {
            csv.append(thing.line())
                    .append(',')
                    .append(thing.rows())
                    .append(',')
                    .append(thing.outcome().word())
                    .append(',')
                    .append(cell(thing.detail()))
                    .append(',')
                    .append(cell(number(thing.externalId())))
                    .append(',')
                    .append(Objects.requireNonNullElse(thing.orderId(), ""))
                    .append("\r\n");
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import.csv\"")
                .body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Without what tells one state of an order from another. */
    private static String number(String externalId) {
        int end = externalId.lastIndexOf(':');
        return end < 0 ? "" : externalId.substring(0, end);
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
