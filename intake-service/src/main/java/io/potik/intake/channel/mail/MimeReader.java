package io.potik.intake.channel.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/** Takes a message apart, whatever is wrong with it. What could be read before it broke is kept. */
final class MimeReader {

    private static final int MOST_PARTS = 300;
    private static final int DEEPEST = 20;
    private static final int LONGEST_TEXT = 2 * 1024 * 1024;
    private static final Pattern HEADER = Pattern.compile("[!-9;-~]{1,200}[ \\t]*:.*", Pattern.DOTALL);
    private static final Pattern BOUNDARY = Pattern.compile("(?m)^--([!-~]{1,100}?)(?:--)?[ \\t]*\\r?$");
    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false)
            .build();

    private MimeReader() {}

    /** A whole message. */
    static MimePart message(byte[] raw) {
        var repaired = repaired(raw);
        var read = read(repaired, null, RecursionMode.M_RECURSE);
        if (!promisesParts(read) || !read.parts.isEmpty()) {
            return read;
        }
        // Parts are promised and none is found: the boundary is missing or another one, or it is no multipart at all.
        var body = body(repaired);
        var boundary = BOUNDARY.matcher(new String(body, StandardCharsets.ISO_8859_1));
        if (boundary.find()) {
            var again = read(
                    body,
                    "multipart/mixed; boundary=\"" + boundary.group(1).replaceAll("[\"\\\\]", "\\\\$0") + "\"",
                    RecursionMode.M_RECURSE);
            read.parts.addAll(again.parts);
            read.mediaType = "multipart/mixed";
            read.content = new byte[0];
        }
        if (read.parts.isEmpty()) {
            read.mediaType = "text/plain";
            read.content = body;
        }
        return read;
    }

    /** By its header too: the parser takes a multipart without a boundary for plain text. */
    private static boolean promisesParts(MimePart read) {
        return read.isMultipart()
                || HeaderParameters.read(read.headers.first("content-type"))
                        .value()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("multipart/");
    }

    /** A body that was posted as {@code multipart/form-data}, its parts not taken apart any further. */
    static MimePart form(byte[] body, String contentType) {
        return read(body, contentType, RecursionMode.M_NO_RECURSE);
    }

    private static MimePart read(byte[] raw, @Nullable String contentType, RecursionMode mode) {
        var root = new MimePart();
        var open = new ArrayDeque<MimePart>();
        open.push(root);
        var stream = new MimeTokenStream(LENIENT);
        stream.setRecursionMode(mode);
        try {
            if (contentType == null) {
                stream.parse(new ByteArrayInputStream(raw));
            } else {
                root.mediaType = "multipart/mixed";
                stream.parseHeadless(new ByteArrayInputStream(raw), contentType);
            }
            int parts = 0;
            boolean begun = contentType != null;
            for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                switch (state) {
                    case T_START_MESSAGE, T_START_BODYPART -> {
                        if (begun) {
                            var part = new MimePart();
                            open.element().parts.add(part);
                            open.push(part);
                        }
                        begun = true;
                        if (++parts > MOST_PARTS || open.size() > DEEPEST) {
                            return root;
                        }
                    }
                    case T_END_MESSAGE, T_END_BODYPART -> close(open);
                    case T_FIELD -> add(open.element(), stream.getField());
                    case T_START_MULTIPART -> open.element().mediaType = type(stream);
                    case T_BODY -> {
                        open.element().mediaType = type(stream);
                        open.element().content = content(stream.getDecodedInputStream());
                    }
                    default -> {}
                }
            }
        } catch (IOException | MimeException | RuntimeException broken) {
            // What was read so far is the message; a lenient parser fails only where nothing sensible follows.
            return root;
        }
        return root;
    }

    private static void close(Deque<MimePart> open) {
        if (open.size() > 1) {
            var part = open.pop();
            // The parser shows a message within a part by opening it a second time.
            if (part.parts.size() == 1 && part.content.length == 0 && !part.isMultipart()) {
                var type = HeaderParameters.read(part.headers.first("content-type"))
                        .value();
                part.mediaType = type.startsWith("message/") ? type : part.mediaType;
            }
        }
    }

    private static String type(MimeTokenStream stream) {
        var type = stream.getBodyDescriptor().getMimeType();
        // A forgotten semicolon: "application/pdf name=…".
        return type == null ? "text/plain" : type.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static byte[] content(InputStream decoded) {
        try {
            return decoded.readAllBytes();
        } catch (IOException | RuntimeException broken) {
            return new byte[0];
        }
    }

    private static void add(MimePart part, Field field) {
        var raw = field.getRaw();
        if (raw == null) {
            part.headers.add(field.getName(), field.getBody() == null ? "" : field.getBody());
            return;
        }
        byte[] bytes = raw.toByteArray();
        int colon = 0;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        var value = Arrays.copyOfRange(bytes, Math.min(colon + 1, bytes.length), bytes.length);
        part.headers.add(field.getName(), MailCharsets.text(value, null));
    }

    /** The bytes behind the first blank line. */
    private static byte[] body(byte[] raw) {
        for (int i = 0; i + 1 < raw.length; i++) {
            if (raw[i] == '\n' && (raw[i + 1] == '\n' || raw[i + 1] == '\r')) {
                int start = raw[i + 1] == '\r' ? i + 3 : i + 2;
                return Arrays.copyOfRange(raw, Math.min(start, raw.length), Math.min(raw.length, start + LONGEST_TEXT));
            }
        }
        return new byte[0];
    }

    /**
     * Without what stands before the first field (blank lines, a byte order mark, the From line of a mailbox file), and
     * with the blank line that somebody forgot between the header and the text.
     */
    private static byte[] repaired(byte[] raw) {
        int start = raw.length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB ? 3 : 0;
        while (start < raw.length && (raw[start] == '\r' || raw[start] == '\n')) {
            start++;
        }
        if (line(raw, start).matches("(?s)>?From .*")) {
            start = next(raw, start);
        }
        int lastField = start;
        int forgotten = -1;
        for (int at = start; at < raw.length; at = next(raw, at)) {
            var line = line(raw, at);
            if (line.isBlank()) {
                break;
            }
            if (HEADER.matcher(line).matches() || (at > start && (line.startsWith(" ") || line.startsWith("\t")))) {
                lastField = next(raw, at);
                forgotten = -1;
            } else if (forgotten < 0) {
                forgotten = at;
            }
        }
        if (forgotten < 0 || forgotten < lastField) {
            return start == 0 ? raw : Arrays.copyOfRange(raw, start, raw.length);
        }
        var repaired = new byte[raw.length - start + 2];
        int head = forgotten - start;
        System.arraycopy(raw, start, repaired, 0, head);
        repaired[head] = '\r';
        repaired[head + 1] = '\n';
        System.arraycopy(raw, forgotten, repaired, head + 2, raw.length - forgotten);
        return repaired;
    }

    private static String line(byte[] raw, int start) {
        int end = start;
        while (end < raw.length && raw[end] != '\n' && end - start < 1_000) {
            end++;
        }
        return new String(raw, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static int next(byte[] raw, int start) {
        int end = start;
        while (end < raw.length && raw[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, raw.length);
    }
}
