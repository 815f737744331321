package io.potik.intake.channel.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.ShopOrder.Line;
import io.potik.intake.channel.Verification;
import io.potik.intake.workspace.Workspace;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WooCommerceChannelUnitTests {

    private static final String ORDER = """
            {"id":727,"number":"727","status":"processing","currency":"UAH","total":"2581.00",
             "date_created":"2026-11-21T12:00:00","date_created_gmt":"2026-11-20T22:00:00",
             "date_modified":"2026-11-21T12:05:00","date_modified_gmt":"2026-11-20T22:05:00",
             "date_paid":"2026-11-21T12:04:00","customer_note":"Без дзвінка","payment_method_title":"Картка",
             "billing":{"first_name":"Марія","last_name":"Бондар","email":"Maria@example.com","phone":"0671112233","country":"UA"},
             "shipping":{"first_name":"Петро","last_name":"Бондар","address_1":"вул. Хрещатик, 1","city":"Київ","phone":"0501112233"},
             "shipping_lines":[{"method_title":"Нова пошта","total":"80.00"}],"fee_lines":[],"refunds":[{"id":1,"total":"-81.00"}],
             "meta_data":[{"key":"_wc_order_attribution_utm_source","value":"facebook"},{"key":"x","value":{"a":1}}],
             "line_items":[{"id":1,"name":"Плед","sku":"PL-2","quantity":2,"price":1250.5,"total":"2501.00"}]}""";

    private final WooCommerceChannel channel =
            new WooCommerceChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")));

    private static ConnectionAccess shop() {
        return Fixtures.connection(Map.of(), Map.of("secret", List.of("newer", "older")));
    }

    private static String signature(String secret, String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private Item read(String body, String... headers) throws NotUnderstood {
        return channel.read(Fixtures.post(body, headers), shop()).getFirst();
    }

    private Item.Order order(String body, String... headers) throws NotUnderstood {
        var item = read(body, headers);
        assertThat(item).isInstanceOf(Item.Order.class);
        return (Item.Order) item;
    }

    @Test
    void verifiesBothSecretsAndNoChangedByte() throws Exception {
        for (var secret : List.of("newer", "older")) {
            var sent = signature(secret, ORDER);
            assertThat(channel.verify(Fixtures.post(ORDER, "X-WC-Webhook-Signature", sent), shop()))
                    .isInstanceOf(Verification.Accepted.class);
            for (int i = 0; i < sent.length(); i++) {
                var changed = sent.substring(0, i) + (char) (sent.charAt(i) + 1) + sent.substring(i + 1);
                assertThat(channel.verify(Fixtures.post(ORDER, "X-WC-Webhook-Signature", changed), shop()))
                        .isInstanceOf(Verification.Refused.class);
            }
            assertThat(channel.verify(Fixtures.post(ORDER + " ", "X-WC-Webhook-Signature", sent), shop()))
                    .isInstanceOf(Verification.Refused.class);
        }
        assertThat(channel.verify(Fixtures.post(ORDER), shop()))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
    }

    @Test
    void thePingOfANewWebhookIsAnsweredThoughNobodySignedIt() {
        assertThat(channel.verify(
                        Fixtures.post("webhook_id=12", "Content-Type", "application/x-www-form-urlencoded"), shop()))
                .isInstanceOfSatisfying(
                        Verification.Answered.class,
                        answered -> assertThat(answered.answer().status()).isEqualTo(200));
        assertThat(channel.verify(Fixtures.post("webhook_id=12&id=5"), shop()))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void readsAnOrder() throws NotUnderstood {
        var item = order(ORDER, "X-WC-Webhook-Topic", "order.created");
        var order = item.order();

        assertThat(item.externalId()).isEqualTo("727:2026-11-20T22:05:00");
        assertThat(item.request().occurredAt()).isEqualTo(Instant.parse("2026-11-20T22:00:00Z"));
        assertThat(item.request().sender().displayName()).isEqualTo("Марія Бондар");
        assertThat(item.request().sender().contactPoints())
                .containsExactly(
                        new ContactPoint("phone", "+380671112233", "0671112233"),
                        new ContactPoint("email", "maria@example.com", "Maria@example.com"));
        assertThat(item.request().text()).contains("№ 727: 2581 UAH", "2 × Плед", "Петро Бондар", "Без дзвінка");
        assertThat(item.request().attribution()).extracting("utmSource").isEqualTo("facebook");
        assertThat(order.revision())
                .isEqualTo(Instant.parse("2026-11-20T22:05:00Z").toEpochMilli());
        assertThat(order.status()).isEqualTo("inProgress");
        assertThat(order.sum()).isEqualByComparingTo("2581");
        assertThat(order.paid()).isEqualByComparingTo("2500");
        assertThat(order.lines())
                .containsExactly(
                        new Line("Плед", "PL-2", new BigDecimal("2"), new BigDecimal("1250.5")),
                        new Line("Нова пошта", null, new BigDecimal("1"), new BigDecimal("80.00")));
    }

    @Test
    void readsTheShortestOrder() throws NotUnderstood {
        var item = order("""
                {"id":456,"status":"processing","currency":"USD","total":"29.99",
                 "billing":{"first_name":"John","last_name":"Doe","email":"john@example.com"},
                 "line_items":[{"id":789,"name":"T-Shirt","quantity":1,"price":29.99}]}""");

        assertThat(item.externalId()).isEqualTo("456");
        assertThat(item.request().occurredAt()).isEqualTo(Fixtures.NOW);
        assertThat(item.request().sender().displayName()).isEqualTo("John Doe");
        assertThat(item.request().sender().contactPoints())
                .containsExactly(new ContactPoint("email", "john@example.com", "john@example.com"));
        assertThat(item.order().currency()).isEqualTo("USD");
        assertThat(item.order().sum()).isEqualByComparingTo("29.99");
        assertThat(item.order().paid()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "pending,new",
        "on-hold,new",
        "processing,inProgress",
        "wc-completed,done",
        "cancelled,cancelled",
        "failed,cancelled",
        "refunded,cancelled",
        "trash,cancelled",
        "packed-by-hand,inProgress"
    })
    void readsHowFarItIs(String said, String status) throws NotUnderstood {
        var order = order("{\"id\":1,\"total\":\"1\",\"status\":\"" + said + "\",\"date_paid\":null}")
                .order();

        assertThat(order.status()).isEqualTo(status);
        assertThat(order.paid()).isEqualByComparingTo("0");
    }

    @Test
    void aChangeHappenedWhenItWasChanged() throws NotUnderstood {
        var request = order(ORDER, "X-WC-Webhook-Topic", "order.updated").request();

        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T22:05:00Z"));
        assertThat(request.edited()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"customer.created,customer", "product.updated,product", "order.deleted,order", "action.x,action"})
    void whatIsNoOrderIsIgnored(String topic, String kind) throws NotUnderstood {
        var item = read("{\"id\":727}", "X-WC-Webhook-Topic", topic, "X-WC-Webhook-Delivery-ID", "abc");

        assertThat(item).isInstanceOf(Item.Ignored.class);
        assertThat(item.kind()).isEqualTo(kind);
        assertThat(item.externalId()).isEqualTo("delivery:abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"x\"", "{\"id\":1,\"status\":[],\"total\":{}}"})
    void whatCannotBeReadNeverThrows(String body) throws NotUnderstood {
        assertThat(read(body)).isNotInstanceOf(Item.Order.class);
        assertThat(read(body, "X-WC-Webhook-Topic", "order.created")).isInstanceOf(Item.Unreadable.class);
    }
}
