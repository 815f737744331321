package io.potik.gateway.mail;

import io.potik.gateway.staff.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which of their notifications somebody also gets by e-mail. */
@RestController
@RequestMapping("/api/mail")
@Tag(name = "Mail", description = "Notifications by e-mail: one's own choice")
class MailApi {

    record Wanted(@NotNull Set<@NotNull Kind> kinds) {}

    /**
     * How it stands.
     *
     * @param on whether this installation sends mail at all
     * @param delaySeconds how long something stays unread before it goes
     */
    record Mail(boolean on, String address, List<Kind> kinds, long delaySeconds) {}

    private final MailChoices choices;
    private final MailProperties properties;

    MailApi(MailChoices choices, MailProperties properties) {
        this.choices = choices;
        this.properties = properties;
    }

    @GetMapping
    @Operation(summary = "Which kinds of notifications you also get by e-mail, and whether mail is sent here at all")
    Mail show(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return mail(caller, choices.of(caller.staffId()));
    }

    @PutMapping
    @Operation(summary = "Choose the kinds that also come by e-mail: assigned, answered, reminder, task")
    Mail choose(@Valid @RequestBody Wanted wanted, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        choices.choose(caller.staffId(), wanted.kinds);
        return mail(caller, wanted.kinds);
    }

    private Mail mail(Caller caller, Set<Kind> kinds) {
        return new Mail(
                properties.isOn(),
                caller.email(),
                kinds.stream().sorted().toList(),
                properties.delay().toSeconds());
    }
}
