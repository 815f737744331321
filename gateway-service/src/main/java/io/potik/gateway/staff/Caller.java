package io.potik.gateway.staff;

import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as it stands at this moment. Equal callers may do the same, so it can be the key of what follows from it.
 *
 * @param staffId who; for a token the person who made it
 * @param name of the person, or of the token
 * @param tokenId the token that was shown, or null for a session
 * @param locale the language the person chose, or null
 */
public record Caller(
        UUID staffId,
        String name,
        String email,
        Role role,
        @Nullable Team team,
        Sees sees,
        @Nullable UUID tokenId,
        @Nullable String locale)
        implements Principal {

    @Override
    public String getName() {
        return staffId.toString();
    }
}
