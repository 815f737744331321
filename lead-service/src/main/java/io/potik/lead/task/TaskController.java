package io.potik.lead.task;

import io.potik.lead.board.Cursor;
import io.potik.lead.board.LeadViews;
import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.problem.Invalid;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Tasks", description = "What somebody will do about a lead: tasks and planned calls")
class TaskController {

    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_RESULT = 20_000;
    private static final int WEEK = 7 * 24 * 60;

    private final PlanTask plan;
    private final FinishTask finish;
    private final TaskList list;
    private final LeadViews leads;

    TaskController(PlanTask plan, FinishTask finish, TaskList list, LeadViews leads) {
        this.plan = plan;
        this.finish = finish;
        this.list = list;
        this.leads = leads;
    }

    record NewTask(
            @NotNull Task.Kind kind,
            @NotBlank @Size(max = LONGEST_TEXT) String text,
            @NotNull Instant dueAt,
            @Nullable UUID assigneeId,
            @Nullable @Min(0) @Max(WEEK) Integer remindMinutes) {}

    record Completion(
            @Nullable Long version,
            @Nullable @Size(max = LONGEST_RESULT) String result,
            @Nullable Boolean answered) {}

    record Reopening(@Nullable Long version) {}

    @PostMapping("/api/leads/{id}/tasks")
    @Operation(
            summary = "Plan a task or a call; without an assignee it is the lead's manager's",
            description = "remindMinutes: how long before it is due the assignee is reminded, at most a week.")
    ResponseEntity<TaskView> plan(Caller caller, @PathVariable UUID id, @Valid @RequestBody NewTask wanted) {
        var task = plan.plan(
                caller,
                id,
                wanted.kind(),
                wanted.text().strip(),
                wanted.dueAt().truncatedTo(ChronoUnit.MICROS),
                wanted.assigneeId(),
                wanted.remindMinutes());
        var view = list.one(caller.sees(), task);
        return ResponseEntity.created(URI.create("/api/tasks/" + task))
                .eTag(ExpectedVersion.tag(view.version()))
                .body(view);
    }

    @GetMapping("/api/leads/{id}/tasks")
    @Operation(summary = "A lead's tasks: open ones, the earliest due first, then done ones, the last one first")
    TaskList.Page ofLead(Caller caller, @PathVariable UUID id) {
        leads.of(caller.sees(), id);
        return new TaskList.Page(list.ofLead(id), null);
    }

    @GetMapping("/api/tasks")
    @Operation(
            summary = "Tasks of the leads that you see, the earliest due first",
            description = "state is open (the default) or done; due at or after from, and before to.")
    TaskList.Page page(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID assigneeId,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return list.page(
                caller.sees(),
                new TaskList.Wanted(assigneeId, isDone(state), from, to),
                Cursor.of(after),
                Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/api/tasks/{id}")
    @Operation(summary = "One task")
    ResponseEntity<TaskView> one(Caller caller, @PathVariable UUID id) {
        return answer(caller, id);
    }

    @PatchMapping("/api/tasks/{id}")
    @Operation(
            summary = "Plan it otherwise; what is left out stays, remindMinutes: null reminds no more. 409 when done")
    ResponseEntity<TaskView> change(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TaskPatch patch) {
        plan.change(caller, id, patch.plan(), ExpectedVersion.of(ifMatch, patch.version()));
        return answer(caller, id);
    }

    @PostMapping("/api/tasks/{id}/completion")
    @Operation(
            summary = "It is done, with what came of it; 409 when it was done already",
            description =
                    "answered, of a planned call that was made: it is noted as POST …/calls would, and counts as an"
                            + " answer to the person.")
    ResponseEntity<TaskView> complete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Completion completion) {
        var result = completion.result();
        finish.complete(
                caller,
                id,
                result == null || result.isBlank() ? null : result.strip(),
                completion.answered(),
                ExpectedVersion.of(ifMatch, completion.version()));
        return answer(caller, id);
    }

    @PostMapping("/api/tasks/{id}/reopening")
    @Operation(summary = "It is to be done after all; 409 when it is open")
    ResponseEntity<TaskView> reopen(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Reopening reopening) {
        finish.reopen(caller, id, ExpectedVersion.of(ifMatch, reopening.version()));
        return answer(caller, id);
    }

    @DeleteMapping("/api/tasks/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a task away; the timeline keeps that it was there")
    void remove(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        plan.remove(caller, id, ExpectedVersion.of(ifMatch, null));
    }

    private ResponseEntity<TaskView> answer(Caller caller, UUID id) {
        var view = list.one(caller.sees(), id);
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(view.version())).body(view);
    }

    private static boolean isDone(String state) {
        return switch (state) {
            case "open" -> false;
            case "done" -> true;
            default -> throw new Invalid("state", "This is open or done.");
        };
    }
}
