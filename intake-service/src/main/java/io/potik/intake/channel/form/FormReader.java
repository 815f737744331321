package io.potik.intake.channel.form;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Words;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private static final int LONGEST_ID = 200;

    private final FormFields fields;
    private final RawDelivery delivery;
    private final Settings settings;
    private final FormContacts contacts;
    private final Map<String, String> kept;

    FormReader(FormFields fields, RawDelivery delivery, Settings settings, Phones phones) {
        this.fields = fields;
        this.delivery = delivery;
        this.settings = settings;
        this.kept = kept(fields.values());
        this.contacts = new FormContacts(kept, settings, phones);
    }

    Item item() {
        var number = Stream.concat(Stream.ofNullable(settings.text(FormSetup.ID_FIELD)), NUMBERS.stream())
                .map(fields::named)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var id = number == null || number.length() > LONGEST_ID ? fingerprint() : number;
        var sameFor = id.equals(number) ? Item.FOR_EVER : SAME_FIELDS;
        var trap = settings.text(FormSetup.HONEYPOT);
        if (trap != null && fields.named(trap) != null) {
            return new Item.Ignored(id, sameFor, "honeypot", "The hidden field was filled in: a robot posted.");
        }
        if (fields.values().size() == 1 && "test".equals(fields.named("test"))) {
            return new Item.Ignored(id, sameFor, "ping", "The form builder tried the address.");
        }
        var points = contacts.points();
        if (points.isEmpty()) {
            return new Item.Unreadable(
                    id,
                    sameFor,
                    "form",
                    "No phone number and no e-mail address that can be used: nobody could be answered."
                            + " If a field holds one, name it in the connection's settings and read it again.");
        }
        var message = contacts.message();
        var attribution = new FormAttribution(kept, delivery.header("Referer")).read();
        return new Item.Request(
                id,
                sameFor,
                new InboundRequest(
                        "form",
                        "form",
                        id,
                        delivery.receivedAt(),
                        new Sender(contacts.displayName(), points),
                        message == null ? summary() : message,
                        fields.files(),
                        null,
                        null,
                        kept,
                        attribution,
                        null,
                        false));
    }

    private static Map<String, String> kept(Map<String, String> values) {
        var kept = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            var field = FieldName.of(name);
            if (field.saysPhone()) {
                kept.put(name, value);
            } else if (!Sensitive.isSecret(field) && !Sensitive.isCardNumber(value)) {
                kept.put(name, Sensitive.withoutCards(value));
            }
        });
        return kept;
    }

    /** Of names and values, not of the bytes: a browser packs the same fields with another boundary every time. */
    private String fingerprint() {
        var text = new StringBuilder();
        new TreeMap<>(kept)
                .forEach((name, value) ->
                        text.append(name).append('\u0001').append(value).append('\u0002'));
        fields.files().forEach(file -> text.append(file.name()).append(file.url()));
        return "sha256:" + Secrets.fingerprint(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What a form without a message asks for: the fields that speak neither of the person nor of the page. */
    private @Nullable String summary() {
        var text = kept.entrySet().stream()
                .filter(field -> !field.getValue().isBlank() && !contacts.uses(field.getKey()))
                .filter(field -> !FieldName.of(field.getKey()).isTechnical())
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("\n"));
        return Words.clean(text, 1000);
    }
}
