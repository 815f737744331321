package io.potik.lead.imports;

import io.potik.lead.problem.TooLarge;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports", description = "The past of another CRM")
class ImportController {

    private static final int MEGABYTES = 20;
    private static final int LIMIT = MEGABYTES << 20;

    private final ImportHistory history;

    ImportController(ImportHistory history) {
        this.history = history;
    }

    @PostMapping(
            path = "/history",
            consumes = {MediaType.APPLICATION_NDJSON_VALUE, "application/jsonl", MediaType.TEXT_PLAIN_VALUE})
    @Operation(
            summary = "Import leads with their dated moves and messages",
            description = "One lead a line, UTF-8, at most 20 MB at once. Owner only. The same externalId again changes"
                    + " nothing, so a history may be sent again. A line that makes no sense is left out and told with"
                    + " its errors, one of an excluded person is left out and counted; the others are imported.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = HistoryLine.class)))
    HistoryReport history(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LIMIT) {
            throw new TooLarge(MEGABYTES);
        }
        // The whole body before the first line: of one that turns out too large, nothing is stored.
        var body = request.getInputStream().readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            throw new TooLarge(MEGABYTES);
        }
        int start = startsWithMark(body) ? 3 : 0;
        var text = new ByteArrayInputStream(body, start, body.length - start);
        return history.all(new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8)));
    }

    /** Some programs begin a UTF-8 file with a byte order mark. */
    private static boolean startsWithMark(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }
}
