package io.potik.lead.lead.web;

import io.potik.lead.board.Cursor;
import io.potik.lead.board.LeadViews;
import io.potik.lead.lead.NoteOnLead;
import io.potik.lead.lead.SendMessage;
import io.potik.lead.security.Caller;
import io.potik.lead.timeline.Happening.SentFile;
import io.potik.lead.timeline.Timeline;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/leads/{id}")
@Tag(name = "Timeline", description = "Everything that happened to a lead, and what people add to it")
class TimelineController {

    private static final int MOST = 200;
    private static final int LONGEST_MESSAGE = 20_000;
    private static final int LONGEST_NOTE = 20_000;
    private static final int MOST_FILES = 10;
    private static final long LARGEST_FILE = 10L * 1024 * 1024;
    private static final String MEDIA_TYPE = "[\\w.+-]{1,80}/[\\w.+-]{1,80}";

    private final Timeline timeline;
    private final LeadViews views;
    private final NoteOnLead noteOnLead;
    private final SendMessage sendMessage;

    TimelineController(Timeline timeline, LeadViews views, NoteOnLead noteOnLead, SendMessage sendMessage) {
        this.timeline = timeline;
        this.views = views;
        this.noteOnLead = noteOnLead;
        this.sendMessage = sendMessage;
    }

    record Page(List<Timeline.Item> items, @Nullable String next) {

        /** The page that begins with what was found by asking for one more than is wanted. */
        static Page of(List<Timeline.Item> found, int wanted) {
            var items = found.subList(0, Math.min(wanted, found.size()));
            return new Page(
                    items,
                    found.size() > wanted
                            ? new Cursor(items.getLast().at(), items.getLast().id()).toString()
                            : null);
        }
    }

    record Message(
            @Nullable @Size(max = LONGEST_MESSAGE) String text,
            @Nullable @Size(max = MOST_FILES) List<@NotNull @Valid File> files) {}

    /** As {@code POST /api/uploads} answered it. */
    record File(
            @NotNull UUID id,
            @NotBlank @Size(max = 200) String name,
            @NotNull @Pattern(regexp = MEDIA_TYPE) String mediaType,
            @PositiveOrZero @Max(LARGEST_FILE) long size) {}

    record Note(@NotBlank @Size(max = LONGEST_NOTE) String text) {}

    record Call(
            @Nullable @Size(max = LONGEST_NOTE) String note,
            @Nullable Boolean answered) {}

    @GetMapping("/timeline")
    @Operation(summary = "What happened, the newest first")
    Page page(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        views.of(caller.sees(), id);
        int wanted = Math.clamp(limit, 1, MOST);
        var cursor = Cursor.of(after);
        return Page.of(
                timeline.page(id, cursor == null ? null : new Timeline.After(cursor.at(), cursor.id()), wanted + 1),
                wanted);
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Answer where the person wrote from; the item says queued, then sent, delivered, read or failed",
            description =
                    "A text, or at most 10 files that the caller attached by POST /api/uploads (25 MB together), or"
                            + " both.")
    Timeline.Item send(Caller caller, @PathVariable UUID id, @Valid @RequestBody Message message) {
        var files = message.files() == null ? List.<File>of() : message.files();
        return timeline.item(sendMessage.send(
                caller,
                id,
                message.text() == null ? "" : message.text(),
                files.stream()
                        .map(file -> new SentFile(file.id(), file.name(), file.mediaType(), file.size()))
                        .toList()));
    }

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write down what colleagues should know")
    Timeline.Item note(Caller caller, @PathVariable UUID id, @Valid @RequestBody Note note) {
        return timeline.item(noteOnLead.note(caller, id, note.text()));
    }

    @PostMapping("/calls")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write down a call that was made by hand; it counts as an answer")
    Timeline.Item call(Caller caller, @PathVariable UUID id, @Valid @RequestBody Call call) {
        boolean answered = call.answered() == null || call.answered();
        return timeline.item(noteOnLead.call(caller, id, answered, call.note()));
    }
}
