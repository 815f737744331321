package io.potik.intake.channel.zadarma;

import io.potik.intake.channel.call.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Base64 of the hexadecimal HMAC-SHA1 over some fields, glued together; which ones depends on the event. */
final class ZadarmaSignature {

    private ZadarmaSignature() {}

    /** The signatures that are right, one for each secret. */
    static List<String> of(Parameters sent, List<String> secrets) {
        var event = sent.get("event");
        var signed = Arrays.stream(fields(event == null ? "" : event))
                .map(field -> sent.all().getOrDefault(field, ""))
                .collect(Collectors.joining());
        return secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .map(secret -> sign(signed, secret))
                .toList();
    }

    private static String[] fields(String event) {
        return switch (event) {
            case "NOTIFY_ANSWER" -> new String[] {"caller_id", "destination", "call_start"};
            case "NOTIFY_OUT_START", "NOTIFY_OUT_END" -> new String[] {"internal", "destination", "call_start"};
            case "NOTIFY_RECORD" -> new String[] {"pbx_call_id", "call_id_with_rec"};
            case "SPEECH_RECOGNITION" -> new String[] {"pbx_call_id", "call_id"};
            case "SMS", "NUMBER_LOOKUP", "CALL_TRACKING", "DOCUMENT" -> new String[] {"result"};
            default -> new String[] {"caller_id", "called_did", "call_start"};
        };
    }

    private static String sign(String signed, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            var hex = HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
            return Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HMAC-SHA1
        }
    }
}
