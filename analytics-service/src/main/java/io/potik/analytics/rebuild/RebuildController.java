package io.potik.analytics.rebuild;

import io.potik.analytics.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reports/rebuild")
@Tag(name = "Reports")
class RebuildController {

    private final RebuildStore rebuild;

    RebuildController(RebuildStore rebuild) {
        this.rebuild = rebuild;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Empty the store and make it again from the event log",
            description = "The owner's. 409 while one is running or while another instance reads the log.")
    RebuildStatus start(Caller caller) {
        return rebuild.start(caller.staffId());
    }

    @GetMapping
    @Operation(summary = "How far the last rebuild is")
    RebuildStatus status() {
        return rebuild.status();
    }
}
