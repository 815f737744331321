package io.potik.intake.channel.typeform;

import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Words;
import io.potik.intake.channel.fields.FieldHints;
import io.potik.intake.channel.fields.FormFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answers of a response, each under its question as the form put it, and the hidden fields after them. */
final class TypeformAnswers {

    private static final int LONGEST_QUESTION = 200;

    private final Map<String, String> questions = new HashMap<>();
    private final FormFields fields = new FormFields();
    private final List<Attachment> files = new ArrayList<>();
    private final List<String> emails = new ArrayList<>();
    private @Nullable String emailField;
    private @Nullable String phoneField;
    private @Nullable String messageField;

    TypeformAnswers(JsonNode response) throws NotUnderstood {
        learn(response.path("definition").path("fields"));
        for (var answer : response.path("answers")) {
            add(answer);
        }
        for (var hidden : response.path("hidden").properties()) {
            fields.add(hidden.getKey(), scalar(hidden.getValue()));
        }
    }

    FormFields fields() {
        return fields;
    }

    List<Attachment> files() {
        return files;
    }

    /** Answers to questions for an address, in lower case. */
    List<String> emails() {
        return emails;
    }

    /** Typeform knows what an address, a phone number and a long text are; the rest is found out. */
    FieldHints hints() {
        return new FieldHints(null, phoneField, emailField, messageField);
    }

    /** Groups hold questions of their own. */
    private void learn(JsonNode definitions) {
        for (var field : definitions) {
            var title = Words.clean(field.path("title").asString(null), LONGEST_QUESTION);
            var id = field.path("id").asString(null);
            if (title != null && id != null) {
                questions.put(id, title);
            }
            learn(field.path("properties").path("fields"));
        }
    }

    private void add(JsonNode answer) throws NotUnderstood {
        var question = question(answer);
        var type = answer.path("type").asString("");
        var value = value(answer, type);
        if (value.isBlank()) {
            return;
        }
        fields.add(question, value);
        switch (type) {
            case "email" -> {
                emailField = emailField == null ? question : emailField;
                emails.add(value.strip().toLowerCase(Locale.ROOT));
            }
            case "phone_number" -> phoneField = phoneField == null ? question : phoneField;
            case "file_url" -> files.add(new Attachment("file", null, Words.clean(value, 2000), null));
            default -> {
                if (answer.path("field").path("type").asString("").equals("long_text")) {
                    messageField = messageField == null ? question : messageField;
                }
            }
        }
    }

    private String question(JsonNode answer) {
        var field = answer.path("field");
        var known = questions.get(field.path("id").asString(""));
        return Stream.of(
                        known,
                        field.path("title").asString(null),
                        field.path("ref").asString(null),
                        field.path("id").asString(null),
                        answer.path("type").asString(null))
                .map(name -> Words.clean(name, LONGEST_QUESTION))
                .filter(name -> name != null)
                .findFirst()
                .orElse("answer");
    }

    private static String value(JsonNode answer, String type) {
        var value = answer.path(type);
        return switch (type) {
            case "choice" -> choice(value);
            case "choices" -> choices(value);
            // Of a payment the sum is enough: the rest is the card's.
            case "payment" -> scalar(value.path("amount"));
            case "boolean" -> value.isMissingNode() ? "" : value.asBoolean(false) ? "yes" : "no";
            default -> value.isContainer() ? parts(value) : scalar(value);
        };
    }

    private static String choice(JsonNode choice) {
        var label = scalar(choice.path("label"));
        return label.isEmpty() ? scalar(choice.path("other")) : label;
    }

    private static String choices(JsonNode choices) {
        var chosen = new ArrayList<String>();
        for (var label : choices.path("labels")) {
            chosen.add(scalar(label));
        }
        chosen.add(scalar(choices.path("other")));
        return String.join(
                ", ", chosen.stream().filter(label -> !label.isBlank()).toList());
    }

    /** A kind of answer that is not known here: whatever can be read of it. */
    private static String parts(JsonNode value) {
        return String.join(
                ", ",
                value.valueStream()
                        .filter(JsonNode::isValueNode)
                        .map(TypeformAnswers::scalar)
                        .filter(part -> !part.isBlank())
                        .toList());
    }

    private static String scalar(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }
}
