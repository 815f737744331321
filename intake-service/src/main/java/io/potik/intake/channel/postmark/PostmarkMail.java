package io.potik.intake.channel.postmark;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.Words;
import io.potik.intake.channel.mail.Mail;
import io.potik.intake.channel.mail.MailHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A mail as Postmark writes it down. */
final class PostmarkMail {

    /** Every test of the webhook has this id, so it tells nothing apart. */
    private static final Pattern TEST = Pattern.compile("[0-]*");

    private static final int MOST_FILES = 100;

    private final JsonNode root;

    PostmarkMail(JsonNode root) {
        this.root = root;
    }

    Mail mail() {
        var headers = new MailHeaders();
        for (var header : root.path("Headers")) {
            headers.add(header.path("Name").asString(""), header.path("Value").asString(""));
        }
        headers.addIfMissing("From", from())
                .addIfMissing("Reply-To", text("ReplyTo"))
                .addIfMissing("Subject", text("Subject"))
                .addIfMissing("To", text("To"))
                .addIfMissing("Date", text("Date"));
        var id = text("MessageID");
        return Mail.ofParts(
                headers,
                text("TextBody"),
                text("HtmlBody"),
                text("StrippedTextReply"),
                attachments(),
                id == null || TEST.matcher(id).matches() ? null : id);
    }

    private @Nullable String from() {
        var full = root.path("FromFull");
        var address = full.path("Email").asString("").strip();
        if (address.isEmpty()) {
            return text("From");
        }
        var name = full.path("Name").asString("").replaceAll("[\"\\\\]", "\\\\$0");
        return "\"" + name + "\" <" + address + ">";
    }

    private List<Attachment> attachments() {
        var attachments = new ArrayList<Attachment>();
        for (var file : root.path("Attachments")) {
            if (attachments.size() < MOST_FILES) {
                var type = Words.clean(file.path("ContentType").asString(null), 100);
                attachments.add(new Attachment(
                        kind(type == null ? "" : type),
                        Words.clean(file.path("Name").asString(null), 300),
                        "mail:" + (attachments.size() + 1),
                        type));
            }
        }
        return attachments;
    }

    private static String kind(String type) {
        if (type.startsWith("image/")) {
            return "photo";
        }
        return type.startsWith("audio/") ? "audio" : type.startsWith("video/") ? "video" : "file";
    }

    private @Nullable String text(String name) {
        var value = root.path(name);
        return value.isString() && !value.asString("").isBlank() ? value.asString("") : null;
    }
}
