package io.potik.intake.channel.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.ShopOrder.Line;
import io.potik.intake.channel.Verification;
import io.potik.intake.workspace.Workspace;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyChannelUnitTests {

    private static final String BODY = "{\"foo\": \"bar\"}";
    private static final String SIGNATURE = "B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=";

    private static final String ORDER = """
            {"id":6123456789012345678,"name":"#1027","order_number":1027,"currency":"UAH","total_price":"2581.00",
             "created_at":"2026-11-21T11:00:00+02:00","updated_at":"2026-11-21T11:30:00+02:00","note":"Подзвоніть",
             "financial_status":"pending","fulfillment_status":null,"cancelled_at":null,"closed_at":null,
             "email":"Maria@Example.com","phone":null,
             "landing_site":"/plaid?utm_source=google&utm_campaign=%D0%BE%D1%81%D1%96%D0%BD%D1%8C","referring_site":"https://www.google.com/",
             "customer":{"first_name":"Марія","last_name":"Бондар","email":"maria@example.com","phone":null},
             "billing_address":{"name":"Марія Бондар","phone":"067 111 22 33","country_code":"UA"},
             "shipping_address":{"name":"Петро Бондар","phone":"+380501112233","city":"Київ","address1":"вул. Хрещатик, 1"},
             "shipping_lines":[{"title":"Нова пошта","price":"80.00"}],
             "line_items":[{"name":"Плед вовняний - синій","sku":"PL-2","quantity":2,"price":"1250.50"}]}""";

    private final ShopifyChannel channel =
            new ShopifyChannel(Fixtures.phones(), new Workspace("UA", ZoneId.of("Europe/Kyiv")));

    private static ConnectionAccess shop() {
        return Fixtures.connection(Map.of(), Map.of("clientSecret", List.of("test_secret_key", "older")));
    }

    private static RawDelivery signed(String body, String signature) {
        return Fixtures.post(body, "X-Shopify-Hmac-Sha256", signature, "X-Shopify-Topic", "orders/create");
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
    void verifiesThePublishedVectorAndNoneWithAChangedByte() {
        assertThat(channel.verify(signed(BODY, SIGNATURE), shop())).isInstanceOf(Verification.Accepted.class);
        assertThat(channel.verify(signed("{\"foo\":\"bar\"}", SIGNATURE), shop()))
                .isInstanceOf(Verification.Refused.class);
        for (int i = 0; i < SIGNATURE.length(); i++) {
            var changed = SIGNATURE.substring(0, i) + (char) (SIGNATURE.charAt(i) + 1) + SIGNATURE.substring(i + 1);
            assertThat(channel.verify(signed(BODY, changed), shop())).isInstanceOf(Verification.Refused.class);
        }
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            var changed = body.clone();
            changed[i] = (byte) (changed[i] ^ 1);
            var delivery = Fixtures.delivery("POST", null, changed, "X-Shopify-Hmac-Sha256", SIGNATURE);
            assertThat(channel.verify(delivery, shop())).isInstanceOf(Verification.Refused.class);
        }
    }

    @Test
    void refusesWithoutASignatureAndByAnotherVerb() {
        assertThat(channel.verify(Fixtures.post(BODY), shop()))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), shop()))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(405));
    }

    @Test
    void readsAnOrder() throws NotUnderstood {
        var item = order(
                ORDER,
                "X-Shopify-Topic",
                "orders/create",
                "X-Shopify-Event-Id",
                "ev-1",
                "X-Shopify-Webhook-Id",
                "wh-1");
        var request = item.request();
        var order = item.order();

        assertThat(item.externalId()).isEqualTo("ev-1");
        assertThat(item.kind()).isEqualTo("order");
        assertThat(request.channel()).isEqualTo("shop");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(request.messageKey()).isEqualTo("6123456789012345678");
        assertThat(request.edited()).isFalse();
        assertThat(request.sender().displayName()).isEqualTo("Марія Бондар");
        assertThat(request.sender().contactPoints())
                .containsExactly(
                        new ContactPoint("phone", "+380671112233", "067 111 22 33"),
                        new ContactPoint("email", "maria@example.com", "Maria@Example.com"));
        assertThat(request.text())
                .contains("#1027: 2581 UAH", "2 × Плед вовняний - синій", "Нова пошта", "Петро Бондар", "Подзвоніть");
        assertThat(request.attribution()).extracting("utmCampaign").isEqualTo("осінь");
        assertThat(order.shopOrderId()).isEqualTo("6123456789012345678");
        assertThat(order.shopNumber()).isEqualTo("#1027");
        assertThat(order.revision())
                .isEqualTo(Instant.parse("2026-11-21T09:30:00Z").toEpochMilli());
        assertThat(order.status()).isEqualTo("new");
        assertThat(order.currency()).isEqualTo("UAH");
        assertThat(order.sum()).isEqualByComparingTo("2581.00");
        assertThat(order.paid()).isEqualByComparingTo("0");
        assertThat(order.lines())
                .containsExactly(
                        new Line("Плед вовняний - синій", "PL-2", new BigDecimal("2"), new BigDecimal("1250.50")),
                        new Line("Нова пошта", null, new BigDecimal("1"), new BigDecimal("80.00")));
    }

    @Test
    void keepsAnOrderOfWhoseBuyerTheAppMayNotKnow() throws NotUnderstood {
        var item = order("""
                {"id": 450789469, "created_at": "2008-01-10T11:00:00-05:00", "name": "#1001", "total_price": "598.94"}""");

        assertThat(item.externalId()).isEqualTo("450789469");
        assertThat(item.request().sender().contactPoints()).isEmpty();
        assertThat(item.request().sender().displayName()).isNull();
        assertThat(item.request().occurredAt()).isEqualTo(Instant.parse("2008-01-10T16:00:00Z"));
        assertThat(item.order().sum()).isEqualByComparingTo("598.94");
        assertThat(item.order().paid()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"financial_status\":\"paid\" | new | 2581.00",
                "\"financial_status\":\"paid\",\"fulfillment_status\":\"fulfilled\" | done | 2581.00",
                "\"fulfillment_status\":\"partial\" | inProgress | ",
                "\"closed_at\":\"2026-11-21T11:30:00+02:00\" | done | ",
                "\"cancelled_at\":\"2026-11-21T11:30:00+02:00\",\"financial_status\":\"voided\" | cancelled | 0",
                "\"financial_status\":\"partially_paid\",\"total_outstanding\":\"581.00\" | new | 2000.00",
                "\"financial_status\":\"partially_refunded\",\"refunds\":[{\"transactions\":[{\"kind\":\"refund\","
                        + "\"status\":\"success\",\"amount\":\"81.00\"},{\"status\":\"failure\",\"amount\":\"1\"}]}]"
                        + " | new | 2500.00",
            })
    void readsHowFarItIs(String fields, String status, BigDecimal paid) throws NotUnderstood {
        var order = order("{\"id\":1,\"total_price\":\"2581.00\"," + fields + "}", "X-Shopify-Topic", "orders/updated")
                .order();

        assertThat(order.status()).isEqualTo(status);
        if (paid == null) {
            assertThat(order.paid()).isNull();
        } else {
            assertThat(order.paid()).isEqualByComparingTo(paid);
        }
    }

    @Test
    void aChangeHappenedWhenItWasChanged() throws NotUnderstood {
        var request = order(ORDER, "X-Shopify-Topic", "orders/paid").request();

        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-21T09:30:00Z"));
        assertThat(request.externalId()).isEqualTo("6123456789012345678:2026-11-21T11:30:00+02:00");
        assertThat(request.edited()).isTrue();
    }

    @Test
    void theRecipientsPhoneIsTheBuyersOnlyUnderTheBuyersName() throws NotUnderstood {
        var another = order("""
                {"id":1,"total_price":"1","customer":{"first_name":"Ann","last_name":"Lee"},
                 "shipping_address":{"name":"Bob Lee","phone":"+380501112233"}}""").request().sender();
        var same = order("""
                {"id":1,"total_price":"1","customer":{"first_name":"Ann","last_name":"Lee"},
                 "shipping_address":{"first_name":"Ann","last_name":"Lee","phone":"+380501112233"}}""").request().sender();

        assertThat(another.contactPoints()).isEmpty();
        assertThat(same.contactPoints()).extracting("value").containsExactly("+380501112233");
    }

    @ParameterizedTest
    @CsvSource({
        "customers/create,customers",
        "checkouts/update,checkouts",
        "refunds/create,refund",
        "app/uninstalled,app",
        "orders/edited,orders",
        "orders/delete,orders",
        "shop/redact,shop",
        "products/create,products"
    })
    void whatIsNoWholeOrderIsIgnoredAndNeverPassesForOne(String topic, String kind) throws NotUnderstood {
        var item = read("{\"id\":5,\"total_price\":\"1\"}", "X-Shopify-Topic", topic, "X-Shopify-Event-Id", "ev-1");

        assertThat(item).isInstanceOf(Item.Ignored.class);
        assertThat(item.kind()).isEqualTo(kind);
        assertThat(item.externalId()).isEqualTo(topic + ":ev-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "3", "{\"id\":{}}", "{\"line_items\":[null,3,{}],\"id\":1,\"total_price\":[]}"})
    void anOrderThatCannotBeReadIsKeptForPeople(String body) throws NotUnderstood {
        assertThat(read(body, "X-Shopify-Topic", "orders/create"))
                .satisfiesAnyOf(
                        item -> assertThat(item).isInstanceOf(Item.Unreadable.class),
                        item -> assertThat(item).isInstanceOf(Item.Order.class));
        assertThat(read(body)).isNotNull();
    }
}
