package io.potik.lead.lead.web;

import io.potik.lead.board.Cursor;
import io.potik.lead.customer.KnownCustomers;
import io.potik.lead.security.Caller;
import io.potik.lead.timeline.Timeline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads/timeline")
@Tag(name = "Timeline", description = "Everything that happened to a lead, and what people add to it")
class PersonTimelineController {

    private static final int MOST = 200;

    private final Timeline timeline;
    private final KnownCustomers customers;

    PersonTimelineController(Timeline timeline, KnownCustomers customers) {
        this.timeline = timeline;
        this.customers = customers;
    }

    @GetMapping
    @Operation(summary = "What happened to all leads of a customer that the caller sees, the newest first")
    TimelineController.Page page(
            Caller caller,
            @RequestParam UUID customerId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        int wanted = Math.clamp(limit, 1, MOST);
        var cursor = Cursor.of(after);
        return TimelineController.Page.of(
                timeline.page(
                        caller.sees(),
                        customers.personOf(customerId),
                        cursor == null ? null : new Timeline.After(cursor.at(), cursor.id()),
                        wanted + 1),
                wanted);
    }
}
