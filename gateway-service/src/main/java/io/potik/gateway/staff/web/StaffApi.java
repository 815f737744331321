package io.potik.gateway.staff.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.potik.gateway.problem.NotFound;
import io.potik.gateway.staff.Caller;
import io.potik.gateway.staff.ChangeStaff;
import io.potik.gateway.staff.InviteStaff;
import io.potik.gateway.staff.Page;
import io.potik.gateway.staff.Role;
import io.potik.gateway.staff.StaffMember;
import io.potik.gateway.staff.StaffMembers;
import io.potik.gateway.staff.Team;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who works here. Everybody who is signed in may look; only an owner changes. */
@RestController
@RequestMapping("/api/staff")
@Tag(name = "Staff")
class StaffApi {

    /** A member of staff; the e-mail address only for owners and team leads, the password once when it was generated. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record StaffView(
            UUID id,
            String name,
            @Nullable String email,
            Role role,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Team team,

            boolean active,
            long version,
            @Nullable String password) {

        static StaffView of(StaffMember member, Caller caller, @Nullable String password) {
            boolean maySeeEmail = caller.role() == Role.OWNER || caller.role() == Role.TEAM_LEAD;
            return new StaffView(
                    member.id(),
                    member.name(),
                    maySeeEmail ? member.email() : null,
                    member.role(),
                    member.team(),
                    member.active(),
                    member.version(),
                    password);
        }
    }

    record Invitation(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Email @Size(max = 254) String email,
            @NotNull Role role,
            @Nullable UUID teamId,
            @Nullable String password) {}

    /** What to change; a record could not tell a team that is left out from one that is taken away by null. */
    static final class Patch {

        @JsonProperty
        @Nullable
        @Size(min = 1, max = 200)
        String name;

        @JsonProperty
        @Nullable
        @Email
        @Size(max = 254)
        String email;

        @JsonProperty
        @Nullable
        Role role;

        @JsonProperty
        @Nullable
        Boolean active;

        @JsonProperty
        @Nullable
        String password;

        @JsonProperty
        @Nullable
        Long version;

        @SuppressWarnings("NullableOptional") // left out, null and a value are three things
        private @Nullable Optional<UUID> team;

        @JsonProperty("teamId")
        void setTeamId(@Nullable UUID id) {
            team = Optional.ofNullable(id);
        }
    }

    private final StaffMembers members;
    private final InviteStaff invite;
    private final ChangeStaff change;

    StaffApi(StaffMembers members, InviteStaff invite, ChangeStaff change) {
        this.members = members;
        this.invite = invite;
        this.change = change;
    }

    @GetMapping
    @Operation(summary = "Everybody who works here or did, by name")
    Page<StaffView> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return members.page(after, limit).map(member -> StaffView.of(member, caller, null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them")
    ResponseEntity<StaffView> show(
            @PathVariable UUID id, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return members.find(id).map(member -> tagged(member, caller)).orElseThrow(() -> new NotFound("staff member"));
    }

    @PostMapping
    @Operation(summary = "Give somebody an account (owner). Without a password one is made and answered this once")
    ResponseEntity<StaffView> invite(
            @Valid @RequestBody Invitation wanted, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var invited = invite.invite(wanted.name, wanted.email, wanted.role, wanted.teamId, wanted.password);
        var member = invited.member();
        return ResponseEntity.created(URI.create("/api/staff/" + member.id()))
                .eTag("\"" + member.version() + "\"")
                .body(StaffView.of(member, caller, invited.generatedPassword()));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change name, role, team, password, or whether they may come in (owner)")
    ResponseEntity<StaffView> change(
            @PathVariable UUID id,
            @Valid @RequestBody Patch patch,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        var wish = new ChangeStaff.Wish(
                patch.name,
                patch.email,
                patch.role,
                patch.team,
                patch.active,
                patch.password,
                IfMatch.version(ifMatch, patch.version));
        return tagged(change.change(id, wish), caller);
    }

    private static ResponseEntity<StaffView> tagged(StaffMember member, Caller caller) {
        return ResponseEntity.ok().eTag("\"" + member.version() + "\"").body(StaffView.of(member, caller, null));
    }
}
