package io.potik.lead.lead.web;

import io.potik.lead.board.LeadView;
import io.potik.lead.board.LeadViews;
import io.potik.lead.exclusion.Grounds;
import io.potik.lead.lead.ConversionPreview;
import io.potik.lead.lead.ConvertLead;
import io.potik.lead.lead.ExcludeLead;
import io.potik.lead.lead.RejectLead;
import io.potik.lead.lead.ReopenLead;
import io.potik.lead.lead.UndoConversion;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads/{id}")
@Tag(name = "Ends", description = "How a lead ends: converted, rejected, excluded; and how it is opened again")
class EndController {

    private static final int LONGEST = 2000;
    private static final int MOST_LINES = 200;

    private final ConvertLead convertLead;
    private final UndoConversion undoConversion;
    private final ConversionPreview preview;
    private final RejectLead rejectLead;
    private final ReopenLead reopenLead;
    private final ExcludeLead excludeLead;
    private final LeadViews views;

    EndController(
            ConvertLead convertLead,
            UndoConversion undoConversion,
            ConversionPreview preview,
            RejectLead rejectLead,
            ReopenLead reopenLead,
            ExcludeLead excludeLead,
            LeadViews views) {
        this.convertLead = convertLead;
        this.undoConversion = undoConversion;
        this.preview = preview;
        this.rejectLead = rejectLead;
        this.reopenLead = reopenLead;
        this.excludeLead = excludeLead;
        this.views = views;
    }

    record Conversion(
            @Nullable @Valid Order order,
            @Nullable @Valid CompanyName company,
            @Nullable UUID customerId,
            @Nullable Boolean newCustomer) {}

    record Order(
            @Nullable UUID id,
            @Nullable @Size(max = MOST_LINES) List<@Valid WrittenLine> lines) {}

    record Rejection(
            @Nullable UUID reasonId,
            @Nullable @Size(max = LONGEST) String note,
            @Nullable Long version) {}

    record Exclusion(
            @Nullable String reason,
            @Nullable @Size(max = LONGEST) String note,
            @Nullable Instant expiresAt,
            @Nullable Long version) {}

    @GetMapping("/conversion/preview")
    @Operation(
            summary = "What a conversion would do: which customer, and why; what is made",
            description = "With customerId or newCustomer=true: what it would do if that were chosen.")
    ConversionPreview.Preview preview(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(defaultValue = "false") boolean newCustomer) {
        return preview.of(caller, id, customerId, newCustomer);
    }

    @PostMapping("/conversion")
    @Operation(summary = "Make a deal of it; the card shows customer and order as soon as they are there")
    ResponseEntity<LeadView> convert(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody(required = false) @Nullable Conversion wanted) {
        convertLead.convert(
                caller,
                id,
                wanted == null
                        ? new ConvertLead.Conversion(null, null, null, false)
                        : new ConvertLead.Conversion(
                                order(wanted.order()),
                                company(wanted.company()),
                                wanted.customerId(),
                                Boolean.TRUE.equals(wanted.newCustomer())));
        return answer(HttpStatus.ACCEPTED, caller, id);
    }

    @PostMapping("/conversion/retry")
    @Operation(summary = "Ask again for the customer and the order that are missing; they come once")
    ResponseEntity<LeadView> retry(Caller caller, @PathVariable UUID id) {
        undoConversion.retry(caller, id);
        return answer(HttpStatus.ACCEPTED, caller, id);
    }

    @DeleteMapping("/conversion")
    @Operation(
            summary = "Undo the conversion: the lead is open where it was",
            description = "What came to be by it goes: the customer of whom nothing else is known, the company, and the"
                    + " order is cancelled; an order that was joined stays. Until conversion.undoableUntil; then 409.")
    ResponseEntity<LeadView> undo(Caller caller, @PathVariable UUID id) {
        undoConversion.undo(caller, id);
        return answer(HttpStatus.OK, caller, id);
    }

    @PostMapping("/rejection")
    @Operation(summary = "It becomes no deal: a first lead is kept as a prospect, a repeat lead declined")
    ResponseEntity<LeadView> reject(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Rejection rejection) {
        rejectLead.reject(
                caller,
                id,
                rejection.reasonId(),
                LeadController.blankToNull(rejection.note()),
                ExpectedVersion.of(ifMatch, rejection.version()));
        return answer(HttpStatus.OK, caller, id);
    }

    @PostMapping("/reopening")
    @Operation(summary = "Take a rejected lead up again, where it was")
    ResponseEntity<LeadView> reopen(Caller caller, @PathVariable UUID id) {
        reopenLead.reopen(caller, id);
        return answer(HttpStatus.OK, caller, id);
    }

    @PostMapping("/exclusion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "It was none: delete it, and make nothing of what its contact points send",
            description = "reason is spam, landlord, contractor or other; from expiresAt on they make leads again.")
    void exclude(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable Exclusion exclusion) {
        var wanted = exclusion == null ? new Exclusion(null, null, null, null) : exclusion;
        excludeLead.exclude(
                caller,
                id,
                Grounds.of("", wanted.reason(), wanted.note(), wanted.expiresAt()),
                ExpectedVersion.of(ifMatch, wanted.version()));
    }

    private static @Nullable String company(@Nullable CompanyName company) {
        if (company == null) {
            return null;
        }
        var name = LeadController.blankToNull(company.name());
        return name == null ? "" : name;
    }

    private static ConvertLead.@Nullable Order order(@Nullable Order order) {
        if (order == null) {
            return null;
        }
        return new ConvertLead.Order(
                order.id(),
                order.lines() == null
                        ? null
                        : order.lines().stream().map(WrittenLine::line).toList());
    }

    private ResponseEntity<LeadView> answer(HttpStatus status, Caller caller, UUID id) {
        var view = views.of(caller.sees(), id);
        return ResponseEntity.status(status)
                .eTag(ExpectedVersion.tag(view.card().version()))
                .body(view);
    }
}
