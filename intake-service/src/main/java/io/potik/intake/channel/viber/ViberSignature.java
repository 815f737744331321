package io.potik.intake.channel.viber;

import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Viber's signature: HMAC-SHA256 over the raw body with the bot's token, in lower-case hexadecimal. */
final class ViberSignature {

    private static final String HEADER = "X-Viber-Content-Signature";
    private static final String PARAMETER = "sig=";

    private ViberSignature() {}

    /** What was sent along, in the header or, as Viber does too, behind the question mark; null without one. */
    static @Nullable String sent(RawDelivery delivery) {
        var header = delivery.header(HEADER);
        return header != null
                ? header.strip()
                : Arrays.stream(Objects.toString(delivery.query(), "").split("&"))
                        .filter(pair -> pair.startsWith(PARAMETER))
                        .map(pair -> pair.substring(PARAMETER.length()))
                        .findFirst()
                        .orElse(null);
    }

    static boolean isOf(String sent, byte[] body, List<String> tokens) {
        return Secrets.isOneOf(
                sent, tokens.stream().map(token -> hex(token, body)).toList());
    }

    private static String hex(String token, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
