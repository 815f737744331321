package io.potik.analytics.security;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who asks, as the gateway signed it. A controller takes it as a parameter.
 *
 * @param staffId the member of staff
 * @param name as people write it
 * @param role what they may do
 * @param teamId their team, or null without one
 * @param sees whose figures they may see
 */
public record Caller(
        UUID staffId, String name, Role role, @Nullable UUID teamId, Scope sees) {

    /** What a member of staff may do; the token's word is {@link #word()}. */
    public enum Role {
        /** Everything. */
        OWNER("owner"),
        /** The figures of the team. */
        TEAM_LEAD("teamLead"),
        /** Their own figures. */
        MANAGER("manager"),
        /** All figures, and nothing else anywhere. */
        ANALYST("analyst");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** The role as tokens and the API write it. */
        public String word() {
            return word;
        }

        static Role of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(role -> role.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No role is called " + word));
        }
    }

    /**
     * Reads a token whose signature was checked.
     *
     * @throws IllegalArgumentException when a claim is missing or makes no sense
     */
    static Caller of(Jwt token) {
        var name = token.getClaimAsString("name");
        var team = token.getClaimAsString("team");
        var role = Role.of(token.getClaimAsString("role"));
        // The analyst sees no row anywhere, and all figures here.
        var sees = role == Role.ANALYST ? Scope.ALL : scope(token.getClaim("sees"));
        return new Caller(id(token.getSubject()), name == null ? "" : name, role, team == null ? null : id(team), sees);
    }

    private static Scope scope(@Nullable Object sees) {
        if ("all".equals(sees)) {
            return Scope.ALL;
        }
        if ("none".equals(sees)) {
            return Scope.NONE;
        }
        if (sees instanceof List<?> staff) {
            return new Scope(
                    false,
                    staff.stream().map(member -> id(String.valueOf(member))).collect(Collectors.toSet()));
        }
        throw new IllegalArgumentException("The token does not say whose figures are seen");
    }

    private static UUID id(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("The token does not say who asks");
        }
        return UUID.fromString(text);
    }
}
