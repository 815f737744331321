package io.potik.lead.notification;

import io.potik.lead.board.Cursor;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notifications")
@Tag(name = "Notifications", description = "What you were told: leads, answers, tasks, reminders; kept for 30 days")
class NotificationController {

    private static final int MOST = 100;

    private final NotificationList list;
    private final ReadNotifications read;

    NotificationController(NotificationList list, ReadNotifications read) {
        this.list = list;
        this.read = read;
    }

    record Reading(@NotNull Boolean read) {}

    @GetMapping
    @Operation(summary = "Your notifications, the newest first, and how many are unread (at most 100)")
    NotificationList.Page page(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "30") int limit) {
        return list.page(caller, Cursor.of(after), Math.clamp(limit, 1, MOST));
    }

    @PatchMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark one of yours as read, or as unread again")
    void read(Caller caller, @PathVariable UUID id, @Valid @RequestBody Reading reading) {
        read.one(caller, id, reading.read());
    }

    @PostMapping("/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark all of yours as read")
    void readAll(Caller caller) {
        read.all(caller);
    }
}
