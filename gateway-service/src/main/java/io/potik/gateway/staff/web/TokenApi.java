package io.potik.gateway.staff.web;

import io.potik.gateway.staff.ApiToken;
import io.potik.gateway.staff.ApiTokens;
import io.potik.gateway.staff.Caller;
import io.potik.gateway.staff.IssueTokens;
import io.potik.gateway.staff.Page;
import io.potik.gateway.staff.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys for programs (owner). */
@RestController
@RequestMapping("/api/tokens")
@Tag(name = "Tokens")
class TokenApi {

    record Wanted(
            @NotBlank @Size(max = 200) String name, @NotNull Role role) {}

    /** The token is answered this once; only its hash is kept. */
    record Issued(UUID id, String name, Role role, String hint, Instant createdAt, String token) {}

    private final ApiTokens tokens;
    private final IssueTokens issue;

    TokenApi(ApiTokens tokens, IssueTokens issue) {
        this.tokens = tokens;
        this.issue = issue;
    }

    @GetMapping
    @Operation(summary = "All tokens, by name, and when each was last used")
    Page<ApiToken> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return tokens.page(after, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a token that acts for you with the role given; it is answered this once")
    Issued issue(@Valid @RequestBody Wanted wanted, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var issued = issue.issue(caller.staffId(), wanted.name, wanted.role);
        var token = issued.token();
        return new Issued(token.id(), token.name(), token.role(), token.hint(), token.createdAt(), issued.secret());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a token at once")
    void withdraw(@PathVariable UUID id) {
        issue.withdraw(id);
    }
}
