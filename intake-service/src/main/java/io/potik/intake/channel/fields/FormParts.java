package io.potik.intake.channel.fields;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/** Reads {@code multipart/form-data} from raw bytes with the container's own parser; each part has its own charset. */
final class FormParts {

    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary\\s*=\\s*(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final int MOST_PARTS = 1000;
    private static final int LONGEST_HEADERS = 4096;

    /** One part: its two headers that mean something here, and its bytes. */
    private record Part(
            ContentDisposition disposition, @Nullable String contentType, byte[] content) {}

    private FormParts() {}

    static FormFields read(@Nullable String contentType, byte[] body) throws NotUnderstood {
        var boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!boundary.find()) {
            throw new NotUnderstood("The multipart body says nothing of its boundary.");
        }
        var parts = parts(boundary.group(1) == null ? boundary.group(2) : boundary.group(1), body);
        Charset ofForm = null;
        for (var part : parts) {
            if ("_charset_".equals(part.disposition().getName())) {
                ofForm = FormCharsets.ofForm(null, new String(part.content(), StandardCharsets.US_ASCII));
            }
        }
        var fields = new FormFields();
        for (var part : parts) {
            add(fields, part, ofForm);
        }
        return fields;
    }

    private static void add(FormFields fields, Part part, @Nullable Charset ofForm) throws NotUnderstood {
        var name = part.disposition().getName();
        if (name == null) {
            return;
        }
        var file = part.disposition().getFilename();
        if (file == null) {
            var declared = FormCharsets.declared(part.contentType());
            fields.add(name, FormCharsets.text(part.content(), declared == null ? ofForm : declared));
        } else if (part.content().length > 0 || !file.isEmpty()) {
            // The bytes stay in the raw delivery; the fingerprint tells two files of one name apart.
            fields.addFile(new Attachment(
                    "file",
                    Words.clean(file, 300),
                    "sha256:" + Secrets.fingerprint(part.content()),
                    Words.clean(FormCharsets.mediaType(part.contentType()), 100)));
        }
    }

    private static List<Part> parts(String boundary, byte[] body) throws NotUnderstood {
        var parts = new ArrayList<Part>();
        try {
            var stream = new MultipartStream(
                    new ByteArrayInputStream(body), boundary.getBytes(StandardCharsets.ISO_8859_1), null);
            stream.setHeaderEncoding("ISO-8859-1");
            stream.setPartHeaderSizeMax(LONGEST_HEADERS);
            boolean more = stream.skipPreamble();
            while (more) {
                var headers = stream.readHeaders();
                var content = new ByteArrayOutputStream();
                stream.readBodyData(content);
                parts.add(new Part(disposition(headers), header(headers, "content-type"), content.toByteArray()));
                if (parts.size() > MOST_PARTS) {
                    throw new NotUnderstood("The form has more than " + MOST_PARTS + " parts.");
                }
                more = stream.readBoundary();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new NotUnderstood("The multipart body is broken or cut off.");
        }
        return parts;
    }

    private static ContentDisposition disposition(String headers) {
        var value = header(headers, "content-disposition");
        return value == null
                ? ContentDisposition.formData().build()
                : ContentDisposition.parse(FormCharsets.text(value.getBytes(StandardCharsets.ISO_8859_1), null));
    }

    private static @Nullable String header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(null);
    }
}
