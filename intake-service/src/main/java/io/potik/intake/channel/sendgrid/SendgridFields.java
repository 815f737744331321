package io.potik.intake.channel.sendgrid;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.mail.Mail;
import io.potik.intake.channel.mail.MailHeaders;
import io.potik.intake.channel.mail.PostedFields;
import java.util.HashMap;
import java.util.Map;

/** A mail that SendGrid has parsed: every field in the charset that the field {@code charsets} names for it. */
final class SendgridFields {

    private SendgridFields() {}

    static Mail mail(PostedFields fields) {
        var charsets = charsets(fields);
        var header = fields.bytes("headers");
        var headers = header == null ? new MailHeaders() : Mail.ofMime(header).headers();
        headers.addIfMissing("From", fields.text("from", charsets.get("from")))
                .addIfMissing("Subject", fields.text("subject", charsets.get("subject")))
                .addIfMissing("To", fields.text("to", charsets.get("to")));
        return Mail.ofParts(
                headers,
                fields.text("text", charsets.get("text")),
                fields.text("html", charsets.get("html")),
                null,
                fields.files(),
                null);
    }

    /** Without it every field is read by its bytes. */
    private static Map<String, String> charsets(PostedFields fields) {
        var charsets = new HashMap<String, String>();
        var json = fields.bytes("charsets");
        if (json != null && json.length > 0) {
            try {
                for (var charset : DeliveryJson.read(json).properties()) {
                    charsets.put(charset.getKey(), charset.getValue().asString(""));
                }
            } catch (NotUnderstood broken) {
                return charsets;
            }
        }
        return charsets;
    }
}
