package io.potik.customer.segment.web;

import io.potik.customer.customer.CustomerView;
import io.potik.customer.customer.Page;
import io.potik.customer.problem.Conflict;
import io.potik.customer.problem.ExpectedVersion;
import io.potik.customer.security.Caller;
import io.potik.customer.segment.Conditions;
import io.potik.customer.segment.MailSegment;
import io.potik.customer.segment.Segment;
import io.potik.customer.segment.SegmentMembers;
import io.potik.customer.segment.Segments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/segments")
@Tag(name = "Segments", description = "Customers chosen by what is known of their leads and orders")
class SegmentApi {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 4096;
    private static final int MOST = 200;
    private static final int AT_ONCE = 1_000;

    private final Segments segments;
    private final SegmentMembers members;
    private final MailSegment mailSegment;

    SegmentApi(Segments segments, SegmentMembers members, MailSegment mailSegment) {
        this.segments = segments;
        this.members = members;
        this.mailSegment = mailSegment;
    }

    record Mail(@NotBlank @Size(max = LONGEST_TEXT) String text) {}

    record SegmentList(List<Segment> items, @Nullable String next) {}

    record NewSegment(
            @NotBlank @Size(max = LONGEST_NAME) String name,
            @NotNull @Valid Conditions conditions) {}

    record SegmentChange(
            @Nullable Long version,
            @Nullable @Size(max = LONGEST_NAME) String name,
            @Nullable @Valid Conditions conditions) {}

    record Asked(
            @NotNull @Valid Conditions conditions,
            @Nullable String after,
            @Nullable Integer limit) {}

    /**
     * Who fits.
     *
     * @param count exactly, unless there are {@code more}
     */
    record Preview(int count, boolean more, Page<CustomerView> customers) {}

    @GetMapping
    @Operation(summary = "All segments, by name")
    SegmentList all() {
        return new SegmentList(segments.all(), null);
    }

    @PostMapping
    @Operation(summary = "Keep conditions under a name")
    ResponseEntity<Segment> add(@Valid @RequestBody NewSegment wanted) {
        Segment segment = segments.add(wanted.name(), wanted.conditions());
        return ResponseEntity.created(URI.create("/api/segments/" + segment.id()))
                .eTag(ExpectedVersion.tag(segment.version()))
                .body(segment);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a segment; what is left out stays")
    ResponseEntity<Segment> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SegmentChange wanted) {
        try {
            Segment segment = segments.change(
                    id, ExpectedVersion.of(ifMatch, wanted.version()).version(), wanted.name(), wanted.conditions());
            return ResponseEntity.ok()
                    .eTag(ExpectedVersion.tag(segment.version()))
                    .body(segment);
        } catch (Segments.StaleVersion stale) {
            throw new Conflict("segment", stale.current());
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a segment; its customers stay as they are")
    void remove(@PathVariable UUID id) {
        segments.remove(id);
    }

    @PostMapping("/preview")
    @Operation(
            summary = "Who fits conditions, of those whom the caller may see; nothing is kept",
            description = "Counted to 10,000 exactly, then more is true; the customers are a page, the newest first.")
    Preview preview(Caller caller, @Valid @RequestBody Asked asked) {
        Conditions wanted = asked.conditions().checked();
        SegmentMembers.Count count = members.count(wanted, caller.sees());
        int limit = asked.limit() == null ? 50 : Math.clamp(asked.limit(), 1, MOST);
        return new Preview(
                count.count(), count.more(), members.page(wanted, caller.sees(), !count.more(), asked.after(), limit));
    }

    @PostMapping("/{id}/mailings")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for a text to everybody of a segment, of those whom the caller may see",
            description = "Nothing is sent by this: /api/mailings/{id} soon says whom it reaches, and starts it."
                    + " Placeholders are {name}, {number}, {manager} and {company}.")
    MailSegment.Asked mail(Caller caller, @PathVariable UUID id, @Valid @RequestBody Mail wanted) {
        return mailSegment.mail(id, wanted.text().replace("\0", "").strip(), caller);
    }

    @GetMapping(path = "/{id}/export", produces = "text/csv")
    @Operation(summary = "The customers of a segment as CSV, of those whom the caller may see")
    void export(Caller caller, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        Segment segment = segments.withId(id);
        boolean few = !members.count(segment.conditions(), caller.sees()).more();
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(segment.name() + ".csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var out = response.getWriter();
        out.write(CustomersAsCsv.HEADER);
        String after = null;
        do {
            Page<CustomerView> page = members.page(segment.conditions(), caller.sees(), few, after, AT_ONCE);
            for (CustomerView customer : page.items()) {
                out.write(CustomersAsCsv.line(customer));
            }
            after = page.next();
        } while (after != null);
    }
}
