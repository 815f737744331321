package io.potik.gateway.security;

import io.potik.gateway.Workspace;
import io.potik.gateway.problem.NotSignedIn;
import io.potik.gateway.staff.Caller;
import io.potik.gateway.staff.Callers;
import io.potik.gateway.staff.ChooseLocale;
import io.potik.gateway.staff.Role;
import io.potik.gateway.staff.SignIn;
import io.potik.gateway.staff.Team;
import io.potik.gateway.term.KeptTerms;
import io.potik.gateway.term.Word;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, out, and who one is. */
@RestController
@RequestMapping("/api/session")
@Tag(name = "Session")
class SessionApi {

    record Credentials(
            @NotNull @Size(max = 254) String email,
            @NotNull @Size(max = 1000) String password) {}

    record Choice(@NotNull String locale) {}

    record Staff(
            UUID id,
            String name,
            String email,
            Role role,
            @Nullable Team team) {}

    /** {@code terms}: term → language → word, of what is not called as usual. */
    record WorkspaceView(
            String name,
            String region,
            String timeZone,
            String currency,
            List<String> languages,
            boolean companies,
            Map<String, Map<String, Word>> terms) {}

    record Session(Staff staff, String locale, WorkspaceView workspace) {}

    private final SignIn signIn;
    private final SignInLimits limits;
    private final StaffSessions sessions;
    private final Callers callers;
    private final ChooseLocale chooseLocale;
    private final CsrfTokenRepository csrf;
    private final Workspace workspace;
    private final KeptTerms terms;
    private final ApplicationEventPublisher events;

    SessionApi(
            SignIn signIn,
            SignInLimits limits,
            StaffSessions sessions,
            Callers callers,
            ChooseLocale chooseLocale,
            CsrfTokenRepository csrf,
            Workspace workspace,
            KeptTerms terms,
            ApplicationEventPublisher events) {
        this.signIn = signIn;
        this.limits = limits;
        this.sessions = sessions;
        this.callers = callers;
        this.chooseLocale = chooseLocale;
        this.csrf = csrf;
        this.workspace = workspace;
        this.terms = terms;
        this.events = events;
    }

    @PostMapping
    @Operation(summary = "Sign in: a session cookie, and a cookie with the token against forged requests")
    Session signIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        var address = request.getRemoteAddr();
        var account = SignIn.normalised(credentials.email);
        limits.attempt(address, account);
        var caller = signIn.check(account, credentials.password)
                .flatMap(callers::person)
                .orElseThrow(() -> new NotSignedIn("This e-mail address and this password do not belong together."));
        limits.succeeded(address, account);
        sessions.begin(request, caller.staffId());
        csrf.saveToken(csrf.generateToken(request), request, response); // the one from before might be known
        return view(caller, request);
    }

    @GetMapping
    @Operation(summary = "Who I am")
    Session show(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return view(caller, request);
    }

    @PatchMapping
    @Operation(summary = "Choose the language")
    Session choose(
            @Valid @RequestBody Choice choice,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        chooseLocale.choose(caller.staffId(), choice.locale);
        return new Session(staff(caller), choice.locale, workspace());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out")
    void signOut(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            events.publishEvent(new SignedOut(session.getId()));
            session.invalidate();
        }
    }

    private Session view(Caller caller, HttpServletRequest request) {
        var chosen = caller.locale();
        return new Session(staff(caller), chosen == null ? guess(request) : chosen, workspace());
    }

    private String guess(HttpServletRequest request) {
        var accepted = request.getHeader("Accept-Language");
        if (accepted == null) {
            return workspace.languages().getFirst();
        }
        try {
            var found = Locale.lookupTag(Locale.LanguageRange.parse(accepted), workspace.languages());
            return found == null ? workspace.languages().getFirst() : found;
        } catch (IllegalArgumentException e) {
            return workspace.languages().getFirst(); // a header that makes no sense is as good as none
        }
    }

    private static Staff staff(Caller caller) {
        return new Staff(caller.staffId(), caller.name(), caller.email(), caller.role(), caller.team());
    }

    private WorkspaceView workspace() {
        return new WorkspaceView(
                workspace.name(),
                workspace.region(),
                workspace.timeZone().getId(),
                workspace.currency(),
                workspace.languages(),
                workspace.companies(),
                terms.now().words());
    }
}
