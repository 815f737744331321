package io.potik.intake.channel.tilda;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.fields.FieldHints;
import io.potik.intake.channel.fields.FilledForm;
import io.potik.intake.channel.fields.FormFields;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** One post of a Tilda form. */
final class TildaPost {

    /** Without a tranid the same fields are the same post only as long as Tilda tries again. */
    private static final Duration SAME_FIELDS = Duration.ofMinutes(10);

    private static final int LONGEST_ID = 200;

    private final FormFields fields;
    private final RawDelivery delivery;
    private final FilledForm form;

    TildaPost(FormFields posted, Set<String> keyNames, RawDelivery delivery, Phones phones) throws NotUnderstood {
        this.delivery = delivery;
        this.fields = withoutSecrets(posted, keyNames);
        this.form = new FilledForm(fields, FieldHints.NONE, phones, delivery.header("Referer"));
    }

    Item item() {
        var number = fields.named("tranid");
        var id = number == null || number.length() > LONGEST_ID ? form.fingerprint() : number;
        var sameFor = id.equals(number) ? Item.FOR_EVER : SAME_FIELDS;
        if (number == null && "test".equals(fields.named("test"))) {
            return new Item.Ignored(id, sameFor, "ping", "Tilda tried the address.");
        }
        var sender = form.sender();
        if (sender.contactPoints().isEmpty()) {
            return new Item.Unreadable(
                    id,
                    sameFor,
                    "form",
                    "No phone number and no e-mail address that can be used: nobody could be answered.");
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

    /** All but the key and the cookies; of the cookies only what says where the person came from. */
    private static FormFields withoutSecrets(FormFields posted, Set<String> keyNames) throws NotUnderstood {
        var fields = new FormFields();
        for (var file : posted.files()) {
            fields.addFile(file);
        }
        for (var field : posted.values().entrySet()) {
            var name = field.getKey().toLowerCase(Locale.ROOT);
            if (!keyNames.contains(name) && !name.equals("cookies")) {
                fields.add(field.getKey(), field.getValue());
            }
        }
        var cookies = posted.named("cookies");
        if (cookies != null) {
            for (var utm : TildaCookies.utm(cookies).entrySet()) {
                // A form's own field is nearer to what was meant than what the browser remembered.
                if (fields.named(utm.getKey()) == null) {
                    fields.add(utm.getKey(), utm.getValue());
                }
            }
        }
        return fields;
    }
}
