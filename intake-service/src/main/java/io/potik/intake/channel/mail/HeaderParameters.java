package io.potik.intake.channel.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header like {@code Content-Type} with its parameters, read leniently: RFC 2231 in pieces, encoded words where they are
 * not allowed, spaces without quotes.
 *
 * @param value in lower case, empty when there is none
 */
record HeaderParameters(String value, Map<String, String> parameters) {

    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*([^=;\\s]{1,80})\\s*=\\s*(\"[^\"\\\\]*(?:\\\\.[^\"\\\\]*){0,100}\"?|[^;]{0,4000})", Pattern.DOTALL);
    private static final Pattern PIECE = Pattern.compile("([^*]+)(?:\\*(\\d{1,3}))?(\\*)?");
    private static final int LONGEST = 20_000;

    static HeaderParameters read(@Nullable String header) {
        if (header == null) {
            return new HeaderParameters("", Map.of());
        }
        var text = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        int end = text.indexOf(';');
        var found = new HashMap<String, String>();
        var pieces = new HashMap<String, TreeMap<Integer, String>>();
        var matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            var name = PIECE.matcher(matcher.group(1).toLowerCase(Locale.ROOT));
            var value = unquoted(matcher.group(2).strip());
            if (!name.matches()) {
                continue;
            }
            if (name.group(2) == null && name.group(3) == null) {
                found.putIfAbsent(name.group(1), EncodedWords.decode(value).strip());
            } else {
                var place = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
                pieces.computeIfAbsent(name.group(1), n -> new TreeMap<>())
                        .putIfAbsent(place, (name.group(3) == null ? "-" : "%") + value);
            }
        }
        // What is written both ways is better in the way of RFC 2231.
        pieces.forEach((name, values) -> found.put(name, joined(values)));
        return new HeaderParameters(
                (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT), Map.copyOf(found));
    }

    @Nullable
    String get(String name) {
        var value = parameters.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static String joined(TreeMap<Integer, String> pieces) {
        var bytes = new ByteArrayOutputStream();
        String charset = null;
        boolean first = true;
        for (var piece : pieces.values()) {
            var value = piece.substring(1);
            if (piece.charAt(0) == '%') {
                if (first) {
                    int quote = value.indexOf('\'');
                    int second = value.indexOf('\'', quote + 1);
                    if (quote >= 0 && second > quote) {
                        charset = value.substring(0, quote);
                        value = value.substring(second + 1);
                    }
                }
                percentDecoded(value, bytes);
            } else {
                bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
            }
            first = false;
        }
        return EncodedWords.decode(MailCharsets.text(bytes.toByteArray(), charset))
                .strip();
    }

    private static void percentDecoded(String text, ByteArrayOutputStream bytes) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%'
                    && i + 2 < text.length()
                    && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0) {
                bytes.write(Character.digit(text.charAt(i + 1), 16) * 16 + Character.digit(text.charAt(i + 2), 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        var inner = value.length() > 1 && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value.substring(1);
        // A backslash stands before a quote or itself; before anything else it is a Windows path.
        return inner.replaceAll("\\\\([\"\\\\])", "$1");
    }
}
