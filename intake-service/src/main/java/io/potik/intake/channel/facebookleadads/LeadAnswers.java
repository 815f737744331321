package io.potik.intake.channel.facebookleadads;

import io.potik.intake.channel.AskingChannel.Found;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Words;
import io.potik.intake.channel.meta.MetaJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody filled in: Meta names its own questions ({@code full_name}), the business words its own as it likes. */
final class LeadAnswers {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"'()]{1,100}@[^\\s@<>,;:\"'()]{1,150}\\.\\p{L}{2,20}");
    private static final Pattern PHONES = Pattern.compile("phone|whatsapp|mobile|телефон|номер");
    private static final Set<String> PERSON =
            Set.of("full_name", "first_name", "last_name", "email", "work_email", "phone_number", "work_phone_number");

    private final Item.Reference reference;
    private final JsonNode lead;
    private final Phones phones;
    private final Map<String, String> fields = new LinkedHashMap<>();

    LeadAnswers(Item.Reference reference, JsonNode lead, Phones phones) {
        this.reference = reference;
        this.lead = lead;
        this.phones = phones;
        for (var field : lead.path("field_data")) {
            var name = MetaJson.text(field.path("name"), 300);
            if (name != null) {
                fields.put(name, values(field.path("values")));
            }
        }
    }

    Found found(Instant at) {
        var points = new ArrayList<ContactPoint>();
        points.addAll(phones());
        points.addAll(emails());
        if (points.isEmpty()) {
            return new Found.Gone(
                    "The form has neither a phone number nor an e-mail address that can be used: nobody could be answered.");
        }
        var id = reference.externalId();
        return new Found.Meant(new InboundRequest(
                "form",
                "form",
                id,
                at,
                new Sender(name(), points),
                questions(),
                List.of(),
                null,
                null,
                fields,
                attribution(),
                null,
                false));
    }

    private Set<ContactPoint> phones() {
        var found = new LinkedHashSet<ContactPoint>();
        fields.forEach((name, value) -> {
            if (PHONES.matcher(name.toLowerCase(Locale.ROOT)).find() || value.matches("\\+[\\d\\s().-]{8,25}")) {
                phones.contactPoint(value).ifPresent(found::add);
            }
        });
        return found;
    }

    /** By the value: a question that is called "email" may be answered with anything, and the other way about. */
    private Set<ContactPoint> emails() {
        return fields.values().stream()
                .filter(value -> EMAIL.matcher(value).matches())
                .map(value -> new ContactPoint("email", value.toLowerCase(Locale.ROOT), value))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private @Nullable String name() {
        var full = fields.getOrDefault("full_name", "");
        return Words.clean(
                full.isBlank()
                        ? Stream.of("first_name", "last_name")
                                .map(part -> fields.getOrDefault(part, ""))
                                .collect(Collectors.joining(" "))
                        : full,
                200);
    }

    private @Nullable String questions() {
        var text = fields.entrySet().stream()
                .filter(field ->
                        !PERSON.contains(field.getKey()) && !field.getValue().isBlank())
                .map(field -> field.getKey().replace('_', ' ') + ": " + field.getValue())
                .collect(Collectors.joining("\n"));
        return Words.clean(text, 2000);
    }

    private @Nullable Attribution attribution() {
        var ad = MetaJson.text(lead.path("ad_name"), 300);
        var number = MetaJson.id(lead.path("ad_id"));
        return new Attribution(
                        MetaJson.text(lead.path("platform"), 50),
                        null,
                        MetaJson.text(lead.path("campaign_name"), 300),
                        MetaJson.text(lead.path("adset_name"), 300),
                        null,
                        null,
                        null,
                        Stream.of(ad, number, reference.reference().get("ad_id"))
                                .filter(known -> known != null)
                                .findFirst()
                                .orElse(null))
                .orNull();
    }

    private static String values(JsonNode values) {
        var text = StreamSupport.stream(values.spliterator(), false)
                .map(value -> MetaJson.text(value, 4000))
                .filter(value -> value != null)
                .collect(Collectors.joining(", "));
        return Words.storable(text);
    }
}
