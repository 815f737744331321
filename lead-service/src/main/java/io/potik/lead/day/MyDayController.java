package io.potik.lead.day;

import io.potik.lead.board.Cursor;
import io.potik.lead.day.OpenLeads.Question;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/my-day")
@Tag(name = "My day", description = "Who waits for an answer, what is late, due, new, and going stale")
class MyDayController {

    private static final int MOST = 100;

    private final MyDay day;

    MyDayController(MyDay day) {
        this.day = day;
    }

    @GetMapping
    @Operation(
            summary = "Your day, or that of somebody whose leads you see: five sections with count and first page",
            description = "A day is one in the workspace's time zone. Counts end at 1000.")
    MyDay.Day day(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID managerId,
            @RequestParam(defaultValue = "10") int limit) {
        return day.of(caller, managerId, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{section}")
    @Operation(summary = "A further page of a section: waiting, late, today, new or stale")
    MyDay.Page<?> section(
            Caller caller,
            @PathVariable String section,
            @RequestParam(required = false) @Nullable UUID managerId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "25") int limit) {
        var cursor = Cursor.of(after);
        int wanted = Math.clamp(limit, 1, MOST);
        return switch (section) {
            case "waiting" -> day.leads(caller, Question.WAITING, managerId, cursor, wanted);
            case "late" -> day.tasks(caller, true, managerId, cursor, wanted);
            case "today" -> day.tasks(caller, false, managerId, cursor, wanted);
            case "new" -> day.leads(caller, Question.FRESH, managerId, cursor, wanted);
            case "stale" -> day.leads(caller, Question.QUIET, managerId, cursor, wanted);
            default -> throw new NotFound("section");
        };
    }
}
