package io.potik.lead.security;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * From where a request came, as the gateway signed it. The address is personal data: for the audit, and for nothing else.
 *
 * @param staffId who asks; for a program the owner who made its token
 * @param tokenName the API token's name; null for a session in a browser
 * @param address of the client as the gateway saw it; null when it did not say
 */
public record Origin(
        UUID staffId, @Nullable String tokenName, @Nullable String address) {

    private static final int LONGEST_ADDRESS = 64;

    /** Of the request that this thread answers; empty when it answers none, as when a message is read. */
    public static Optional<Origin> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication
                ? Optional.of(of(authentication.getToken(), authentication.caller()))
                : Optional.empty();
    }

    private static Origin of(Jwt token, Caller caller) {
        var address = token.getClaimAsString("address");
        return new Origin(
                caller.staffId(),
                "token".equals(token.getClaimAsString("via")) ? caller.name() : null,
                address == null || address.length() > LONGEST_ADDRESS ? null : address);
    }
}
