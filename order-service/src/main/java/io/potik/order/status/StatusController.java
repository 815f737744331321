package io.potik.order.status;

import io.potik.order.problem.ExpectedVersion;
import io.potik.order.problem.Invalid;
import io.potik.order.status.Status.Kind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Order statuses", description = "How far an order is, in the workspace's own words")
class StatusController {

    private static final int LONGEST_NAME = 60;
    private static final String COLOR = "#[0-9a-fA-F]{6}";
    private static final String COLOR_WANTED = "a colour like #4c6ef5";
    private static final String GREY = "#64748b";

    private final Statuses statuses;
    private final SetUpStatuses setUp;

    StatusController(Statuses statuses, SetUpStatuses setUp) {
        this.statuses = statuses;
        this.setUp = setUp;
    }

    record StatusList(List<Status> items, @Nullable String next) {}

    record NewStatus(
            @NotBlank @Size(max = LONGEST_NAME) String name,

            @NotNull(message = "one of open, done, cancelled")
            Kind kind,

            @Nullable @Pattern(regexp = COLOR, message = COLOR_WANTED)
            String color) {}

    /** @param position among those of its kind, from 0; beyond the last is the last */
    record StatusChange(
            @Nullable Long version,
            @Nullable @Size(max = LONGEST_NAME) String name,

            @Nullable @Pattern(regexp = COLOR, message = COLOR_WANTED)
            String color,

            @Nullable Boolean active,
            @Nullable @Min(0) Integer position) {}

    @GetMapping("/api/order-statuses")
    @Operation(
            summary =
                    "All statuses: the open ones, the done ones, the cancelled ones; a name is null where the code's own word is meant")
    StatusList all() {
        return new StatusList(statuses.all().all(), null);
    }

    @PostMapping("/api/order-statuses")
    @Operation(summary = "Add a status, the last of its kind")
    ResponseEntity<Status> add(@Valid @RequestBody NewStatus wanted) {
        Status status = setUp.add(clean(wanted.name()), wanted.kind(), wanted.color() == null ? GREY : wanted.color());
        return ResponseEntity.created(URI.create("/api/order-statuses/" + status.code()))
                .eTag(ExpectedVersion.tag(status.version()))
                .body(status);
    }

    @PatchMapping("/api/order-statuses/{code}")
    @Operation(
            summary = "Rename, colour or move a status, or take it in or out of use",
            description = "Orders that stand in one that is out of use stay there. Of each kind one stays in use.")
    ResponseEntity<Status> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody StatusChange wanted) {
        Status status = setUp.change(
                code,
                ExpectedVersion.of(ifMatch, wanted.version()),
                wanted.name() == null ? null : clean(wanted.name()),
                wanted.color(),
                wanted.active(),
                wanted.position());
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(status.version())).body(status);
    }

    /** PostgreSQL stores every character but this one. */
    private static String clean(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new Invalid("name", "This name has a character that cannot be kept.");
        }
        return text;
    }
}
