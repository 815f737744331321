package io.potik.intake.channel.woocommerce;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A WooCommerce shop: one resource a delivery, its topic in a header, signed over the bytes of the body. */
@Component
class WooCommerceChannel implements Channel {

    static final String SECRET = "secret";
    private static final String SIGNATURE = "X-WC-Webhook-Signature";
    private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,20}\\s*");
    private static final int LONGEST_PING = 40;

    private final Phones phones;
    private final Workspace workspace;

    WooCommerceChannel(Phones phones, Workspace workspace) {
        this.phones = phones;
        this.workspace = workspace;
    }

    @Override
    public String provider() {
        return "woocommerce";
    }

    @Override
    public ProviderDescription description() {
        return WooCommerceSetup.DESCRIPTION;
    }

    /** The ping with which a new webhook tries its address is a form and not signed; nothing comes of it. */
    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        if (isPing(delivery.body())) {
            return new Verification.Answered(HookAnswer.OK);
        }
        var sent = delivery.header(SIGNATURE);
        if (sent == null) {
            return new Verification.Refused(401, "A delivery came without WooCommerce's signature.");
        }
        return BodySignature.isOf(delivery.body(), sent, connection.valid(SECRET))
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401, "A delivery was signed with another secret: each webhook of the shop needs this one.");
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var body = DeliveryJson.read(delivery.body());
        var topic = topic(delivery);
        boolean whole = looksLikeAnOrder(body);
        if (topic == null ? whole : topic.startsWith("order.") && (whole || !topic.equals("order.deleted"))) {
            return List.of(new WooCommerceOrder(body, delivery, phones, workspace.timeZone()).item(topic));
        }
        return List.of(new Item.Ignored(id(topic, body, delivery), Item.FOR_EVER, kind(topic), why(topic)));
    }

    private static boolean isPing(byte[] body) {
        return body.length <= LONGEST_PING
                && PING.matcher(new String(body, StandardCharsets.ISO_8859_1)).matches();
    }

    /** A deleted order comes as its id alone. */
    private static boolean looksLikeAnOrder(JsonNode body) {
        return body.hasNonNull("id") && (body.has("total") || body.has("line_items")) && body.has("status");
    }

    private static String id(@Nullable String topic, JsonNode body, RawDelivery delivery) {
        var sent = delivery.header("X-WC-Webhook-Delivery-ID");
        if (sent != null && !sent.isBlank()) {
            return "delivery:" + sent.strip();
        }
        var thing = ShopJson.id(body.path("id"));
        var changed = ShopJson.text(body.path("date_modified"), 60);
        return (topic == null ? "" : topic + ":")
                + (thing != null && changed != null
                        ? thing + ":" + changed
                        : "sha256:" + Secrets.fingerprint(delivery.body()));
    }

    private static @Nullable String topic(RawDelivery delivery) {
        var said = delivery.header("X-WC-Webhook-Topic");
        return said == null || said.isBlank()
                ? null
                : said.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z_.]", "");
    }

    private static String kind(@Nullable String topic) {
        return topic == null ? "unknown" : topic.replaceAll("\\..*", "");
    }

    private static String why(@Nullable String topic) {
        if (topic == null) {
            return "Neither a topic nor an order";
        }
        return topic.equals("order.deleted")
                ? "The order was deleted in the shop; here it stays as it is"
                : "No order: " + topic;
    }
}
