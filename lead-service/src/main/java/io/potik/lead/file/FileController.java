package io.potik.lead.file;

import io.potik.files.Contents;
import io.potik.files.Download;
import io.potik.files.FileName;
import io.potik.files.FileRefused;
import io.potik.files.TakeFile;
import io.potik.lead.board.LeadViews;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.problem.Problems;
import io.potik.lead.problem.TooLarge;
import io.potik.lead.security.Caller;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Ref;
import io.potik.lead.timeline.Timeline.OfLead;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads/{id}/files")
@Tag(name = "Files", description = "Files on the card of a lead")
class FileController {

    private static final int MOST = 200;
    private static final int LONGEST_KEY = 200;

    private final AttachFile attach;
    private final RemoveFile remove;
    private final LeadFiles files;
    private final Contents contents;
    private final LeadViews leads;
    private final StaffNames staff;
    private final TakeFile take;

    FileController(
            AttachFile attach,
            RemoveFile remove,
            LeadFiles files,
            Contents contents,
            LeadViews leads,
            StaffNames staff,
            TakeFile take) {
        this.attach = attach;
        this.remove = remove;
        this.files = files;
        this.contents = contents;
        this.leads = leads;
        this.staff = staff;
        this.take = take;
    }

    /**
     * A file.
     *
     * @param mediaType as its bytes say
     * @param picture whether {@code ?inline=true} shows it in place
     * @param size in bytes
     * @param lead the lead that it was put on: another one than was asked for when that was merged into it
     */
    record FileView(
            UUID id,
            String name,
            String mediaType,
            boolean picture,
            long size,
            Instant addedAt,
            Ref addedBy,
            OfLead lead) {}

    /** A page; {@code largest} is how many bytes a new one may have. */
    record FileList(List<FileView> items, @Nullable String next, long largest) {}

    @GetMapping
    @Operation(summary = "The files of a lead, the newest first; those of leads that were merged into it too")
    FileList page(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        leads.of(caller.sees(), id);
        int wanted = Math.clamp(limit, 1, MOST);
        var found = files.page(id, after, wanted + 1);
        var items = found.subList(0, Math.min(wanted, found.size()));
        return new FileList(
                items.stream().map(this::view).toList(),
                found.size() > wanted ? items.getLast().file().id().toString() : null,
                take.largest());
    }

    @PostMapping(consumes = "!multipart/form-data")
    @Operation(
            summary = "Put a file on a lead's card: the body is its bytes",
            description =
                    "?name= is its name. What it is, its bytes say. 413 when it is larger than largest of the list, or"
                            + " when all files together have reached their limit.",
            parameters = @Parameter(name = "name", required = true))
    ResponseEntity<Object> add(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) HttpServletRequest request) {
        if (request.getContentLengthLong() < 0) {
            return refused(
                    HttpStatus.LENGTH_REQUIRED,
                    "length-required",
                    "Its length is needed",
                    "Say how many bytes come: Content-Length.");
        }
        try {
            return taken(caller, id, key, request);
        } catch (FileRefused refused) {
            throw problem(refused);
        } catch (IOException e) {
            // Who sends it has broken off, and hears this only if the line still stands.
            return refused(
                    HttpStatus.BAD_REQUEST, "unreadable", "Not readable", "The file broke off. Nothing was stored.");
        }
    }

    private ResponseEntity<Object> taken(Caller caller, UUID id, @Nullable String key, HttpServletRequest request)
            throws IOException {
        var attached = attach.attach(
                caller,
                id,
                FileName.of(request.getQueryString()),
                key == null ? null : checked(key),
                request.getContentLengthLong(),
                request.getInputStream());
        var file = view(attached.file());
        var answer = ResponseEntity.created(URI.create("/api/leads/" + id + "/files/" + file.id()));
        return (attached.repeated() ? answer.header("Idempotent-Replayed", "true") : answer).body(file);
    }

    private static RuntimeException problem(FileRefused refused) {
        var error = new Invalid.Field(refused.field(), refused.reason(), refused.code());
        return refused.code() == null ? new Invalid(List.of(error)) : new TooLarge(error);
    }

    private static ResponseEntity<Object> refused(HttpStatus status, String type, String title, String detail) {
        return ResponseEntity.status(status).body(Problems.of(status, type, title, detail));
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Invalid("Idempotency-Key", "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
        }
        return key;
    }

    @GetMapping("/{fileId}")
    @Operation(
            summary = "The file itself, as a download",
            description = "inline=true shows it in place if it is a picture (PNG, JPEG, GIF, WebP).")
    ResponseEntity<InputStreamResource> download(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable UUID fileId,
            @RequestParam(defaultValue = "false") boolean inline,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        var file = files.find(caller.sees(), id, fileId).orElseThrow(() -> new NotFound("file"));
        return Download.of(file.stored(), inline, known, () -> contents.open(file.stored()));
    }

    @DeleteMapping("/{fileId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a file off the card; the timeline keeps that it was there")
    void remove(Caller caller, @PathVariable UUID id, @PathVariable UUID fileId) {
        remove.remove(caller, id, fileId);
    }

    private FileView view(LeadFiles.Listed listed) {
        var file = listed.file();
        var stored = file.stored();
        return new FileView(
                stored.id(),
                stored.name(),
                stored.mediaType(),
                stored.isPicture(),
                stored.size(),
                file.addedAt(),
                new Ref(file.addedBy(), staff.nameOf(file.addedBy())),
                new OfLead(file.lead(), listed.leadNumber()));
    }
}
