package io.potik.intake.support;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.AskingChannel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.ShopOrder;
import io.potik.intake.channel.Takes;
import io.potik.intake.channel.Verification;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A provider of the tests, which has everything that a provider can have. A delivery is a JSON list of things; each says by
 * {@code is} what it is.
 */
@Component
public class ScriptChannel implements AskingChannel {

    private static final Localized HELP = new Localized("For tests.", "Для тестів.", "Для тестов.");

    /** What is found when it asks, by external id, one after the other; the last one stays. */
    public static final Map<String, Queue<Found>> FOUND = new ConcurrentHashMap<>();

    /** What sending does, by connection. */
    public static final Map<UUID, Function<AnswerToSend, SendResult>> SENDING = new ConcurrentHashMap<>();

    /** What was asked for, in order. */
    public static final Queue<Item.Reference> ASKED = new ConcurrentLinkedQueue<>();

    @Override
    public String provider() {
        return "script";
    }

    @Override
    public ProviderDescription description() {
        return new ProviderDescription(
                "telegram",
                "Script",
                true,
                true,
                List.of(new Field("note", false, "text", HELP)),
                List.of(),
                List.of(HELP));
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return Verification.ACCEPTED;
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        if (new String(delivery.body(), java.nio.charset.StandardCharsets.UTF_8).equals("unclear")
                && !"clear".equals(connection.settings().text("note"))) {
            throw new NotUnderstood("It is unclear.");
        }
        return items(delivery);
    }

    /** The things in a delivery. */
    static List<Item> items(RawDelivery delivery) throws NotUnderstood {
        var items = new ArrayList<Item>();
        var body = new String(delivery.body(), java.nio.charset.StandardCharsets.UTF_8);
        if (body.equals("unclear")) {
            items.add(new Item.Request("unclear", Item.FOR_EVER, request("unclear", "1", "clear now", null, null)));
            return items;
        }
        for (var one : DeliveryJson.read(delivery.body())) {
            items.add(item(one));
        }
        return items;
    }

    private static Item item(JsonNode one) {
        var id = one.path("id").asString();
        var from = one.path("from").asString("7");
        var text = one.path("text").asString("words");
        var key = one.path("key").asString(id);
        return switch (one.path("is").asString()) {
            case "request" -> new Item.Request(id, Item.FOR_EVER, request(id, from, text, key, null));
            case "call" ->
                new Item.Activity(
                        id,
                        Item.FOR_EVER,
                        "outgoing",
                        request(id, from, null, key, new InboundRequest.Call("out", true, 60, null)));
            case "order" ->
                new Item.Order(
                        id,
                        Item.FOR_EVER,
                        said("order", id, from, text, key, null),
                        order(one.path("order").asString(), one.path("sum").decimalValue()));
            case "retraction" -> new Item.Retraction(id, Item.FOR_EVER, "unsend", from, key);
            case "news" ->
                new Item.AnswerNews(
                        id,
                        Item.FOR_EVER,
                        "status",
                        one.path("message").isMissingNode()
                                ? List.of()
                                : List.of(one.path("message").asString()),
                        one.path("conversation").asString(null),
                        one.path("upTo").isMissingNode()
                                ? null
                                : Instant.parse(one.path("upTo").asString()),
                        one.path("state").asString(),
                        one.path("reason").asString(null));
            case "reference" -> new Item.Reference(id, Item.FOR_EVER, "leadgen", Map.of("leadgenId", id));
            case "unreadable" ->
                new Item.Unreadable(id, Item.FOR_EVER, "odd", one.path("why").asString());
            default -> new Item.Ignored(id, Item.FOR_EVER, "nothing", "nothing");
        };
    }

    /** Somebody says something. */
    public static InboundRequest request(
            String id, String from, @Nullable String text, @Nullable String key, InboundRequest.@Nullable Call call) {
        return said(call == null ? "message" : "call", id, from, text, key, call);
    }

    private static InboundRequest said(
            String kind,
            String id,
            String from,
            @Nullable String text,
            @Nullable String key,
            InboundRequest.@Nullable Call call) {
        return new InboundRequest(
                "telegram",
                kind,
                id,
                Instant.parse("2026-11-20T10:00:00Z"),
                new InboundRequest.Sender("Olena", List.of(new InboundRequest.ContactPoint("telegram", from, from))),
                text,
                List.of(),
                from,
                call,
                null,
                null,
                key,
                false);
    }

    private static ShopOrder order(String id, BigDecimal sum) {
        return new ShopOrder(
                id,
                "N" + id,
                1,
                Instant.parse("2026-11-20T10:00:00Z"),
                "new",
                "UAH",
                List.of(new ShopOrder.Line("Plaid", null, BigDecimal.ONE, sum)),
                sum,
                null,
                null);
    }

    @Override
    public Found ask(Item.Reference reference, ConnectionAccess connection) {
        ASKED.add(reference);
        var found = FOUND.get(reference.externalId());
        if (found == null) {
            throw new IllegalStateException("https://secret.example.com?token=secret");
        }
        var next = found.size() > 1 ? found.poll() : found.peek();
        return next == null ? new Found.Later(Duration.ofMillis(10), "Nothing yet.") : next;
    }

    @Override
    public Takes takes() {
        return new Takes(1000, 3, List.of(Takes.Kind.of("image/*", 1), Takes.Kind.of("application/pdf", 25)));
    }

    @Override
    public boolean fetchesFiles() {
        return true;
    }

    @Override
    public SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        return SENDING.getOrDefault(connection.id(), any -> new SendResult.Sent("sent-" + answer.messageId()))
                .apply(answer);
    }
}
