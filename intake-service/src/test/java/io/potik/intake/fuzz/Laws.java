package io.potik.intake.fuzz;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.Words;
import io.potik.intake.receipt.NewDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What must hold whatever is sent to a room. A broken law is an {@link AssertionError}. */
final class Laws {

    private static final Pattern KIND = Pattern.compile("[a-z][A-Za-z0-9]{0,79}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{4,14}");
    private static final Set<String> REQUESTS =
            Set.of("message", "comment", "reaction", "follow", "form", "email", "call", "order");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int BASE = 300_000;
    private static final int TIMES_THE_INPUT = 60;
    private static final int LONGEST_ID = 200;

    private final Rooms rooms;

    Laws(Rooms rooms) {
        this.rooms = rooms;
    }

    void hold(FuzzCase given) {
        if (given.room().equals("phones")) {
            holdForPhones(given);
            return;
        }
        var room = rooms.of(given.room());
        var access = given.body().length % 2 == 0 ? room.filled() : room.bare();
        var raw = given.delivery();
        verification(room.channel().verify(raw, access));
        answer(room.channel().answer(raw, access), raw);
        var once = items(room.channel(), raw, access);
        var twice = items(room.channel(), raw, access);
        same(once, twice);
        stored(rooms.read().read(room.channel(), access, raw), raw, once == null);
    }

    private void holdForPhones(FuzzCase given) {
        var text = new String(given.body(), StandardCharsets.UTF_8);
        text.lines()
                .limit(100)
                .forEach(line -> rooms.phones().contactPoint(line).ifPresent(Laws::contactPoint));
        rooms.phones().contactPoint(text, given.method()).ifPresent(Laws::contactPoint);
    }

    private static void verification(Verification verification) {
        switch (verification) {
            case Verification.Accepted accepted -> {}
            case Verification.Answered answered -> answer(answered.answer(), null);
            case Verification.Refused refused -> {
                law(refused.status() >= 400 && refused.status() < 500, "a refusal is 4xx");
                law(
                        !refused.reason().isBlank() && refused.reason().indexOf('"') < 0,
                        "a refusal says why, fit for JSON");
                headers(refused.headers());
            }
            case Verification.Late late -> law(late.status() >= 400 && late.status() < 500, "a late one is 4xx");
        }
    }

    private static void answer(HookAnswer answer, @Nullable RawDelivery raw) {
        law(answer.status() >= 200 && answer.status() < 500, "an answer is 2xx to 4xx");
        headers(answer.headers());
        law(answer.contentType() == null || fitForAHeader(answer.contentType()), "a content type in one line");
        if (raw != null) {
            law(
                    answer.body().length <= 10_000 + 2 * raw.body().length,
                    "an answer is not much longer than the question");
        }
    }

    private static void headers(java.util.Map<String, String> headers) {
        headers.forEach((name, value) -> law(fitForAHeader(name) && fitForAHeader(value), "a header in one line"));
    }

    private static boolean fitForAHeader(String text) {
        return text.chars().noneMatch(c -> c < ' ' || c == 127);
    }

    /** Null when it was not understood. */
    private static @Nullable List<Item> items(Channel channel, RawDelivery raw, ConnectionAccess access) {
        try {
            var items = channel.read(raw, access);
            law(!items.isEmpty(), "at least one item");
            items.forEach(Laws::item);
            return items;
        } catch (NotUnderstood e) {
            law(!e.reason().isBlank(), "why it was not understood");
            return null;
        }
    }

    private static void same(@Nullable List<Item> once, @Nullable List<Item> twice) {
        law((once == null) == (twice == null), "the same bytes are understood or not");
        if (once != null && twice != null) {
            law(ids(once).equals(ids(twice)), "the same bytes have the same ids");
        }
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(item -> item.kind() + " " + item.externalId()).toList();
    }

    private static void item(Item item) {
        law(Words.clean(item.externalId(), LONGEST_ID) != null, "an external id that is not blank");
        law(KIND.matcher(item.kind()).matches(), "a kind in camel case: " + item.kind());
        law(!item.sameFor().isNegative(), "a time that has not passed before it begins");
        switch (item) {
            case Item.Request request -> request(request.request());
            case Item.Activity activity -> request(activity.request());
            case Item.Order order -> {
                request(order.request());
                law(!order.order().shopOrderId().isBlank(), "an order has an id");
            }
            case Item.Retraction retraction ->
                law(
                        !retraction.messageKey().isBlank()
                                && !retraction.account().isBlank(),
                        "what is taken back has a name");
            case Item.AnswerNews news -> law(!news.state().isBlank(), "news have a state");
            case Item.Unreadable unreadable -> law(!unreadable.reason().isBlank(), "why it is not readable");
            case Item.Ignored ignored -> {}
            case Item.Reference reference -> {}
        }
    }

    private static void request(InboundRequest request) {
        law(REQUESTS.contains(request.kind()), "a kind of request: " + request.kind());
        law(!request.channel().isBlank() && !request.externalId().isBlank(), "a channel and an id");
        law(!request.account().isBlank(), "an account to keep in order");
        law(!request.occurredAt().isBefore(FIRST) && !request.occurredAt().isAfter(LAST), "a time that can be stored");
        law(request.messageKey() == null || !request.messageKey().isBlank(), "a message key that is not blank");
        law(
                request.text() == null || request.text().equals(Words.storable(request.text())),
                "a text that can be stored");
        request.sender().contactPoints().forEach(Laws::contactPoint);
    }

    private static void contactPoint(ContactPoint point) {
        law(!point.value().isBlank() && !point.kind().isBlank(), "a contact point that is not blank");
        law(point.value().equals(Words.storable(point.value())), "a contact point that can be stored");
        if (point.kind().equals("phone")) {
            law(PHONE.matcher(point.value()).matches(), "a phone in E.164: " + point.value());
        }
        if (point.kind().equals("email")) {
            law(point.value().indexOf('@') > 0, "an address with an at sign");
            law(point.value().equals(point.value().toLowerCase(Locale.ROOT)), "an address in lower case");
        }
    }

    private static void stored(NewDelivery delivery, RawDelivery raw, boolean notUnderstood) {
        long size = 0;
        for (var receipt : delivery.receipts()) {
            var detail = receipt.detail();
            law(detail == null || !detail.startsWith("The reader failed"), "no reader fails");
            law(
                    !receipt.externalId().isBlank() && receipt.externalId().length() <= LONGEST_ID,
                    "an external id that can be stored");
            law(receipt.externalId().equals(Words.storable(receipt.externalId())), "an external id without NUL");
            law(detail == null || detail.equals(Words.storable(detail)), "a detail without NUL");
            var message = receipt.message();
            if (message != null) {
                JsonMapper.shared().readTree(message.payload());
                size += message.payload().length;
                law(message.key().equals(Words.storable(message.key())), "a key without NUL");
            }
        }
        law(!notUnderstood || delivery.receipts().size() == 1, "what is not understood is one receipt");
        law(size <= BASE + (long) TIMES_THE_INPUT * raw.body().length, "what is sent on is bounded: " + size);
    }

    private static void law(boolean holds, String law) {
        if (!holds) {
            throw new AssertionError(law);
        }
    }
}
