package io.potik.intake.upload;

import io.potik.intake.channel.Takes;
import io.potik.intake.problem.Invalid;
import io.potik.intake.problem.NotFound;
import io.potik.intake.problem.Problems;
import io.potik.intake.problem.TooLarge;
import io.potik.intake.security.Caller;
import io.potik.intake.security.Caller.Role;
import io.potik.outbox.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Uploads", description = "Files that go out with answers")
@RestController
@RequestMapping("/api/uploads")
class UploadController {

    private static final long LARGEST = Takes.LARGEST_FILE;
    private static final long PATIENCE_SECONDS = 8;

    private final Uploads uploads;
    private final UploadSettings settings;
    private final Semaphore places;

    UploadController(Uploads uploads, UploadSettings settings) {
        this.uploads = uploads;
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce());
    }

    record UploadView(UUID id, String name, String mediaType, int size) {

        static UploadView of(Upload upload) {
            return new UploadView(upload.id(), upload.name(), upload.mediaType(), upload.size());
        }
    }

    @Operation(
            summary = "Attach a file: the body is its bytes, at most 10 MB",
            description =
                    "?name= is its name; ?mediaType= its kind, else the Content-Type, else what the name says. It is"
                            + " kept for a day, and longer once an answer uses it.",
            parameters = {@Parameter(name = "name", required = true), @Parameter(name = "mediaType")})
    @PostMapping
    ResponseEntity<Object> upload(Caller caller, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException, InterruptedException {
        // Not by getParameter: of a body that calls itself a form it would eat the bytes.
        var named = UploadName.of(request.getQueryString(), request.getContentType());
        if (request.getContentLengthLong() > LARGEST) {
            throw new TooLarge(LARGEST >> 20);
        }
        if (uploads.unusedOf(caller.staffId()) > settings.ofOne().toBytes()) {
            throw new Invalid(
                    "name",
                    "You have attached " + settings.ofOne().toMegabytes()
                            + " MB that were not sent. They are removed within a day; send or wait.");
        }
        if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "5")
                    .body(Problems.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "unavailable",
                            "Not available now",
                            "Many files are coming in. Nothing was stored; try again in a few seconds."));
        }
        try {
            var upload = store(caller, named, request.getInputStream().readNBytes((int) LARGEST + 1));
            return ResponseEntity.created(URI.create("/api/uploads/" + upload.id()))
                    .body(UploadView.of(upload));
        } finally {
            places.release();
        }
    }

    private Upload store(Caller caller, UploadName named, byte[] content) {
        if (content.length > LARGEST) {
            throw new TooLarge(LARGEST >> 20);
        }
        if (content.length == 0) {
            throw new Invalid("name", "The file is empty.");
        }
        var upload = new Upload(Ids.next(), caller.staffId(), named.name(), named.mediaType(), content.length);
        uploads.add(upload, content);
        return upload;
    }

    @Operation(summary = "The file, for who attached it and for owners", description = "Always as a download.")
    @GetMapping("/{id}")
    ResponseEntity<byte[]> download(Caller caller, @PathVariable UUID id) {
        var content = uploads.find(id)
                .filter(found -> mayRead(caller, found.upload()))
                .orElseThrow(() -> new NotFound("file"));
        return ResponseEntity.ok().headers(Downloads.headers(content.upload())).body(content.bytes());
    }

    private static boolean mayRead(Caller caller, Upload upload) {
        return caller.role() == Role.OWNER || caller.staffId().equals(upload.uploaderId());
    }
}
