package io.potik.gateway.staff;

import io.potik.gateway.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes and checks passwords. A check costs about 100 ms of a core, which is the point. */
@Component
public final class Passwords {

    private static final int SHORTEST = 8;
    /** BCrypt would ignore what comes after. */
    private static final int LONGEST_BYTES = 72;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodys = encoder.encode(generate());

    /** The hash to store. */
    String hash(String password) {
        return encoder.encode(password);
    }

    /** Whether it is the password behind the hash. */
    boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }

    /** Takes as long as a check, so that the time of the answer does not tell which accounts exist. */
    void waste(String password) {
        encoder.matches(password, nobodys);
    }

    /** A new one for people to type: 20 letters and digits without look-alikes, 115 bits. */
    String generate() {
        return RANDOM.ints(20, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    /**
     * Refuses what is too easy or too long.
     *
     * @throws Invalid naming the field {@code password}
     */
    void check(String password) {
        if (password.length() < SHORTEST) {
            throw new Invalid("password", "A password has at least " + SHORTEST + " characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new Invalid("password", "A password has at most " + LONGEST_BYTES + " bytes.");
        }
    }
}
