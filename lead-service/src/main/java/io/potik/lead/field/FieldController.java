package io.potik.lead.field;

import io.potik.lead.problem.ExpectedVersion;
import io.potik.lead.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/fields")
@Tag(name = "Fields", description = "Fields that a workspace makes itself")
class FieldController {

    private static final int LONGEST = 100;
    private static final int MOST_OPTIONS = 200;

    private final Fields fields;
    private final DefineField define;

    FieldController(Fields fields, DefineField define) {
        this.fields = fields;
        this.define = define;
    }

    record FieldList(List<Field> items, @Nullable String next) {}

    record NewField(
            @Nullable String of,
            @NotBlank @Size(max = LONGEST) String name,

            @NotNull(message = "text, number, money, date, choice, several, yesNo or link")
            Field.Type type,

            @Nullable @Size(max = MOST_OPTIONS) List<@Valid @NotNull OptionDraft> options) {}

    record FieldChange(
            @Nullable Long version,
            @Nullable @Size(max = LONGEST) String name,
            @Nullable Boolean active,
            @Nullable @Size(max = MOST_OPTIONS) List<@Valid @NotNull OptionDraft> options) {}

    record Order(@Nullable String of, @NotNull List<@NotNull UUID> ids) {}

    @GetMapping
    @Operation(
            summary = "All fields of leads, customers, companies or orders, in their order",
            description = "Those that are switched off too. Of leads when nothing is said.")
    FieldList all(@RequestParam(required = false) @Nullable String of) {
        return new FieldList(fields.all(Field.Of.called(of)), null);
    }

    @PostMapping
    @Operation(
            summary = "Make a field; its key is made of its name once",
            description =
                    "A choice and several need options. It is of leads when nothing is said; customers, companies and"
                            + " orders have theirs a moment after it was made here.")
    ResponseEntity<Field> define(@Valid @RequestBody NewField wanted, Caller caller) {
        var field = define.anew(
                Field.Of.called(wanted.of),
                wanted.name,
                wanted.type,
                wanted.options == null ? List.of() : wanted.options,
                caller.staffId());
        return ResponseEntity.created(URI.create("/api/fields/" + field.id()))
                .eTag(ExpectedVersion.tag(field.version()))
                .body(field);
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Rename a field or its options, add options, order them, switch it or them off and on",
            description = "Options are given all, in their order: one with an id is changed, one without is new. What"
                    + " stands in the field stays.")
    ResponseEntity<Field> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody FieldChange wanted,
            Caller caller) {
        var field = define.change(
                id,
                ExpectedVersion.of(ifMatch, wanted.version),
                last -> last.changed(wanted.name, wanted.active, wanted.options),
                caller.staffId());
        return ResponseEntity.ok().eTag(ExpectedVersion.tag(field.version())).body(field);
    }

    @PutMapping("/order")
    @Operation(summary = "Put the fields of one kind of thing in this order; 409 when these are not all that it has")
    FieldList order(@Valid @RequestBody Order wanted) {
        return new FieldList(define.order(Field.Of.called(wanted.of), wanted.ids), null);
    }
}
