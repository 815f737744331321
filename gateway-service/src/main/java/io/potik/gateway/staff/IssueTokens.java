package io.potik.gateway.staff;

import io.potik.gateway.problem.NotFound;
import io.potik.outbox.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives programs a key, and takes it away. */
@Service
public class IssueTokens {

    private static final String PREFIX = "potik_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ApiTokens tokens;

    IssueTokens(ApiTokens tokens) {
        this.tokens = tokens;
    }

    /** A new token; the secret is shown this once and kept nowhere. */
    public record Issued(ApiToken token, String secret) {}

    /** Makes a token with which a program acts for {@code owner}, with that role. */
    @Transactional
    public Issued issue(UUID owner, String name, Role role) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var token = new ApiToken(
                Ids.next(),
                name.strip(),
                role,
                secret.substring(secret.length() - 4),
                owner,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null);
        tokens.add(token, secret);
        return new Issued(token, secret);
    }

    /**
     * Ends a token at once.
     *
     * @throws NotFound when there is none
     */
    @Transactional
    public void withdraw(UUID id) {
        if (!tokens.remove(id)) {
            throw new NotFound("token");
        }
    }
}
