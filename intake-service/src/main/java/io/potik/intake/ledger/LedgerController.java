package io.potik.intake.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.potik.intake.problem.Invalid;
import io.potik.intake.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Ledger", description = "Everything that came in is accounted for")
@RestController
class LedgerController {

    private static final Duration LONGEST_BY_HOUR = Duration.ofDays(32);
    private static final Duration LONGEST_BY_DAY = Duration.ofDays(370);

    /** {@code balanced}: received = created + appended + excluded + ignored + duplicate + quarantined + ordered + inFlight. */
    record Counts(
            long received,
            long created,
            long appended,
            long excluded,
            long ignored,
            long duplicate,
            long quarantined,
            long ordered,
            long inFlight,
            boolean balanced) {

        static Counts of(long received, Map<Outcome, Long> outcomes) {
            return new Counts(
                    received,
                    outcomes.getOrDefault(Outcome.CREATED, 0L),
                    outcomes.getOrDefault(Outcome.APPENDED, 0L),
                    outcomes.getOrDefault(Outcome.EXCLUDED, 0L),
                    outcomes.getOrDefault(Outcome.IGNORED, 0L),
                    outcomes.getOrDefault(Outcome.DUPLICATE, 0L),
                    outcomes.getOrDefault(Outcome.QUARANTINED, 0L),
                    outcomes.getOrDefault(Outcome.ORDERED, 0L),
                    outcomes.getOrDefault(Outcome.IN_FLIGHT, 0L),
                    received
                            == outcomes.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
        }
    }

    /** {@code period}: the instant at which the hour began, or the date of the day in the workspace's time zone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RowView(
            UUID connectionId,
            String connectionName,
            String period,
            @JsonUnwrapped Counts counts) {}

    record LedgerView(List<RowView> items, Counts totals, String by, Instant from, Instant to, String timeZone) {}

    private record Group(UUID connection, String name, String period) {}

    private static final class Sum {
        private long received;
        private final Map<Outcome, Long> outcomes = Ledger.nothing();

        void add(Ledger.Line line) {
            received += line.received();
            line.outcomes().forEach((outcome, n) -> outcomes.merge(outcome, n, Long::sum));
        }

        Counts counts() {
            return Counts.of(received, outcomes);
        }
    }

    private final Ledger ledger;
    private final Workspace workspace;

    LedgerController(Ledger ledger, Workspace workspace) {
        this.ledger = ledger;
        this.workspace = workspace;
    }

    @Operation(
            summary = "What came in and what became of it, by connection and hour or day",
            description = "from and to are dates in the workspace's time zone (to with its whole day) or instants."
                    + " Without them: the last 24 hours, or the last 30 days.")
    @GetMapping("/api/ledger")
    LedgerView ledger(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "hour") String by,
            @RequestParam(required = false) @Nullable UUID connectionId) {
        if (!by.equals("hour") && !by.equals("day")) {
            throw new Invalid("by", "It is hour or day.");
        }
        boolean byDay = by.equals("day");
        // The hour that has begun belongs to it, whatever the minute.
        var end = to == null ? Instant.now().plus(Duration.ofHours(1)) : instant("to", to, true);
        var begin = from == null
                ? workspace.hourOf(end.minus(byDay ? Duration.ofDays(30) : Duration.ofHours(25)))
                : workspace.hourOf(instant("from", from, false));
        if (Duration.between(begin, end).compareTo(byDay ? LONGEST_BY_DAY : LONGEST_BY_HOUR) > 0) {
            throw new Invalid("from", byDay ? "At most a year at once." : "By hour, at most a month at once.");
        }
        var sums = new LinkedHashMap<Group, Sum>();
        var total = new Sum();
        for (var line : ledger.hours(begin, end, connectionId)) {
            var period = byDay
                    ? line.begins().atZone(workspace.timeZone()).toLocalDate().toString()
                    : line.begins().toString();
            sums.computeIfAbsent(new Group(line.connection(), line.connectionName(), period), g -> new Sum())
                    .add(line);
            total.add(line);
        }
        var rows = new ArrayList<RowView>();
        sums.forEach(
                (group, sum) -> rows.add(new RowView(group.connection(), group.name(), group.period(), sum.counts())));
        return new LedgerView(
                rows, total.counts(), by, begin, end, workspace.timeZone().getId());
    }

    private Instant instant(String name, String text, boolean end) {
        try {
            return end ? workspace.endOf(text) : workspace.beginningOf(text);
        } catch (DateTimeException e) {
            throw new Invalid(name, "It is a date (2026-11-21) or an instant (2026-11-21T09:00:00Z).");
        }
    }
}
