package io.potik.intake.channel.googleleadform;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Words;
import io.potik.intake.channel.fields.FieldHints;
import io.potik.intake.channel.fields.FilledForm;
import io.potik.intake.channel.fields.FormFields;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A lead as Google's webhook sends it: columns with an id, sometimes a name, and a value. */
final class GoogleLead {

    private static final Pattern STANDARD_COLUMN = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Instant FIRST_LEAD_FORM = Instant.parse("2019-01-01T00:00:00Z");
    private static final int LONGEST_ID = 200;

    private final JsonNode lead;
    private final RawDelivery delivery;
    private final Phones phones;
    private final String id;

    GoogleLead(JsonNode lead, RawDelivery delivery, Phones phones) {
        this.lead = lead;
        this.delivery = delivery;
        this.phones = phones;
        this.id = Objects.requireNonNullElseGet(
                written(lead.path("lead_id")), () -> "sha256:" + Secrets.fingerprint(delivery.body()));
    }

    Item item() throws NotUnderstood {
        if (lead.path("is_test").asBoolean(false)) {
            return new Item.Ignored(id, Item.FOR_EVER, "test", "Google's test lead");
        }
        var fields = fields();
        if (fields.isEmpty()) {
            return unreadable("The lead has no columns with values.");
        }
        var form = new FilledForm(fields, FieldHints.NONE, phones, null);
        var sender = form.sender();
        if (sender.contactPoints().isEmpty()) {
            return unreadable("No phone number and no e-mail address that can be used: nobody could be answered.");
        }
        return new Item.Request(
                id,
                Item.FOR_EVER,
                new InboundRequest(
                        "form",
                        "form",
                        id,
                        time(),
                        sender,
                        form.text(),
                        List.of(),
                        null,
                        null,
                        form.kept(),
                        attribution(),
                        null,
                        false));
    }

    /** What Google knows goes by its id, what the advertiser asked by the question. */
    private FormFields fields() throws NotUnderstood {
        var fields = new FormFields();
        for (var column : lead.path("user_column_data")) {
            var columnId = Words.clean(column.path("column_id").asString(null), LONGEST_ID);
            var name = Words.clean(column.path("column_name").asString(null), LONGEST_ID);
            var value = column.path("string_value").asString(null);
            var key = columnId != null
                            && (name == null
                                    || STANDARD_COLUMN.matcher(columnId).matches())
                    ? columnId
                    : name;
            if (key != null && value != null) {
                fields.add(key, value);
            }
        }
        return fields;
    }

    private Attribution attribution() {
        var ids = List.of(
                Map.entry("campaign", "campaign_id"),
                Map.entry("adgroup", "adgroup_id"),
                Map.entry("creative", "creative_id"),
                Map.entry("assetgroup", "asset_group_id"),
                Map.entry("gclid", "gcl_id"));
        var ad = ids.stream()
                .filter(entry -> known(entry.getValue()) != null)
                .map(entry -> entry.getKey() + ":" + known(entry.getValue()))
                .collect(Collectors.joining(" "));
        return new Attribution(
                "google", "cpc", known("campaign_id"), known("creative_id"), null, null, null, Words.clean(ad, 500));
    }

    /** Zero is what Google writes for what it does not know. */
    private @Nullable String known(String field) {
        var value = written(lead.path(field));
        return value == null || value.equals("0") ? null : value;
    }

    private Item unreadable(String reason) {
        return new Item.Unreadable(id, Item.FOR_EVER, "form", reason);
    }

    private Instant time() {
        var given = lead.path("lead_submit_time").asString("");
        try {
            var at = OffsetDateTime.parse(given).toInstant();
            return at.isBefore(FIRST_LEAD_FORM)
                            || at.isAfter(delivery.receivedAt().plus(Duration.ofDays(1)))
                    ? delivery.receivedAt()
                    : at;
        } catch (DateTimeParseException noTime) {
            return delivery.receivedAt();
        }
    }

    /** Numbers are longer than 2^53, and come as strings as well. */
    private static @Nullable String written(JsonNode node) {
        return node.isIntegralNumber()
                ? node.bigIntegerValue().toString()
                : Words.clean(node.asString(null), LONGEST_ID);
    }
}
