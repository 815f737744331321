package io.potik.intake.channel.meta;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.Words;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The hook that all products of Meta share: a handshake by GET, and deliveries signed with the app's secret. */
public final class MetaHook {

    static final String APP_SECRET = "appSecret";
    static final String VERIFY_TOKEN = "verifyToken";
    static final String ACCESS_TOKEN = "accessToken";
    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final String HMAC = "HmacSHA256";
    private static final int LONGEST_CHALLENGE = 1000;

    private MetaHook() {}

    /** Answers the handshake, and lets in what is signed. The signature is over the bytes as they came. */
    public static Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return switch (delivery.method()) {
            case "GET" -> handshake(query(delivery.query()), connection);
            case "POST" -> signed(delivery, connection);
            default -> Verification.onlyBy("GET, POST");
        };
    }

    /** Errors in Meta's secrets; the app's secret and the verify token may be anything. */
    public static List<SettingError> check(SecretsGiven secrets) {
        var token = secrets.values().get(ACCESS_TOKEN);
        return token == null || token.matches("[\\x21-\\x7e]{1,2000}")
                ? List.of()
                : List.of(new SettingError(ACCESS_TOKEN, "An access token has no spaces and no letters but A-Z."));
    }

    private static Verification handshake(Map<String, String> query, ConnectionAccess connection) {
        var challenge = Words.clean(query.get("hub.challenge"), LONGEST_CHALLENGE);
        if (!"subscribe".equals(query.get("hub.mode")) || challenge == null) {
            return new Verification.Refused(
                    400, "Meta asks with hub.mode=subscribe and a hub.challenge.", false, Map.of());
        }
        return Secrets.isOneOf(query.get("hub.verify_token"), connection.valid(VERIFY_TOKEN))
                ? new Verification.Answered(HookAnswer.text(200, "text/plain;charset=UTF-8", challenge))
                : new Verification.Refused(403, "Meta was given another verify token than the one of this connection.");
    }

    private static Verification signed(RawDelivery delivery, ConnectionAccess connection) {
        var sent = delivery.header(SIGNATURE);
        var expected = connection.valid(APP_SECRET).stream()
                .map(secret -> "sha256=" + hmac(secret, delivery.body()))
                .toList();
        return Secrets.isOneOf(sent, expected)
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401,
                        sent == null
                                ? "A delivery came without " + SIGNATURE + "."
                                : "A delivery was signed with another app secret than the one of this connection.");
    }

    static String hmac(String secret, byte[] content) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e); // every Java has it, and no key is wrong for it
        }
    }

    private static Map<String, String> query(@Nullable String query) {
        var values = new HashMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            int is = pair.indexOf('=');
            if (is > 0) {
                values.putIfAbsent(decoded(pair.substring(0, is)), decoded(pair.substring(is + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
