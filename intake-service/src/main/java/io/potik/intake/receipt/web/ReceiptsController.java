package io.potik.intake.receipt.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.problem.Invalid;
import io.potik.intake.problem.NotFound;
import io.potik.intake.receipt.ReceiptSearch;
import io.potik.intake.receipt.ReplayReceipt;
import io.potik.intake.receipt.ReplayReceipts;
import io.potik.intake.workspace.Workspace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Receipts", description = "Every delivery that was accepted, and what became of it")
@RestController
@RequestMapping("/api/receipts")
class ReceiptsController {

    private static final int MOST = 200;

    record ReceiptView(
            UUID id,
            UUID connectionId,
            String connectionName,
            String provider,
            String externalId,
            Instant receivedAt,
            String outcome,
            @Nullable String kind,
            @Nullable UUID leadId,
            @Nullable UUID orderId,
            @Nullable String detail,
            @Nullable UUID duplicateOf,

            @Schema(type = "object", description = "The inbound request, if it is one") @JsonRawValue @Nullable
            String inboundRequest) {

        static ReceiptView of(ReceiptSearch.Found found) {
            return new ReceiptView(
                    found.id(),
                    found.connectionId(),
                    found.connectionName(),
                    found.provider(),
                    found.externalId(),
                    found.receivedAt(),
                    found.outcome().word(),
                    found.kind(),
                    found.leadId(),
                    found.orderId(),
                    found.detail(),
                    found.duplicateOf(),
                    found.request());
        }
    }

    record ReceiptList(List<ReceiptView> items, @Nullable UUID next) {}

    /** {@code body} when the bytes are UTF-8 text, else {@code bodyBase64}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryView(
            String method,
            @Nullable String query,

            @Schema(type = "object", description = "By name; secrets are left out") @JsonRawValue
            String headers,

            @Nullable String body,
            @Nullable String bodyBase64) {

        static DeliveryView of(ReceiptSearch.Raw raw) {
            var text = text(raw.body());
            return new DeliveryView(
                    raw.method(),
                    raw.query(),
                    raw.headers(),
                    text,
                    text == null ? Base64.getEncoder().encodeToString(raw.body()) : null);
        }

        private static @Nullable String text(byte[] body) {
            try {
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
                return text.indexOf('\0') < 0 ? text : null;
            } catch (CharacterCodingException binary) {
                return null;
            }
        }
    }

    /**
     * Which are to be read again.
     *
     * @param outcome quarantined
     * @param like the detail of those that are meant
     * @param after only later ones than this receipt
     */
    record Replays(
            @Nullable UUID connectionId,
            @Nullable String outcome,
            @Nullable String like,
            @Nullable UUID after) {}

    record ReceiptDetail(
            @JsonUnwrapped ReceiptView receipt, @Nullable DeliveryView delivery) {}

    private final ReceiptSearch search;
    private final ReplayReceipt replay;
    private final ReplayReceipts replayMany;
    private final Workspace workspace;

    ReceiptsController(ReceiptSearch search, ReplayReceipt replay, ReplayReceipts replayMany, Workspace workspace) {
        this.search = search;
        this.replay = replay;
        this.replayMany = replayMany;
        this.workspace = workspace;
    }

    @Operation(
            summary = "Receipts, the newest first",
            description = "from and to are dates in the workspace's time zone (to with its whole day) or instants.")
    @GetMapping
    ReceiptList list(
            @RequestParam(required = false) @Nullable UUID connectionId,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, MOST);
        var filter = new ReceiptSearch.Filter(
                connectionId, outcome(outcome), instant("from", from), instant("to", to), after);
        var page = search.page(filter, size + 1);
        var shown = page.subList(0, Math.min(size, page.size()));
        return new ReceiptList(
                shown.stream().map(ReceiptView::of).toList(),
                page.size() > size ? shown.getLast().id() : null);
    }

    @Operation(summary = "One receipt with its delivery as it came; of a duplicate, the first one has it")
    @GetMapping("/{id}")
    ReceiptDetail get(@PathVariable UUID id) {
        var found = search.find(id).orElseThrow(() -> new NotFound("receipt"));
        return new ReceiptDetail(
                ReceiptView.of(found),
                search.raw(id)
                        .filter(ReceiptSearch.Raw::isKept)
                        .map(DeliveryView::of)
                        .orElse(null));
    }

    @Operation(
            summary = "Read a receipt again",
            description = "What was quarantined or ignored is read by today's code and settings and, if it is a request"
                    + " now, sent on. Whatever was sent on already stays as it is, so this may be repeated.")
    @PostMapping("/{id}/replay")
    ReceiptDetail replay(@PathVariable UUID id) {
        replay.replay(id);
        return get(id);
    }

    @Operation(
            summary = "Read many receipts again",
            description = "The oldest quarantined ones, at most 500 at a time, each as if it were replayed alone. When"
                    + " next is given there may be more after it.")
    @PostMapping("/replays")
    ReplayReceipts.Replayed replays(@RequestBody Replays wanted) {
        if (wanted.outcome() != null && outcome(wanted.outcome()) != Outcome.QUARANTINED) {
            throw new Invalid("outcome", "Only quarantined receipts are read again together.");
        }
        return replayMany.quarantined(wanted.connectionId(), wanted.like(), wanted.after());
    }

    private static @Nullable Outcome outcome(@Nullable String word) {
        try {
            return word == null || word.isBlank() ? null : Outcome.of(word);
        } catch (IllegalArgumentException e) {
            throw new Invalid(
                    "outcome",
                    "It is one of inFlight, created, appended, excluded, ignored, duplicate,"
                            + " quarantined and ordered.");
        }
    }

    private @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return name.equals("to") ? workspace.endOf(text) : workspace.beginningOf(text);
        } catch (DateTimeException e) {
            throw new Invalid(name, "It is a date (2026-11-21) or an instant (2026-11-21T09:00:00Z).");
        }
    }
}
