package io.potik.intake.channel.horoshop;

import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Words;
import io.potik.intake.channel.shop.Buyer;
import io.potik.intake.channel.shop.ShopJson;
import io.potik.intake.channel.shop.ShopTimes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody asks to be called, or orders by one click with nothing but a phone number. */
final class HoroshopCallback {

    private static final Duration SAME_FIELDS = Duration.ofMinutes(10);
    private static final Pattern PHONE = Pattern.compile("phone|telephone|tel|mobile|user_phone|delivery_phone");
    private static final Pattern EMAIL = Pattern.compile("e?_?mail|user_email|delivery_email");
    private static final Pattern NAME = Pattern.compile("name|fio|user_name|client_name|title|delivery_name");
    private static final Pattern WORDS = Pattern.compile("comment|message|text|question|product|product_title|article");
    private static final Pattern NOT_KEPT = Pattern.compile("(?i).*(token|password|cookie|secret).*");
    private static final int MOST_FIELDS = 100;
    private static final int LONGEST = 2000;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final JsonNode callback;
    private final Phones phones;
    private final ShopTimes times;

    HoroshopCallback(JsonNode callback, Phones phones, ShopTimes times) {
        this.callback = callback;
        this.phones = phones;
        this.times = times;
        callback.properties().forEach(field -> {
            var value = field.getValue().isObject()
                    ? HoroshopChannel.text(field.getValue())
                    : ShopJson.text(field.getValue(), LONGEST);
            if (value != null
                    && fields.size() < MOST_FIELDS
                    && !NOT_KEPT.matcher(field.getKey()).matches()) {
                fields.put(Words.storable(field.getKey()), value);
            }
        });
    }

    Item item() {
        var id = ShopJson.id(callback.path("id"));
        var externalId = id == null ? HoroshopOrder.fingerprint(callback) : "request_call_me:" + id;
        var sameFor = id == null ? SAME_FIELDS : Item.FOR_EVER;
        var buyer = new Buyer(phones);
        buyer.name(value(NAME));
        buyer.phone(value(PHONE), null);
        buyer.email(value(EMAIL));
        if (buyer.isUnreachable()) {
            return new Item.Unreadable(
                    externalId,
                    sameFor,
                    "unknown",
                    "Neither an order nor a phone number or an e-mail address that can be used.");
        }
        return new Item.Request(
                externalId,
                sameFor,
                new InboundRequest(
                        "shop",
                        "form",
                        externalId,
                        times.firstOrReceived(
                                times.read(callback.path("created_at")),
                                times.read(callback.path("stat_created")),
                                times.read(callback.path("date"))),
                        buyer.sender(),
                        text(),
                        List.of(),
                        null,
                        null,
                        fields,
                        null,
                        null,
                        false));
    }

    private @Nullable String text() {
        return Words.clean(
                fields.entrySet().stream()
                        .filter(field -> named(WORDS, field.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining("\n")),
                LONGEST);
    }

    private @Nullable String value(Pattern name) {
        return fields.entrySet().stream()
                .filter(field -> named(name, field.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static boolean named(Pattern name, String field) {
        return name.matcher(field.toLowerCase(Locale.ROOT)).matches();
    }
}
