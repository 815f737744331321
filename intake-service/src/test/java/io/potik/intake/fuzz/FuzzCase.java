package io.potik.intake.fuzz;

import io.potik.intake.channel.RawDelivery;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery and whom it is for, as bytes that a fuzzer can change and people can read:
 *
 * <pre>
 * form POST utm_source=fb
 * content-type: application/json
 *
 * {"phone":"0501112233"}
 * </pre>
 *
 * Any bytes are some case.
 */
public record FuzzCase(
        String room, String method, @Nullable String query, Map<String, List<String>> headers, byte[] body) {

    private static final Instant RECEIVED = Instant.parse("2026-11-21T10:00:00Z");
    private static final int MOST_HEADERS = 30;

    static FuzzCase of(byte[] bytes) {
        int end = lineEnd(bytes, 0);
        var first = text(bytes, 0, end).split(" ", 3);
        var headers = new LinkedHashMap<String, List<String>>();
        int at = Math.min(end + 1, bytes.length);
        while (at < bytes.length && headers.size() < MOST_HEADERS) {
            end = lineEnd(bytes, at);
            var line = text(bytes, at, end);
            at = Math.min(end + 1, bytes.length);
            int colon = line.indexOf(':');
            if (colon <= 0) {
                break;
            }
            headers.computeIfAbsent(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        var body = new byte[bytes.length - at];
        System.arraycopy(bytes, at, body, 0, body.length);
        return new FuzzCase(
                first[0],
                first.length < 2 || first[1].isBlank() ? "POST" : first[1],
                first.length < 3 || first[2].isBlank() ? null : first[2],
                headers,
                body);
    }

    static FuzzCase of(String room, RawDelivery delivery) {
        return new FuzzCase(room, delivery.method(), delivery.query(), delivery.headers(), delivery.body());
    }

    RawDelivery delivery() {
        return new RawDelivery(method, query, headers, body, RECEIVED);
    }

    byte[] bytes() {
        var head = new StringBuilder(room).append(' ').append(method);
        if (query != null) {
            head.append(' ').append(query.replaceAll("[\r\n]", ""));
        }
        head.append('\n');
        headers.forEach((name, values) -> values.forEach(value -> head.append(name)
                .append(": ")
                .append(value.replaceAll("[\r\n]", " "))
                .append('\n')));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static int lineEnd(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "FuzzCase[" + room + " " + method + ", " + body.length + " bytes]";
    }
}
