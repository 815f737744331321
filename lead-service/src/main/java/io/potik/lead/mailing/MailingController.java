package io.potik.lead.mailing;

import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.staff.StaffNames;
import io.potik.lead.timeline.Ref;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/mailings")
@Tag(name = "Mailings", description = "One text to the people of a segment, each by the channel they last wrote by")
class MailingController {

    private static final int MOST = 200;

    private final Mailings mailings;
    private final MailedList people;
    private final RunMailing run;
    private final StaffNames staff;

    MailingController(Mailings mailings, MailedList people, RunMailing run, StaffNames staff) {
        this.mailings = mailings;
        this.people = people;
        this.run = run;
        this.staff = staff;
    }

    /**
     * A mailing.
     *
     * @param state gathering, ready, sending, paused, done or cancelled
     * @param counts how many people of each channel, state and reason; of whom it reaches before it is started: those who
     *     wait
     */
    record MailingView(
            UUID id,
            String segment,
            String text,
            String state,
            Ref askedBy,
            Instant askedAt,
            List<MailedList.Count> counts) {}

    record MailingList(List<MailingView> items, @Nullable String next) {}

    record PeopleList(
            List<MailedList.Shown> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "Mailings, the newest first; a team lead sees those of the team")
    MailingList page(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "20") int limit) {
        int wanted = Math.clamp(limit, 1, 50);
        var found = mailings.page(caller.sees(), after, wanted + 1);
        var items = found.subList(0, Math.min(wanted, found.size()));
        return new MailingList(
                views(items), found.size() > wanted ? items.getLast().id().toString() : null);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "A mailing: whom it reaches by which channel, whom not and why, and how far it is",
            description = "Nothing goes out before it is started. It can be when its state is ready.")
    MailingView one(Caller caller, @PathVariable UUID id) {
        return view(seen(caller, id));
    }

    @GetMapping("/{id}/people")
    @Operation(summary = "What became of each person")
    PeopleList people(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        seen(caller, id);
        int wanted = Math.clamp(limit, 1, MOST);
        var found = people.page(id, state, after, wanted + 1);
        var items = found.subList(0, Math.min(wanted, found.size()));
        return new PeopleList(
                items, found.size() > wanted ? items.getLast().customer().toString() : null);
    }

    @PostMapping("/{id}/start")
    @Operation(summary = "Send it, or go on after a pause")
    MailingView start(Caller caller, @PathVariable UUID id) {
        return view(run.start(caller.sees(), id));
    }

    @PostMapping("/{id}/pause")
    @Operation(summary = "Write to nobody new; what is under way goes out")
    MailingView pause(Caller caller, @PathVariable UUID id) {
        return view(run.pause(caller.sees(), id));
    }

    @PostMapping("/{id}/cancellation")
    @Operation(summary = "Write to nobody any more")
    MailingView cancel(Caller caller, @PathVariable UUID id) {
        return view(run.cancel(caller.sees(), id));
    }

    private Mailing seen(Caller caller, UUID id) {
        return mailings.find(id)
                .filter(mailing -> caller.sees().sees(mailing.by()))
                .orElseThrow(() -> new NotFound("mailing"));
    }

    private MailingView view(Mailing mailing) {
        return views(List.of(mailing)).getFirst();
    }

    private List<MailingView> views(List<Mailing> shown) {
        var counts = people.counts(shown.stream().map(Mailing::id).toList());
        return shown.stream()
                .map(mailing -> new MailingView(
                        mailing.id(),
                        mailing.segment(),
                        mailing.text(),
                        mailing.state().word(),
                        new Ref(mailing.by(), staff.nameOf(mailing.by())),
                        mailing.at(),
                        counts.getOrDefault(mailing.id(), List.of())))
                .toList();
    }
}
