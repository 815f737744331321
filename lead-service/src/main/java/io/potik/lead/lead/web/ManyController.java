package io.potik.lead.lead.web;

import io.potik.lead.board.Card;
import io.potik.lead.board.LeadViews;
import io.potik.lead.exclusion.Grounds;
import io.potik.lead.lead.ChangeMany;
import io.potik.lead.lead.ChangeMany.Action;
import io.potik.lead.lead.ChangedMeanwhile;
import io.potik.lead.lead.MoveLead;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.Problems;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Leads")
class ManyController {

    private static final int MOST = 500;
    private static final int LONGEST = 500;

    private final ChangeMany changeMany;
    private final LeadViews views;

    ManyController(ChangeMany changeMany, LeadViews views) {
        this.changeMany = changeMany;
        this.views = views;
    }

    record Many(
            @NotEmpty @Size(max = MOST) List<@NotNull @Valid Chosen> leads,
            @NotNull @Valid Wanted action) {}

    record Chosen(@NotNull UUID id, @Nullable Long version) {}

    record Wanted(
            @NotNull String kind,
            @Nullable UUID managerId,
            @Nullable UUID stageId,
            @Nullable UUID reasonId,
            @Nullable @Size(max = 20) String reason,
            @Nullable @Size(max = LONGEST) String note,
            @Nullable Instant expiresAt,
            @Nullable Map<String, @Nullable Object> fields,
            @Nullable @Size(max = 50) List<@NotNull @Size(max = 50) String> tags) {}

    record Outcomes(List<Outcome> items, int done) {}

    /**
     * What became of one lead.
     *
     * @param outcome done, or refused for the reason that the problem tells
     * @param lead as it is now; null when it is not there, or not for who asks any more
     */
    record Outcome(
            UUID id,
            String outcome,
            @Nullable ProblemDetail problem,
            @Nullable Card lead) {}

    @PostMapping("/api/leads/bulk")
    @Operation(
            summary = "Assign, move, tag, reject or exclude up to 500 leads at once; an outcome for each of them",
            description =
                    "action.kind is assign (managerId or null), move (stageId; reasonId and note for a lost one, fields"
                            + " that it needs), tag or untag (tags), reject (reasonId, note), or exclude (reason, note,"
                            + " expiresAt). Each lead is changed in a transaction of its own by the rules for one; a"
                            + " problem of one is told in its item, with expectedVersion where it has another one now.")
    Outcomes change(Caller caller, @Valid @RequestBody Many many) {
        var leads = new LinkedHashMap<UUID, ExpectedVersion>();
        many.leads().forEach(lead -> leads.put(lead.id(), new ExpectedVersion(lead.version())));
        var refusals = changeMany.change(caller, leads, action(many.action()));
        var now = views.cards(caller.sees(), List.copyOf(leads.keySet())).stream()
                .collect(Collectors.toMap(Card::id, Function.identity()));
        var items = leads.keySet().stream()
                .map(id -> outcome(id, leads.get(id), refusals.get(id), now.get(id)))
                .toList();
        return new Outcomes(items, (int)
                items.stream().filter(item -> item.problem() == null).count());
    }

    private static Outcome outcome(
            UUID id, @Nullable ExpectedVersion expected, @Nullable RuntimeException refusal, @Nullable Card now) {
        if (refusal == null) {
            return new Outcome(id, "done", null, now);
        }
        if (!(refusal instanceof ChangedMeanwhile changed)) {
            return new Outcome(id, "refused", Problems.of(refusal), now);
        }
        var problem = Problems.of(
                HttpStatus.CONFLICT, "version-conflict", "Changed meanwhile", String.valueOf(changed.getMessage()));
        problem.setProperty("expectedVersion", expected == null ? null : expected.version());
        return new Outcome(id, "refused", problem, now);
    }

    private static Action action(Wanted wanted) {
        return switch (wanted.kind()) {
            case "assign" -> new Action.Assign(wanted.managerId());
            case "move" ->
                new Action.Move(new MoveLead.Move(
                        required("action.stageId", wanted.stageId()),
                        wanted.reasonId(),
                        LeadController.blankToNull(wanted.note()),
                        wanted.fields()));
            case "tag" -> new Action.Tag(tags(wanted), List.of());
            case "untag" -> new Action.Tag(List.of(), tags(wanted));
            case "reject" -> new Action.Reject(wanted.reasonId(), LeadController.blankToNull(wanted.note()));
            case "exclude" ->
                new Action.Exclude(Grounds.of("action.", wanted.reason(), wanted.note(), wanted.expiresAt()));
            default -> throw new Invalid("action.kind", "It is assign, move, tag, untag, reject or exclude.");
        };
    }

    private static List<String> tags(Wanted wanted) {
        var tags = required("action.tags", wanted.tags()).stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.isEmpty()) {
            throw new Invalid("action.tags", "At least one tag is needed.");
        }
        return tags;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new Invalid(field, "This is needed.");
        }
        return value;
    }
}
