package io.potik.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Metrics are for the scraper beside it: a private address that asks directly, not through a proxy. Or an owner. */
final class FromInside implements AuthorizationManager<RequestAuthorizationContext> {

    private static final List<IpAddressMatcher> PRIVATE = List.of(
            new IpAddressMatcher("127.0.0.0/8"),
            new IpAddressMatcher("10.0.0.0/8"),
            new IpAddressMatcher("172.16.0.0/12"),
            new IpAddressMatcher("192.168.0.0/16"),
            new IpAddressMatcher("::1/128"),
            new IpAddressMatcher("fc00::/7"));

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(direct(context.getRequest()) || owner(authentication.get()));
    }

    private static boolean direct(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null
                && PRIVATE.stream().anyMatch(network -> network.matches(request.getRemoteAddr()));
    }

    private static boolean owner(@Nullable Authentication authentication) {
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(granted -> "ROLE_owner".equals(granted.getAuthority()));
    }
}
