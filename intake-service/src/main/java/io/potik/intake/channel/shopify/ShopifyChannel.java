package io.potik.intake.channel.shopify;

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
import io.potik.intake.channel.shop.BodySignature;
import io.potik.intake.channel.shop.ShopJson;
import io.potik.intake.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A Shopify store: one order a delivery, its topic in a header, signed over the bytes of the body. */
@Component
class ShopifyChannel implements Channel {

    static final String CLIENT_SECRET = "clientSecret";
    private static final String SIGNATURE = "X-Shopify-Hmac-Sha256";

    /** The order as a whole comes with these; {@code orders/edited} and {@code orders/delete} bring only parts of it. */
    private static final Set<String> WHOLE_ORDERS = Set.of(
            "orders/create",
            "orders/updated",
            "orders/paid",
            "orders/cancelled",
            "orders/fulfilled",
            "orders/partially_fulfilled");

    private final Phones phones;
    private final Workspace workspace;

    ShopifyChannel(Phones phones, Workspace workspace) {
        this.phones = phones;
        this.workspace = workspace;
    }

    @Override
    public String provider() {
        return "shopify";
    }

    @Override
    public ProviderDescription description() {
        return ShopifySetup.DESCRIPTION;
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        var sent = delivery.header(SIGNATURE);
        if (sent == null) {
            return new Verification.Refused(401, "A delivery came without Shopify's signature.");
        }
        return BodySignature.isOf(delivery.body(), sent, connection.valid(CLIENT_SECRET))
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401,
                        "A delivery was signed with another secret. Webhooks made in the admin have their own secret,"
                                + " which is shown below their list.");
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var body = DeliveryJson.read(delivery.body());
        var order = body.path("order").isObject() ? body.path("order") : body;
        var topic = topic(delivery);
        if (topic == null ? looksLikeAnOrder(order) : WHOLE_ORDERS.contains(topic)) {
            return List.of(new ShopifyOrder(order, delivery, phones, workspace.timeZone()).item(topic));
        }
        return List.of(new Item.Ignored(id(topic, body, delivery), Item.FOR_EVER, kind(topic), why(topic)));
    }

    /**
     * The topic stands before the id: one action in the shop may cause deliveries of several topics under one event, and
     * what is ignored here must not pass for the order.
     */
    private static String id(@Nullable String topic, JsonNode body, RawDelivery delivery) {
        var event = ShopifyOrder.eventId(delivery);
        var thing = ShopJson.id(body.path("id"));
        var changed = ShopJson.text(body.path("updated_at"), 60);
        var id = event != null
                ? event
                : thing != null && changed != null
                        ? thing + ":" + changed
                        : "sha256:" + Secrets.fingerprint(delivery.body());
        return (topic == null ? "" : topic + ":") + id;
    }

    private static boolean looksLikeAnOrder(JsonNode order) {
        boolean another = order.has("abandoned_checkout_url") || order.has("invoice_url"); // a checkout, a draft
        return order.hasNonNull("id") && !another && (order.has("total_price") || order.has("financial_status"));
    }

    private static @Nullable String topic(RawDelivery delivery) {
        var said = delivery.header("X-Shopify-Topic");
        return said == null || said.isBlank()
                ? null
                : said.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z_/]", "");
    }

    private static String kind(@Nullable String topic) {
        if (topic == null) {
            return "unknown";
        }
        return topic.equals("refunds/create") ? "refund" : topic.replaceAll("/.*", "");
    }

    private static String why(@Nullable String topic) {
        if (topic == null) {
            return "Neither a topic nor an order";
        }
        return switch (topic) {
            case "refunds/create" -> "A refund; the order as it is after it comes with orders/updated";
            case "orders/delete" -> "The order was deleted in the shop; here it stays as it is";
            case "app/uninstalled" -> "The app was removed from the shop: nothing will come any more";
            case "customers/data_request", "customers/redact", "shop/redact" ->
                "A request about personal data, which somebody has to carry out: " + topic;
            default -> "No order: " + topic;
        };
    }
}
