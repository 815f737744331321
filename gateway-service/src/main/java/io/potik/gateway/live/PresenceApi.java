package io.potik.gateway.live;

import io.potik.gateway.route.ServiceLeads;
import io.potik.gateway.staff.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who has which card open. */
@RestController
@RequestMapping("/api/live/presence")
@Tag(name = "Live")
class PresenceApi {

    /** Whose the lead is may have changed: it is looked up again after this. */
    private static final Duration LOOKED_UP_EVERY = Duration.ofMinutes(1);

    record Doing(
            @NotNull UUID leadId,

            @NotNull @Pattern(regexp = "open|writing|nothing")
            String doing) {}

    record Open(List<Presence.OpenLead> items, @Nullable String next) {}

    private final Presence presence;
    private final ServiceLeads leads;

    PresenceApi(Presence presence, ServiceLeads leads) {
        this.presence = presence;
        this.leads = leads;
    }

    @GetMapping
    @Operation(summary = "Which of the cards that you may see somebody has open in this instance, and who")
    Open list(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return new Open(presence.visibleTo(caller), null);
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say that you have a card open, write an answer on it, or closed it (nothing)",
            description =
                    "Say it again every 20 seconds; who is silent for longer than potik.live.presence is gone. Those who"
                            + " may see the lead are told by lead.presence.v1 {leadId, people} in the stream.")
    void say(@Valid @RequestBody Doing doing, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        if (doing.doing.equals("nothing")) {
            presence.close(doing.leadId, caller.staffId());
            return;
        }
        var now = Instant.now();
        var before = presence.of(doing.leadId, caller.staffId());
        boolean known =
                before != null && before.lookedUp().plus(LOOKED_UP_EVERY).isAfter(now);
        var person = new Presence.Person(caller.staffId(), caller.name(), doing.doing);
        presence.open(
                doing.leadId,
                known && before != null
                        ? new Presence.Entry(person, before.manager(), before.lookedUp(), now)
                        : new Presence.Entry(person, leads.managerOf(doing.leadId, caller), now, now));
    }
}
