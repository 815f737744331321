package io.potik.intake.channel.vonage;

import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.call.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code sig} of the SMS API: a hash over the sorted parameters, by the method that the account is set to. */
final class VonageSmsSignature {

    private static final List<String> METHODS = List.of("HmacMD5", "HmacSHA1", "HmacSHA256", "HmacSHA512");

    private VonageSmsSignature() {}

    static boolean isSigned(Parameters sent, List<String> secrets) {
        var sorted = new TreeMap<>(sent.all());
        var signature = sorted.remove("sig");
        if (signature == null) {
            return false;
        }
        var signed = new StringBuilder();
        sorted.forEach((name, value) ->
                signed.append('&').append(safe(name)).append('=').append(safe(value)));
        var expected = new ArrayList<String>();
        for (var secret : secrets) {
            if (!secret.isEmpty()) {
                expected.add(md5(signed + secret));
                METHODS.forEach(method -> expected.add(hmac(method, signed.toString(), secret)));
            }
        }
        return Secrets.isOneOf(signature.strip().toLowerCase(Locale.ROOT), expected);
    }

    private static String safe(String text) {
        return text.replace('&', '_').replace('=', '_');
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has MD5
        }
    }

    private static String hmac(String method, String text, String secret) {
        try {
            var mac = Mac.getInstance(method);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has these
        }
    }
}
