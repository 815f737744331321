package io.potik.intake.channel.mail;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Verification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user and a password in the address that a relay posts to; without them the address alone is the secret. */
public final class BasicAuthentication {

    /** The secret with the user's name. */
    public static final String USER = "basicUser";

    /** The secret with the password. */
    public static final String PASSWORD = "basicPassword";

    private BasicAuthentication() {}

    /** Only a POST with the right user and password, if the connection has any. */
    public static Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        return signedIn(delivery.header("Authorization"), connection)
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401,
                        "A post came without the right user and password.",
                        true,
                        Map.of("WWW-Authenticate", "Basic realm=\"mail\", charset=\"UTF-8\""));
    }

    /** Both or neither. */
    public static List<SettingError> check(SecretsGiven secrets) {
        var user = secrets.values().containsKey(USER);
        var password = secrets.values().containsKey(PASSWORD);
        return user == password
                ? List.of()
                : List.of(new SettingError(
                        user ? PASSWORD : USER, "A user and a password go together: give both or neither."));
    }

    private static boolean signedIn(@Nullable String authorization, ConnectionAccess connection) {
        var users = connection.valid(USER);
        if (users.isEmpty()) {
            return true;
        }
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            var pair = new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                return false;
            }
            // Both are compared whatever comes of the first.
            boolean user = Secrets.isOneOf(pair.substring(0, colon), users);
            boolean password = Secrets.isOneOf(pair.substring(colon + 1), connection.valid(PASSWORD));
            return user && password;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
