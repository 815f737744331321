package io.potik.intake.channel.typeform;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Words;
import io.potik.intake.channel.fields.FilledForm;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One event of Typeform's webhook, and the response in it. */
final class TypeformEvent {

    private static final Instant FIRST_TYPEFORM = Instant.parse("2012-01-01T00:00:00Z");
    private static final String TEST_ADDRESS = "an_account@example.com";
    private static final int LONGEST_ID = 200;

    private final JsonNode response;
    private final Instant receivedAt;
    private final Phones phones;
    private final String id;
    private final boolean partial;

    TypeformEvent(JsonNode event, Instant receivedAt, Phones phones) throws NotUnderstood {
        this.response = event.path("form_response");
        this.receivedAt = receivedAt;
        this.phones = phones;
        this.partial = event.path("event_type").asString("").contains("partial");
        var given = id(event.path("event_id"));
        var token = given == null ? id(response.path("token")) : given;
        if (token == null) {
            throw new NotUnderstood("This is no event of Typeform: it has no event_id.");
        }
        this.id = token;
    }

    Item item() throws NotUnderstood {
        if (!response.isObject()) {
            return new Item.Ignored(id, Item.FOR_EVER, "ping", "An event of Typeform without a response");
        }
        var answers = new TypeformAnswers(response);
        if (answers.emails().contains(TEST_ADDRESS)) {
            return new Item.Ignored(id, Item.FOR_EVER, "test", "Typeform's test request");
        }
        if (answers.fields().isEmpty()) {
            return partial ? begun() : unreadable("There are no answers in it.");
        }
        var form = new FilledForm(
                answers.fields(),
                answers.hints(),
                phones,
                Words.clean(response.path("metadata").path("referer").asString(null), 2000));
        var sender = form.sender();
        if (sender.contactPoints().isEmpty()) {
            return partial
                    ? begun()
                    : unreadable("No phone number and no e-mail address that can be used: nobody could be answered.");
        }
        var token = id(response.path("token"));
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
                        answers.files(),
                        null,
                        null,
                        form.kept(),
                        form.attribution(),
                        token,
                        false));
    }

    /** Nobody can be answered yet, and the whole response may still come. */
    private Item begun() {
        return new Item.Ignored(id, Item.FOR_EVER, "partial", "A form that somebody began to fill in");
    }

    private Item unreadable(String reason) {
        return new Item.Unreadable(id, Item.FOR_EVER, "form", reason);
    }

    private Instant time() {
        for (var field : List.of("submitted_at", "landed_at")) {
            var given = response.path(field).asString("").replace(" ", "");
            try {
                var at = OffsetDateTime.parse(given).toInstant();
                if (at.isAfter(FIRST_TYPEFORM) && at.isBefore(receivedAt.plus(Duration.ofDays(1)))) {
                    return at;
                }
            } catch (DateTimeParseException noTime) {
                // The next one may be better.
            }
        }
        return receivedAt;
    }

    private static @Nullable String id(JsonNode node) {
        return node.isIntegralNumber()
                ? node.bigIntegerValue().toString()
                : Words.clean(node.asString(null), LONGEST_ID);
    }
}
