package io.potik.intake.channel.mail;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Words;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a form that a relay posts, as bytes: each may have a charset of its own. */
public final class PostedFields {

    private static final int MOST_FIELDS = 1_000;

    private final Map<String, byte[]> fields = new LinkedHashMap<>();
    private final List<Attachment> files = new ArrayList<>();

    private PostedFields() {}

    /**
     * Reads {@code multipart/form-data} or {@code application/x-www-form-urlencoded}.
     *
     * @throws NotUnderstood when there is no field in it
     */
    public static PostedFields read(RawDelivery delivery) throws NotUnderstood {
        var posted = new PostedFields();
        var type = delivery.header("Content-Type");
        if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            for (var part : MimeReader.form(delivery.body(), type).parts) {
                posted.add(part);
            }
        } else {
            posted.addPairs(delivery.body());
        }
        if (posted.fields.isEmpty() && posted.files.isEmpty()) {
            throw new NotUnderstood("There are no fields in it, or the multipart body is broken.");
        }
        return posted;
    }

    /** The bytes of a field, or null. */
    public byte @Nullable [] bytes(String name) {
        return fields.get(name);
    }

    /** The text of a field in UTF-8, or in what it is in if it is not valid; null when there is none. */
    public @Nullable String text(String name) {
        return text(name, null);
    }

    /** The text of a field in this charset, or null. */
    public @Nullable String text(String name, @Nullable String charset) {
        var bytes = fields.get(name);
        return bytes == null ? null : MailCharsets.text(bytes, charset);
    }

    /** The files among the fields. */
    public List<Attachment> files() {
        return List.copyOf(files);
    }

    private void add(MimePart part) {
        var disposition = HeaderParameters.read(part.headers.first("content-disposition"));
        var name = disposition.get("name");
        if (part.fileName() != null || disposition.parameters().containsKey("filename")) {
            if (files.size() < 100) {
                files.add(new Attachment(
                        part.kind(),
                        part.fileName(),
                        "mail:" + (files.size() + 1),
                        Words.clean(
                                HeaderParameters.read(part.headers.first("content-type"))
                                        .value(),
                                100)));
            }
        } else if (name != null && fields.size() < MOST_FIELDS) {
            fields.putIfAbsent(name, part.content);
        }
    }

    private void addPairs(byte[] body) {
        int start = 0;
        for (int i = 0; i <= body.length && fields.size() < MOST_FIELDS; i++) {
            if (i == body.length || body[i] == '&') {
                int equals = start;
                while (equals < i && body[equals] != '=') {
                    equals++;
                }
                if (equals > start) {
                    fields.putIfAbsent(
                            MailCharsets.text(decoded(body, start, equals), null), decoded(body, equals + 1, i));
                }
                start = i + 1;
            }
        }
    }

    private static byte[] decoded(byte[] bytes, int from, int to) {
        var decoded = new ByteArrayOutputStream(Math.max(0, to - from));
        for (int i = from; i < to; i++) {
            int high = i + 2 < to ? Character.digit((char) (bytes[i + 1] & 0xFF), 16) : -1;
            int low = i + 2 < to ? Character.digit((char) (bytes[i + 2] & 0xFF), 16) : -1;
            if (bytes[i] == '+') {
                decoded.write(' ');
            } else if (bytes[i] == '%' && high >= 0 && low >= 0) {
                decoded.write(high * 16 + low);
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toByteArray();
    }
}
