package io.potik.intake.channel.mail;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is in a message: the text that is shown, and the files.
 *
 * @param report whether a mail server reports something with it
 */
record MimeContent(@Nullable String text, List<Attachment> attachments, boolean report) {

    private static final int MOST_FILES = 100;
    private static final Set<String> SEALS = Set.of(
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "application/pgp-signature",
            "text/x-amp-html");

    private static final Pattern META = Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w-]{2,40})");

    static MimeContent of(MimePart root) {
        var attachments = new ArrayList<Attachment>();
        var declared = HeaderParameters.read(root.headers.first("content-type")).value();
        boolean report = declared.equals("multipart/report") || has(root, "message/delivery-status");
        var text = text(root, true, report, attachments);
        return new MimeContent(text, List.copyOf(attachments), report);
    }

    private static @Nullable String text(MimePart part, boolean root, boolean report, List<Attachment> attachments) {
        if (part.isMultipart()) {
            return part.mediaType.equals("multipart/alternative")
                    ? best(part, report, attachments)
                    : joined(part, report, attachments);
        }
        if (part.isMessage() && !part.parts.isEmpty()) {
            return message(part, report, attachments);
        }
        if (part.isText() && (root || !part.isAttached())) {
            if (root && part.fileName() != null) {
                attach(part, attachments);
            }
            return shown(part);
        }
        if (!SEALS.contains(part.mediaType) && (part.content.length > 0 || part.fileName() != null)) {
            attach(part, attachments);
        }
        return null;
    }

    /** The plain one of several wordings; it is what the sender's program made for programs without HTML. */
    private static @Nullable String best(MimePart part, boolean report, List<Attachment> attachments) {
        String plain = null;
        String other = null;
        for (var child : part.parts) {
            // Read all of them: a file may hang below any.
            var text = child.isText() && child.content.length == 0 ? null : text(child, false, report, attachments);
            if (text == null || text.isBlank()) {
                continue;
            }
            if (child.mediaType.equals("text/plain") && plain == null) {
                plain = text;
            } else {
                other = text;
            }
        }
        return plain == null ? other : plain;
    }

    private static @Nullable String joined(MimePart part, boolean report, List<Attachment> attachments) {
        var text = new StringBuilder();
        for (var child : part.parts) {
            var more = text(child, false, report, attachments);
            if (more != null && !more.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(more.strip());
            }
        }
        return text.isEmpty() ? null : text.toString();
    }

    /** A mail that hangs on this one was forwarded: what it says is the request. */
    private static @Nullable String message(MimePart part, boolean report, List<Attachment> attachments) {
        var inner = part.parts.getFirst();
        var subject = inner.headers.text("subject");
        if (report) {
            return null;
        }
        attach("file", subject == null ? part.fileName() : subject, part.mediaType, attachments);
        var from = MailAddress.first(inner.headers.first("from"));
        var text = text(inner, true, false, attachments);
        return "---------- Forwarded message ----------"
                + (from == null
                        ? ""
                        : "\nFrom: " + (from.name() == null ? "" : from.name() + " ") + "<" + from.address() + ">")
                + (subject == null ? "" : "\nSubject: " + subject)
                + (text == null ? "" : "\n\n" + text.strip());
    }

    private static @Nullable String shown(MimePart part) {
        if (part.content.length == 0) {
            return null;
        }
        return switch (part.mediaType) {
            case "text/html" -> HtmlText.of(Mail.bounded(html(part)));
            case "text/enriched", "text/richtext" -> HtmlText.of(Mail.bounded(part.text()));
            default -> part.text();
        };
    }

    /** In the charset that the part declares, else that its own meta element names. */
    private static String html(MimePart part) {
        if (part.charset() != null) {
            return part.text();
        }
        int length = Math.min(part.content.length, 2_048);
        var head = new String(part.content, 0, length, StandardCharsets.ISO_8859_1);
        var meta = META.matcher(head);
        return MailCharsets.text(part.content, meta.find() ? meta.group(1) : null);
    }

    private static void attach(MimePart part, List<Attachment> attachments) {
        attach(part.kind(), part.fileName(), part.mediaType, attachments);
    }

    /** The bytes stay in the raw delivery; the number says which part it is. */
    private static void attach(String kind, @Nullable String name, String mediaType, List<Attachment> attachments) {
        if (attachments.size() < MOST_FILES) {
            attachments.add(new Attachment(
                    kind, Words.clean(name, 300), "mail:" + (attachments.size() + 1), Words.clean(mediaType, 100)));
        }
    }

    /** In this mail itself: a report that a person forwards is part of what the person says. */
    private static boolean has(MimePart part, String mediaType) {
        return part.mediaType.equals(mediaType)
                || (part.isMultipart() && part.parts.stream().anyMatch(child -> has(child, mediaType)));
    }
}
