package io.potik.gateway.security;

import io.potik.gateway.staff.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps in the session who signed in, and nothing else: what they may do is read anew in each request. Spring Session
 * indexes the attribute, so that all sessions of somebody can be found and ended.
 */
@Component
class StaffSessions implements SecurityContextRepository {

    private static final String STAFF_ID = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final Callers callers;

    StaffSessions(Callers callers) {
        this.callers = callers;
    }

    /** Begins a session for somebody; it never has the id of one that was there before. */
    void begin(HttpServletRequest request, UUID staffId) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        request.getSession(true).setAttribute(STAFF_ID, staffId.toString());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Loaded(() -> load(request));
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation") // the interface still asks for it; nothing calls it
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        return load(exchange.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        throw new IllegalStateException("a session begins with begin()");
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return staffId(request) != null;
    }

    private SecurityContext load(HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        var staffId = staffId(request);
        if (staffId != null) {
            callers.person(staffId).map(StaffAuthentication::new).ifPresent(context::setAuthentication);
        }
        return context;
    }

    private static @Nullable UUID staffId(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(STAFF_ID) instanceof String id ? UUID.fromString(id) : null;
    }

    private static final class Loaded implements DeferredSecurityContext {

        private final Supplier<SecurityContext> load;
        private @Nullable SecurityContext context;

        Loaded(Supplier<SecurityContext> load) {
            this.load = load;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = load.get();
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
