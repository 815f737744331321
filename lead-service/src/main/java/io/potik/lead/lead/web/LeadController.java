package io.potik.lead.lead.web;

import io.potik.lead.board.LeadView;
import io.potik.lead.board.LeadViews;
import io.potik.lead.contact.ContactPointRules;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.lead.AssignLead;
import io.potik.lead.lead.CreateLead;
import io.potik.lead.lead.EditLead;
import io.potik.lead.lead.MoveLead;
import io.potik.lead.money.Money;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.security.Caller;
import io.potik.lead.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads")
@Tag(name = "Leads", description = "Cards, and what people do with them")
class LeadController {

    private static final int LONGEST = 500;

    private final CreateLead createLead;
    private final EditLead editLead;
    private final MoveLead moveLead;
    private final AssignLead assignLead;
    private final LeadViews views;
    private final ContactPointRules contactPoints;

    LeadController(
            CreateLead createLead,
            EditLead editLead,
            MoveLead moveLead,
            AssignLead assignLead,
            LeadViews views,
            ContactPointRules contactPoints) {
        this.createLead = createLead;
        this.editLead = editLead;
        this.moveLead = moveLead;
        this.assignLead = assignLead;
        this.views = views;
        this.contactPoints = contactPoints;
    }

    record Entry(
            @Nullable @Size(max = LONGEST) String title,
            @NotEmpty @Size(max = 20) List<@Valid WrittenContactPoint> contactPoints,
            @Nullable UUID sourceId,
            @Nullable UUID managerId,
            @Nullable UUID pipelineId,
            @Nullable Money amount,
            @Nullable @Valid CompanyName company,
            @Nullable String note) {}

    record WrittenContactPoint(
            @NotBlank String kind, @NotBlank String value) {}

    record Move(
            @NotNull UUID stageId,
            @Nullable Long version,
            @Nullable UUID reasonId,
            @Nullable @Size(max = LONGEST) String note,
            @Nullable Map<String, @Nullable Object> fields) {}

    record Assignment(@Nullable UUID managerId, @Nullable Long version) {}

    @PostMapping
    @Operation(summary = "Enter a lead by hand; 409 when the person has an open one")
    ResponseEntity<LeadView> create(Caller caller, @Valid @RequestBody Entry entry) {
        var id = createLead.create(
                caller,
                new CreateLead.Entry(
                        blankToNull(entry.title()),
                        read(entry.contactPoints()),
                        entry.sourceId(),
                        entry.managerId(),
                        entry.pipelineId(),
                        entry.amount(),
                        entry.company() == null
                                ? null
                                : blankToNull(entry.company().name()),
                        blankToNull(entry.note())));
        var view = views.of(caller.sees(), id);
        return ResponseEntity.created(URI.create("/api/leads/" + id))
                .eTag(ExpectedVersion.tag(view.card().version()))
                .body(view);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change what stands on the card; what is left out stays")
    ResponseEntity<LeadView> edit(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CardPatch patch) {
        editLead.edit(caller, id, patch.edit(), ExpectedVersion.of(ifMatch, patch.version()));
        return answer(caller, id);
    }

    @PostMapping("/{id}/move")
    @Operation(summary = "Move to another stage; a lost one needs a reason, a won one a conversion")
    ResponseEntity<LeadView> move(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Move move) {
        moveLead.move(
                caller,
                id,
                new MoveLead.Move(move.stageId(), move.reasonId(), blankToNull(move.note()), move.fields()),
                ExpectedVersion.of(ifMatch, move.version()));
        return answer(caller, id);
    }

    @PostMapping("/{id}/assignment")
    @Operation(summary = "Give the lead to somebody, or to nobody")
    ResponseEntity<LeadView> assign(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Assignment assignment) {
        assignLead.assign(caller, id, assignment.managerId(), ExpectedVersion.of(ifMatch, assignment.version()));
        // Who gave it away sees it once more, as the answer to what they did.
        return answer(views.of(Scope.ALL, id).withoutOthers());
    }

    private ResponseEntity<LeadView> answer(Caller caller, UUID id) {
        return answer(views.of(caller.sees(), id));
    }

    private static ResponseEntity<LeadView> answer(LeadView view) {
        return ResponseEntity.ok()
                .eTag(ExpectedVersion.tag(view.card().version()))
                .body(view);
    }

    private List<GivenContactPoint> read(List<WrittenContactPoint> written) {
        var points = new ArrayList<GivenContactPoint>();
        var errors = new ArrayList<Invalid.Field>();
        for (int i = 0; i < written.size(); i++) {
            try {
                points.add(
                        contactPoints.read(written.get(i).kind(), written.get(i).value()));
            } catch (IllegalArgumentException unreadable) {
                errors.add(
                        new Invalid.Field("contactPoints[" + i + "].value", String.valueOf(unreadable.getMessage())));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return points;
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
