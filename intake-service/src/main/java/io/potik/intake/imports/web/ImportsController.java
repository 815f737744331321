package io.potik.intake.imports.web;

import io.potik.intake.imports.BringTable;
import io.potik.intake.imports.Import;
import io.potik.intake.imports.Import.State;
import io.potik.intake.imports.ImportedThings;
import io.potik.intake.imports.Imports;
import io.potik.intake.imports.TryTable;
import io.potik.intake.imports.UndoImport;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.problem.Invalid;
import io.potik.intake.problem.NotFound;
import io.potik.intake.security.Caller;
import io.potik.intake.sql.Rows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@Tag(name = "Imports", description = "Orders from a table")
@RestController
@RequestMapping("/api/imports")
class ImportsController {

    private static final int MOST = 200;

    record ImportList(List<ImportView> items, @Nullable UUID next) {}

    /** {@code columns}: by name, the place in the file, from 0. */
    record ImportChange(
            @Nullable Map<String, @Nullable Integer> columns,
            @Nullable Long version) {}

    record Start(@Nullable Long version) {}

    record UndoRequest(@Nullable Long version) {}

    record ThingList(List<ThingView> items, @Nullable Integer next) {}

    private final BringTable bring;
    private final TryTable tries;
    private final UndoImport undo;
    private final Imports imports;
    private final ImportedThings things;

    ImportsController(BringTable bring, TryTable tries, UndoImport undo, Imports imports, ImportedThings things) {
        this.bring = bring;
        this.tries = tries;
        this.undo = undo;
        this.imports = imports;
        this.things = things;
    }

    @Operation(
            summary = "Bring a table of orders and see what would come of it",
            description = "The first sheet of an .xlsx, or CSV with a comma, a semicolon or a tab, in UTF-8, UTF-16 or"
                    + " windows-1251, at most 10 MB and 50 000 rows; several rows with one number are one order. source is where it comes from, by"
                    + " name: in one source an order is known again by its number. Nothing is made before it is"
                    + " started; a draft is kept for a day.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> bring(
            Caller caller, @RequestPart MultipartFile file, @RequestParam(required = false) @Nullable String source)
            throws IOException {
        var id = bring.bring(source, file.getOriginalFilename(), file.getBytes(), caller.staffId());
        return ResponseEntity.created(URI.create("/api/imports/" + id)).body(get(id));
    }

    @Operation(summary = "All imports, the newest first")
    @GetMapping
    ImportList list(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "20") int limit) {
        int size = Math.clamp(limit, 1, MOST);
        var page = imports.page(after, size + 1);
        var shown = page.subList(0, Math.min(size, page.size()));
        return new ImportList(
                shown.stream().map(one -> ImportView.of(one, Map.of())).toList(),
                page.size() > size ? shown.getLast().id() : null);
    }

    @Operation(summary = "One import: of a draft what would come of it, else how far it is")
    @GetMapping("/{id}")
    ImportView get(@PathVariable UUID id) {
        var found = existing(id);
        return Optional.of(found)
                .filter(one -> one.state() == State.DRAFT)
                .flatMap(draft -> tries.of(draft, Rows.now()))
                .map(trial -> ImportView.of(found, tries.columns(), trial))
                // Read anew: it may have come to its end while it was tried.
                .orElseGet(() -> ImportView.of(existing(id), things.outcomes(id)));
    }

    @Operation(summary = "Say which column of the file is what, and see what would come of it then")
    @PatchMapping("/{id}")
    ImportView map(@PathVariable UUID id, @RequestBody ImportChange change) {
        if (change.columns() == null) {
            throw new Invalid("columns", "Say which column of the file is what.");
        }
        bring.map(id, withoutNulls(change.columns()), change.version());
        return get(id);
    }

    @Operation(
            summary = "Start an import",
            description =
                    "Each order becomes a receipt; what makes no sense is quarantined. Once more changes nothing.")
    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportView start(@PathVariable UUID id, @RequestBody(required = false) @Nullable Start start) {
        bring.start(id, start == null ? null : start.version());
        return get(id);
    }

    @Operation(
            summary = "Undo an import",
            description = "Each order that it made is cancelled for good, unless something else told of it, too, or"
                    + " somebody has changed it since; whoever came by it alone goes. The same table may then be brought"
                    + " again. Once more changes nothing.")
    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportView undo(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable UndoRequest request) {
        undo.undo(id, request == null ? null : request.version(), caller.staffId());
        return get(id);
    }

    @Operation(summary = "Remove a draft")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        bring.remove(id);
    }

    @Operation(summary = "What became of each order of an import, in the order of the file")
    @GetMapping("/{id}/rows")
    ThingList rows(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String undone,
            @RequestParam(defaultValue = "-1") int after,
            @RequestParam(defaultValue = "50") int limit) {
        var of = existing(id);
        int size = Math.clamp(limit, 1, MOST);
        var page = things.of(of.id(), outcome(outcome), undone(undone), after, size + 1);
        var shown = page.subList(0, Math.min(size, page.size()));
        return new ThingList(
                shown.stream().map(ThingView::of).toList(),
                page.size() > size ? shown.getLast().place() : null);
    }

    @Operation(summary = "The same as a table, all of it")
    @GetMapping(path = "/{id}/rows.csv", produces = "text/csv")
    ResponseEntity<byte[]> csv(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String undone)
            throws IOException {
        var of = existing(id);
        return OutcomesCsv.of(things.of(of.id(), outcome(outcome), undone(undone), -1, Integer.MAX_VALUE));
    }

    private Import existing(UUID id) {
        return imports.find(id).orElseThrow(() -> new NotFound("import"));
    }

    private static Map<String, Integer> withoutNulls(Map<String, @Nullable Integer> columns) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static @Nullable String undone(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        if (!word.equals("cancelled") && !word.equals("left")) {
            throw new Invalid("undone", "It is cancelled or left.");
        }
        return word;
    }

    private static @Nullable Outcome outcome(@Nullable String word) {
        try {
            return word == null || word.isBlank() ? null : Outcome.of(word);
        } catch (IllegalArgumentException unknown) {
            throw new Invalid("outcome", "It is one of inFlight, ordered, duplicate and quarantined.");
        }
    }
}
