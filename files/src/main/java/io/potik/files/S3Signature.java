package io.potik.files;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests to S3 as AWS Signature Version 4 says (the Authorization header, one chunk). */
record S3Signature(String region, String accessKey, String secret) {

    /** Stands for the hash of a body that nobody has read yet; TLS keeps it whole. */
    static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    /** The hash of no body. */
    static final String EMPTY = HexFormat.of().formatHex(sha256(""));

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** A time as {@code x-amz-date} says it. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /**
     * The value of {@code Authorization}.
     *
     * @param address without a query; its path as it is sent
     * @param headers the signed ones by their names in small letters, {@code host}, {@code x-amz-date} and
     *     {@code x-amz-content-sha256} among them
     */
    String authorization(String method, URI address, SortedMap<String, String> headers) {
        var time = headers.getOrDefault("x-amz-date", "");
        var scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        var names = String.join(";", headers.keySet());
        var request = method + "\n" + address.getRawPath() + "\n\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + headers.get("x-amz-content-sha256");
        var text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + HexFormat.of().formatHex(sha256(request));
        var signature = HexFormat.of().formatHex(hmac(key(time.substring(0, 8)), text));
        return "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                + signature;
    }

    private byte[] key(String day) {
        var ofDay = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day);
        return hmac(hmac(hmac(ofDay, region), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HmacSHA256
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    @Override
    public String toString() {
        return "S3Signature[" + accessKey + "]";
    }
}
