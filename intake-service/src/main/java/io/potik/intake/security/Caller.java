package io.potik.intake.security;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who asks, as the gateway signed it. A controller takes it as a parameter. Rows of intake belong to no manager, so the
 * role alone decides here.
 *
 * @param staffId the member of staff
 * @param name as people write it
 * @param role what they may do
 */
public record Caller(UUID staffId, String name, Role role) {

    /** What a member of staff may do. */
    public enum Role {
        /** Everything. */
        OWNER("owner"),
        /** The team's leads, and the settings of the desk. */
        TEAM_LEAD("teamLead"),
        /** Their own leads and those of nobody. */
        MANAGER("manager"),
        /** Reports; no row and no personal data. */
        ANALYST("analyst");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** Whether they connect channels and look into deliveries. */
        public boolean setsUp() {
            return this == OWNER || this == TEAM_LEAD;
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
        var subject = token.getSubject();
        if (subject == null) {
            throw new IllegalArgumentException("The token does not say who asks");
        }
        return new Caller(UUID.fromString(subject), name == null ? "" : name, Role.of(token.getClaimAsString("role")));
    }
}
