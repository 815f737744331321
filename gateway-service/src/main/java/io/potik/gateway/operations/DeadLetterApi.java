package io.potik.gateway.operations;

import io.potik.gateway.problem.NotFound;
import io.potik.gateway.route.Service;
import io.potik.gateway.route.ServiceDeadLetters;
import io.potik.gateway.staff.Caller;
import io.potik.outbox.DeadLetter;
import io.potik.outbox.DeadLetters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters of one service at a time, so that one that is down hides only its own. For owners. */
@RestController
@RequestMapping("/api/operations/dead-letters/{service}")
@Tag(name = "Operations")
class DeadLetterApi {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterApi.class);
    private static final String OWN = "gateway";
    private static final String WHICH = "gateway, intake, lead, customer, order or analytics";

    record Letters(@Schema(description = "The newest 200.") List<DeadLetter> items) {}

    record Retried(
            @Schema(
                    allowableValues = {"done", "gone", "failed"},
                    description = "done: handled, it is off the list; gone: not there any more, or its service has not"
                            + " received anything yet; failed: it failed again and stays.")
            String state) {}

    private final ServiceDeadLetters letters;
    private final DeadLetters own;
    private final JsonMapper json;

    DeadLetterApi(ServiceDeadLetters letters, DeadLetters own, JsonMapper json) {
        this.letters = letters;
        this.own = own;
        this.json = json;
    }

    @GetMapping
    @Operation(summary = "Messages that a service could not handle or send; without their contents (owner)")
    Letters newest(
            @Parameter(description = WHICH) @PathVariable String service,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return new Letters(
                service.equals(OWN)
                        ? own.newest()
                        : json.readValue(
                                letters.newest(named(service), caller), new TypeReference<List<DeadLetter>>() {}));
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Handle (or send) one of them again (owner)")
    Retried retry(
            @Parameter(description = WHICH) @PathVariable String service,
            @PathVariable UUID id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        log.info("{} tries dead letter {} of {} again", caller.staffId(), id, service);
        if (service.equals(OWN)) {
            return new Retried(own.replay(id) ? "done" : "gone");
        }
        var answer = letters.replay(named(service), id, caller);
        if (!answer.isOk()) {
            return new Retried("failed");
        }
        return new Retried(json.readTree(answer.body()).path("replayed").asBoolean() ? "done" : "gone");
    }

    private static Service named(String service) {
        return Arrays.stream(Service.values())
                .filter(one -> one.code().equals(service))
                .findFirst()
                .orElseThrow(() -> new NotFound("service"));
    }
}
