package io.potik.customer.customer.web;

import io.potik.customer.company.CompanyName;
import io.potik.customer.customer.Card;
import io.potik.customer.problem.Invalid;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wants changed on a card.
 *
 * @param fields what was written into the workspace's own fields, by key; null takes a value away
 * @param tags by name; they take the place of those that are there
 * @param version what they saw; a stale one is refused
 * @param given the fields that were sent, be it with null; the others stay as they are
 */
record CustomerPatch(
        @Nullable String name,
        @Nullable String notes,
        @Nullable UUID managerId,
        @Nullable CompanyByName company,
        Map<String, @Nullable Object> fields,
        @Nullable List<String> tags,
        @Nullable Long version,
        @Hidden Set<String> given) {

    private static final int MOST_TAGS = 50;
    private static final int LONGEST_TAG = 50;

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    /** A company, which is made if there is none of that name. */
    record CompanyByName(String name) {}

    /** @throws Invalid with every field that makes no sense */
    static CustomerPatch of(ObjectNode body) {
        Sent sent = new Sent(body);
        CustomerPatch patch = new CustomerPatch(
                sent.text("name", body.get("name"), Card.LONGEST_NAME),
                sent.text("notes", body.get("notes"), Card.LONGEST_NOTES),
                sent.read("managerId", node -> UUID.fromString(node.asString()), "This is no id."),
                sent.company(),
                sent.fields(),
                sent.tags(),
                sent.read("version", JsonNode::longValue, "A version is a whole number."),
                body.propertyNames().stream().collect(Collectors.toUnmodifiableSet()));
        if (!sent.errors.isEmpty()) {
            throw new Invalid(sent.errors);
        }
        return patch;
    }

    Card.Edit apply(Card.Edit before) {
        return new Card.Edit(
                given.contains("name") ? name : before.name(),
                given.contains("notes") ? (notes == null ? "" : notes) : before.notes(),
                given.contains("managerId") ? managerId : before.managerId(),
                given.contains("company") ? (company == null ? null : company.name()) : before.companyName(),
                before.fields(),
                given.contains("tags") ? (tags == null ? List.of() : tags) : before.tags());
    }

    private static final class Sent {

        private final ObjectNode body;
        private final List<Invalid.Field> errors = new ArrayList<>();

        Sent(ObjectNode body) {
            this.body = body;
        }

        @Nullable
        String text(String field, @Nullable JsonNode node, int longest) {
            if (node == null || node.isNull()) {
                return null;
            }
            if (!node.isString() || node.asString().length() > longest) {
                errors.add(new Invalid.Field(field, "A text of at most " + longest + " characters is needed."));
                return null;
            }
            String text = node.asString().replace("\0", "").strip();
            return text.isEmpty() ? null : text;
        }

        @Nullable
        CompanyByName company() {
            JsonNode node = body.get("company");
            if (node == null || node.isNull()) {
                return null;
            }
            String name = text("company.name", node.get("name"), CompanyName.LONGEST);
            if (name == null && errors.isEmpty()) {
                errors.add(new Invalid.Field("company.name", "A company has a name."));
            }
            return name == null ? null : new CompanyByName(name);
        }

        Map<String, @Nullable Object> fields() {
            JsonNode node = body.get("fields");
            if (node == null || node.isNull()) {
                return Map.of();
            }
            if (!node.isObject()) {
                errors.add(new Invalid.Field("fields", "Values by key are needed."));
                return Map.of();
            }
            return JSON.convertValue(node, FIELDS);
        }

        /** Each once, whatever the case, as it was written first. */
        @Nullable
        List<String> tags() {
            JsonNode node = body.get("tags");
            if (node == null || node.isNull()) {
                return null;
            }
            if (!node.isArray() || node.size() > MOST_TAGS) {
                errors.add(new Invalid.Field("tags", "A list of at most " + MOST_TAGS + " tags is needed."));
                return null;
            }
            Map<String, String> tags = new LinkedHashMap<>();
            for (int i = 0; i < node.size(); i++) {
                String tag = text("tags[" + i + "]", node.get(i), LONGEST_TAG);
                if (tag != null) {
                    tags.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag);
                }
            }
            return List.copyOf(tags.values());
        }

        <T> @Nullable T read(String field, Function<JsonNode, T> how, String otherwise) {
            JsonNode node = body.get(field);
            if (node == null || node.isNull()) {
                return null;
            }
            try {
                return how.apply(node);
            } catch (RuntimeException e) {
                errors.add(new Invalid.Field(field, otherwise));
                return null;
            }
        }
    }
}
