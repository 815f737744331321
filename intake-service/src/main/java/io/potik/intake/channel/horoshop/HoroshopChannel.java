package io.potik.intake.channel.horoshop;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.shop.ShopJson;
import io.potik.intake.channel.shop.ShopTimes;
import io.potik.intake.workspace.Workspace;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A Horoshop store: it delivers by PUT and does not sign. The address is the secret; a token in it, if the connection has
 * one, is a second.
 */
@Component
class HoroshopChannel implements Channel {

    static final String TOKEN = "token";
    private static final int LONG = 300;

    private final Phones phones;
    private final Workspace workspace;

    HoroshopChannel(Phones phones, Workspace workspace) {
        this.phones = phones;
        this.workspace = workspace;
    }

    @Override
    public String provider() {
        return "horoshop";
    }

    @Override
    public ProviderDescription description() {
        return HoroshopSetup.DESCRIPTION;
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("PUT") && !delivery.method().equals("POST")) {
            return Verification.onlyBy("PUT, POST");
        }
        var tokens = connection.valid(TOKEN);
        return tokens.isEmpty() || Secrets.isOneOf(parameter(delivery, "token"), tokens)
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401,
                        "A delivery came without the token: the address that was subscribed has to end in ?token=….");
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var body = DeliveryJson.read(delivery.body());
        var said = ShopJson.first(
                ShopJson.text(body.path("event"), 60),
                ShopJson.text(body.path("hook"), 60),
                parameter(delivery, "event"));
        var times = new ShopTimes(delivery.receivedAt(), workspace.timeZone());
        var items = new ArrayList<Item>();
        for (var thing : things(body)) {
            items.add(item(said, thing, times));
        }
        return items;
    }

    private Item item(@Nullable String event, JsonNode thing, ShopTimes times) {
        var order = new HoroshopOrder(thing, phones, times);
        if (order.isOrder()) {
            return order.item("order_created".equals(event));
        }
        var callback = new HoroshopCallback(thing, phones, times);
        if (event == null || event.equals("request_call_me") || event.equals("order_created")) {
            return callback.item();
        }
        return new Item.Ignored(
                event + ":" + HoroshopOrder.fingerprint(thing),
                HoroshopOrder.SAME_FOR,
                event.replaceAll("_.*", ""),
                "No order and no request: " + event.replaceAll("[^A-Za-z_]", ""));
    }

    /** What it is about: the body itself, or what stands in it alone or as a list. */
    private static List<JsonNode> things(JsonNode body) {
        var inner = Stream.of(
                        body.path("response").path("orders"),
                        body.path("data").path("orders"),
                        body.path("orders"),
                        body.path("order"),
                        body.path("data"))
                .filter(node -> !node.isEmpty())
                .findFirst()
                .orElse(body);
        return inner.isArray() && !inner.isEmpty() ? ShopJson.elements(inner) : List.of(inner);
    }

    private static @Nullable String parameter(RawDelivery delivery, String name) {
        var query = delivery.query();
        for (var pair : (query == null ? "" : query).split("&")) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException asItIs) {
                    return pair.substring(name.length() + 1);
                }
            }
        }
        return null;
    }

    /** The text of a field, or of the first language in which it is written. */
    static @Nullable String text(JsonNode node) {
        if (node.isObject()) {
            return Stream.of("title", "uk", "ua", "ru", "en")
                    .map(node::path)
                    .map(HoroshopChannel::text)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return ShopJson.text(node, LONG);
    }
}
