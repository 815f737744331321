package io.potik.intake.channel.vonage;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.impl.HMAC;
import com.nimbusds.jose.util.Base64URL;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.call.Parameters;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/**
 * A JWT in the Authorization header, signed with HS256 and holding the hash of the body. It does not expire; what comes
 * twice is recognised by its id.
 *
 * <p>Text messages of the SMS API carry no token; they have a {@code sig} among their parameters if Vonage's support has
 * switched that on.
 */
final class VonageSignature {

    private static final String BEARER = "Bearer ";

    private VonageSignature() {}

    static Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        var secrets = connection.valid(VonageChannel.SIGNATURE_SECRET);
        if (secrets.isEmpty()) {
            return Verification.ACCEPTED;
        }
        var authorization = delivery.header("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return isSigned(authorization.substring(BEARER.length()).strip(), delivery.body(), secrets)
                    ? Verification.ACCEPTED
                    : refused("A request came with a token that does not fit: it is signed with another secret, or its"
                            + " body is not the one that was signed.");
        }
        try {
            var sent = Parameters.of(delivery);
            if (sent.has("sig")) {
                return VonageSmsSignature.isSigned(sent, secrets)
                        ? Verification.ACCEPTED
                        : refused("A text message came with a signature that does not fit.");
            }
            if (VonageMessage.isSms(sent) && !connection.settings().flag(VonageSetup.SIGNED_SMS)) {
                return Verification.ACCEPTED;
            }
        } catch (NotUnderstood e) {
            return refused("A request came that cannot be verified.");
        }
        return refused("A request came without a signature: switch on signed webhooks for the application.");
    }

    private static Verification refused(String reason) {
        return new Verification.Refused(401, reason);
    }

    private static boolean isSigned(String token, byte[] body, List<String> secrets) {
        try {
            var jws = JWSObject.parse(token);
            if (!JWSAlgorithm.HS256.equals(jws.getHeader().getAlgorithm())) {
                return false;
            }
            var expected = new ArrayList<String>();
            for (var secret : secrets) {
                if (!secret.isEmpty()) {
                    expected.add(sign(jws, secret));
                }
            }
            // As text: in the last letter of base64 there is room for a change that decodes to the same bytes.
            boolean signed = Secrets.isOneOf(jws.getSignature().toString(), expected);
            return signed && isOf(jws, body);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Not by the library's verifier: secrets of Vonage may be shorter than it takes. */
    private static String sign(JWSObject jws, String secret) throws JOSEException {
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HMACSHA256");
        return Base64URL.encode(HMAC.compute(key, jws.getSigningInput(), null)).toString();
    }

    private static boolean isOf(JWSObject jws, byte[] body) {
        if (body.length == 0) {
            return true;
        }
        var claims = jws.getPayload().toJSONObject();
        return claims != null
                && claims.get("payload_hash") instanceof String hash
                && Secrets.isOneOf(hash.toLowerCase(Locale.ROOT), List.of(Secrets.fingerprint(body)));
    }
}
