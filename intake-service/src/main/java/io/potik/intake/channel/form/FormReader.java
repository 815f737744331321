package io.potik.intake.channel.form;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.fields.FieldHints;
import io.potik.intake.channel.fields.FilledForm;
import io.potik.intake.channel.fields.FormFields;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes a request of the fields of one post.
 *
 * <p>A form gives its posts no number, so the same fields within ten minutes are taken for the same post: that is a
 * double click, a reloaded page or a form builder that tries again, and two cards for it would be wrong. The same fields
 * an hour later are a person who asks again, and must not be lost. Only a field whose name can mean nothing else
 * ({@code submission_id} and its kin, or the one that the settings name) is taken for a number; a plain {@code id} is as
 * often the form's own, the same in every post.
 */
final class FormReader {

    private static final Duration SAME_FIELDS = Duration.ofMinutes(10);
    private static final List<String> NUMBERS = List.of(
            "submission_id",
            "submissionid",
            "entry_id",
            "entryid",
            "response_id",
            "responseid",
            "lead_id",
            "leadid",
            "request_id",
            "requestid",
            "event_id",
            "eventid",
            "external_id",
            "externalid",
            "tranid",
            "idempotency_key");
    /** Hidden fields that no form has for people: what builders and the snippets of the set-up page call their traps. */
    private static final List<String> TRAPS =
            List.of("_gotcha", "_honeypot", "honeypot", "bot-field", FormSetup.USUAL_HONEYPOT);

    private static final int LONGEST_ID = 200;

    private final FormFields fields;
    private final RawDelivery delivery;
    private final Settings settings;
    private final FilledForm form;

    FormReader(FormFields fields, RawDelivery delivery, Settings settings, Phones phones) {
        this.fields = fields;
        this.delivery = delivery;
        this.settings = settings;
        var hints = new FieldHints(
                settings.text(FormSetup.NAME_FIELD),
                settings.text(FormSetup.PHONE_FIELD),
                settings.text(FormSetup.EMAIL_FIELD),
                settings.text(FormSetup.MESSAGE_FIELD));
        this.form = new FilledForm(fields, hints, phones, delivery.header("Referer"));
    }

    Item item() {
        var number = Stream.concat(Stream.ofNullable(settings.text(FormSetup.ID_FIELD)), NUMBERS.stream())
                .map(fields::named)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var id = number == null || number.length() > LONGEST_ID ? form.fingerprint() : number;
        var sameFor = id.equals(number) ? Item.FOR_EVER : SAME_FIELDS;
        if (isTrapped()) {
            return new Item.Ignored(id, sameFor, "honeypot", "The hidden field was filled in: a robot posted.");
        }
        if (fields.values().size() == 1 && "test".equals(fields.named("test"))) {
            return new Item.Ignored(id, sameFor, "ping", "The form builder tried the address.");
        }
        var sender = form.sender();
        if (sender.contactPoints().isEmpty()) {
            return new Item.Unreadable(
                    id,
                    sameFor,
                    "form",
                    "No phone number and no e-mail address that can be used: nobody could be answered."
                            + " If a field holds one, name it in the connection's settings and read it again.");
        }
        return new Item.Request(
                id,
                sameFor,
                new InboundRequest(
                        "form",
                        "form",
                        id,
                        delivery.receivedAt(),
                        sender,
                        form.text(),
                        fields.files(),
                        null,
                        null,
                        form.kept(),
                        form.attribution(),
                        null,
                        false));
    }

    private boolean isTrapped() {
        return Stream.concat(Stream.ofNullable(settings.text(FormSetup.HONEYPOT)), TRAPS.stream())
                .anyMatch(trap -> fields.named(trap) != null);
    }
}
