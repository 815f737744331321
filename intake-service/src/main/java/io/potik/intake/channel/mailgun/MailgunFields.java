package io.potik.intake.channel.mailgun;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.mail.Mail;
import io.potik.intake.channel.mail.MailHeaders;
import io.potik.intake.channel.mail.PostedFields;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A mail that Mailgun has parsed. */
final class MailgunFields {

    private MailgunFields() {}

    static Mail mail(PostedFields fields) {
        var headers = headers(fields.text("message-headers"));
        // The sender field is that of the envelope, a mailing list's or a relay's; only the mail itself says who wrote.
        headers.addIfMissing("From", fields.text("from"))
                .addIfMissing("From", fields.text("From"))
                .addIfMissing("Subject", fields.text("subject"))
                .addIfMissing("Subject", fields.text("Subject"))
                .addIfMissing("Date", fields.text("Date"))
                .addIfMissing("Reply-To", fields.text("Reply-To"))
                .addIfMissing("In-Reply-To", fields.text("In-Reply-To"))
                .addIfMissing("References", fields.text("References"))
                .addIfMissing("Message-Id", fields.text("Message-Id"));
        return Mail.ofParts(
                headers,
                fields.text("body-plain"),
                fields.text("body-html"),
                fields.text("stripped-text"),
                fields.files(),
                null);
    }

    /** A list of pairs; a broken one costs the other headers, not the mail. */
    private static MailHeaders headers(@Nullable String json) {
        var headers = new MailHeaders();
        if (json == null || json.isBlank()) {
            return headers;
        }
        try {
            for (var pair : DeliveryJson.read(json.getBytes(StandardCharsets.UTF_8))) {
                if (pair.isArray() && pair.size() == 2) {
                    headers.add(pair.path(0).asString(""), pair.path(1).asString(""));
                }
            }
        } catch (NotUnderstood broken) {
            return headers;
        }
        return headers;
    }
}
