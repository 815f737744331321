package io.potik.intake.channel.mail;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of a mail what it is to the lead desk: a request, or something that no customer wrote. */
public final class MailItems {

    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_SUBJECT = 1_000;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]+>");

    private final Phones phones;

    /** Phone numbers are read for the workspace's region. */
    public MailItems(Phones phones) {
        this.phones = phones;
    }

    /** Reads a mail; never fails. */
    public Item item(Mail mail, RawDelivery delivery, Settings settings) {
        var id = externalId(mail);
        var own = ownAddresses(settings);
        var automatic = AutomaticMail.of(mail, own);
        if (automatic != null) {
            return new Item.Ignored(id, Item.FOR_EVER, automatic.kind(), automatic.detail());
        }
        var headers = mail.headers();
        var from = MailAddress.first(headers.first("from"));
        if (from == null) {
            return new Item.Unreadable(
                    id,
                    Item.FOR_EVER,
                    "email",
                    "The mail does not say who sent it (no address in From): nobody could be answered.");
        }
        var subject = headers.text("subject");
        boolean forward = subject != null && QuoteMarks.isForwardedSubject(subject);
        boolean reply = headers.first("in-reply-to") != null
                || headers.first("references") != null
                || (subject != null && QuoteMarks.isReplySubject(subject));
        var visible = visible(mail, reply, forward);
        var form = reply || visible == null ? MailForm.NONE : MailForm.of(visible, phones);
        var replyTo = replyTo(headers, own);
        boolean relayed = from.isNoReply() || own.contains(from.normal());
        var person = relayed ? relayedFor(replyTo, form) : from;
        if (person == null && own.contains(from.normal())) {
            return new Item.Ignored(id, Item.FOR_EVER, "ownMail", "It was sent from this mailbox itself.");
        }
        var sender = person == null ? from : person;
        var conversation = new Conversation(messageId(headers), elsewhere(replyTo, sender), subject);
        return new Item.Request(
                id,
                Item.FOR_EVER,
                new InboundRequest(
                        "email",
                        "email",
                        id,
                        MailDates.read(headers.first("date"), delivery.receivedAt()),
                        new Sender(displayName(sender, from, form), points(sender, form)),
                        text(subject, visible, mail),
                        mail.attachments(),
                        conversation.written(),
                        null,
                        subject(headers),
                        null,
                        id,
                        false));
    }

    /** The mailbox's own addresses, in lower case. */
    static Set<String> ownAddresses(Settings settings) {
        var own = new HashSet<String>();
        Stream.concat(
                        settings.list(MailSetup.OWN_ADDRESSES).stream(),
                        Stream.of(MailSetup.FROM, MailSetup.USER).map(settings::text))
                .filter(Objects::nonNull)
                .filter(MailAddress::isOne)
                .forEach(address -> own.add(address.toLowerCase(Locale.ROOT)));
        return own;
    }

    private static String externalId(Mail mail) {
        var id = messageId(mail.headers());
        if (id == null) {
            id = mail.id();
        }
        return id == null || id.length() > LONGEST_ID ? mail.fingerprint() : id;
    }

    /** With its angle brackets, as it is written in every header that names it. */
    private static @Nullable String messageId(MailHeaders headers) {
        var written = headers.first("message-id");
        if (written == null) {
            return null;
        }
        var found = MESSAGE_ID.matcher(written);
        var id = found.find() ? found.group() : Words.clean(written.replaceAll("[\\s<>]+", ""), 1_000);
        return id == null || id.startsWith("<") ? id : "<" + id + ">";
    }

    /** RFC 5322 3.6.2: where the author suggests that replies be sent. */
    private static @Nullable MailAddress replyTo(MailHeaders headers, Set<String> own) {
        var replyTo = MailAddress.first(headers.first("reply-to"));
        return replyTo == null || replyTo.isNoReply() || own.contains(replyTo.normal()) ? null : replyTo;
    }

    private static @Nullable String elsewhere(@Nullable MailAddress replyTo, MailAddress sender) {
        return replyTo == null || replyTo.normal().equals(sender.normal()) ? null : replyTo.normal();
    }

    /** A site's form sends from an address that nobody reads; the person is whom it wants to be answered. */
    private static @Nullable MailAddress relayedFor(@Nullable MailAddress replyTo, MailForm form) {
        if (replyTo != null) {
            return replyTo;
        }
        return form.email() == null
                ? null
                : new MailAddress(form.name(), form.email().address());
    }

    private static @Nullable String displayName(MailAddress sender, MailAddress from, MailForm form) {
        if (sender.name() != null) {
            return sender.name();
        }
        return sender.equals(from) || form.name() == null ? null : form.name();
    }

    private static List<ContactPoint> points(MailAddress sender, MailForm form) {
        var points = new ArrayList<ContactPoint>();
        points.add(new ContactPoint("email", sender.normal(), sender.address()));
        if (form.email() != null && !form.email().normal().equals(sender.normal())) {
            points.add(new ContactPoint(
                    "email", form.email().normal(), form.email().address()));
        }
        for (var phone : form.phones()) {
            if (points.stream().noneMatch(point -> point.value().equals(phone.value()))) {
                points.add(phone);
            }
        }
        return List.copyOf(points);
    }

    /** A relay's trimming counts, but not where something is forwarded: it takes that for a quote. */
    private static @Nullable String visible(Mail mail, boolean reply, boolean forward) {
        var text = mail.text();
        boolean forwarded = forward || (text != null && VisibleText.isForward(text));
        var stripped = forwarded ? null : mail.stripped();
        var from = stripped == null ? text : stripped;
        var visible = from == null ? "" : VisibleText.of(from, reply, forward);
        return visible.isBlank() ? null : visible;
    }

    /** Apart from the text: what a person wrote is what stands below it. */
    private static @Nullable Map<String, String> subject(MailHeaders headers) {
        var subject = Words.clean(headers.text("subject"), LONGEST_SUBJECT);
        return subject == null ? null : Map.of("subject", subject);
    }

    private static String text(@Nullable String subject, @Nullable String visible, Mail mail) {
        var clean = Words.clean(visible == null ? subject : visible, LONGEST_TEXT);
        if (clean != null) {
            return clean;
        }
        var file = mail.attachments().isEmpty() ? null : mail.attachments().getFirst();
        return file == null
                ? "[empty mail]"
                : file.name() == null ? "[" + file.kind() + "]" : "[" + file.kind() + " " + file.name() + "]";
    }
}
