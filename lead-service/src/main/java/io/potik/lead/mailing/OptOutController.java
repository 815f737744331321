package io.potik.lead.mailing;

import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/opt-outs/{customerId}")
@Tag(name = "Mailings")
class OptOutController {

    private final OptOuts optOuts;

    OptOutController(OptOuts optOuts) {
        this.optOuts = optOuts;
    }

    /**
     * Whether a person does not want mailings.
     *
     * @param how word, when they said so; staff, when somebody here wrote it down
     */
    record OptOutView(
            boolean optedOut,
            @Nullable Instant at,
            @Nullable String how) {}

    @GetMapping
    @Operation(summary = "Whether a customer does not want mailings; 404 for somebody of whom the caller sees no lead")
    OptOutView one(Caller caller, @PathVariable UUID customerId) {
        see(caller, customerId);
        return optOuts.of(customerId)
                .map(out -> new OptOutView(true, out.at(), out.how()))
                .orElse(new OptOutView(false, null, null));
    }

    @PutMapping
    @Operation(summary = "No mailing reaches this person from now on, nor what is left of those that are being sent")
    OptOutView add(Caller caller, @PathVariable UUID customerId) {
        see(caller, customerId);
        optOuts.add(customerId);
        return one(caller, customerId);
    }

    @DeleteMapping
    @Operation(summary = "They want mailings again")
    OptOutView remove(Caller caller, @PathVariable UUID customerId) {
        see(caller, customerId);
        optOuts.remove(customerId);
        return one(caller, customerId);
    }

    private void see(Caller caller, UUID customer) {
        if (!optOuts.sees(caller.sees(), customer)) {
            throw new NotFound("customer");
        }
    }
}
