package io.potik.intake.channel.mail;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail, taken apart.
 *
 * @param text all of its text, quotes and signatures included, or null
 * @param stripped the same as a relay has trimmed it, or null
 * @param id what the relay calls it, if it is not its Message-ID, or null
 * @param report whether it is a report of a mail server (a bounce, a receipt)
 * @param fingerprint to recognise it by when it has no id
 */
public record Mail(
        MailHeaders headers,
        @Nullable String text,
        @Nullable String stripped,
        List<Attachment> attachments,
        @Nullable String id,
        boolean report,
        String fingerprint) {

    private static final int LONGEST = 200_000;

    /** Reads raw MIME, whatever is wrong with it. */
    public static Mail ofMime(byte[] raw) {
        var root = MimeReader.message(raw);
        var content = MimeContent.of(root);
        return new Mail(
                root.headers,
                cut(content.text()),
                null,
                content.attachments(),
                null,
                content.report(),
                "sha256:" + Secrets.fingerprint(raw));
    }

    /**
     * What a relay has taken apart.
     *
     * @param plain the text part, or null
     * @param html the HTML part, or null; it counts where there is no text
     * @param stripped without quotes and signature, or null where the relay does not say
     */
    public static Mail ofParts(
            MailHeaders headers,
            @Nullable String plain,
            @Nullable String html,
            @Nullable String stripped,
            List<Attachment> attachments,
            @Nullable String id) {
        var text = plain == null || plain.isBlank() ? html == null ? null : HtmlText.of(bounded(html)) : plain;
        var type = HeaderParameters.read(headers.first("content-type")).value();
        var identity = headers.fingerprint() + text;
        return new Mail(
                headers,
                cut(text),
                stripped == null || stripped.isBlank() ? null : cut(stripped),
                List.copyOf(attachments),
                id,
                type.equals("multipart/report"),
                "sha256:" + Secrets.fingerprint(identity.getBytes(StandardCharsets.UTF_8)));
    }

    /** HTML that a browser could show; the rest of what is longer is no letter. */
    static String bounded(String html) {
        return html.length() > 10 * LONGEST ? html.substring(0, 10 * LONGEST) : html;
    }

    private static @Nullable String cut(@Nullable String text) {
        return Words.clean(text, LONGEST);
    }

    @Override
    public String toString() {
        return "Mail[…]";
    }
}
