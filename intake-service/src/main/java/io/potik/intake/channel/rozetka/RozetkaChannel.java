package io.potik.intake.channel.rozetka;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Listening;
import io.potik.intake.channel.ListeningChannel;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.shop.ShopHttp;
import io.potik.intake.channel.shop.ShopJson;
import io.potik.intake.channel.shop.ShopPolling;
import io.potik.intake.channel.shop.ShopTimes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A seller at Rozetka: signs in with name and password, and is asked for orders every few minutes. */
@Component
class RozetkaChannel implements ListeningChannel {

    static final String USERNAME = "username";
    static final String PASSWORD = "password";

    /** Rozetka's times name no zone; they are Kyiv's, wherever the workspace is. */
    static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    private final Phones phones;
    private final RozetkaSettings settings;
    private final ShopHttp http;

    RozetkaChannel(Phones phones, RozetkaSettings settings) {
        this.phones = phones;
        this.settings = settings;
        this.http = new ShopHttp(settings.connectTimeout(), settings.timeout());
    }

    @Override
    public String provider() {
        return "rozetka";
    }

    @Override
    public ProviderDescription description() {
        return RozetkaSetup.DESCRIPTION;
    }

    /** Rozetka posts nothing; the address, which only its people know, takes an order that they hand over by themselves. */
    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return delivery.method().equals("POST") ? Verification.ACCEPTED : Verification.onlyBy("POST");
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var body = DeliveryJson.read(delivery.body());
        var times = new ShopTimes(delivery.receivedAt(), KYIV);
        var items = new ArrayList<Item>();
        for (var order : orders(body)) {
            items.add(new RozetkaOrder(order, phones, times).item());
        }
        return items;
    }

    @Override
    public void listen(ConnectionAccess connection, Listening listening) throws ListeningFailed, InterruptedException {
        var username = connection.newest(USERNAME);
        var password = connection.newest(PASSWORD);
        if (username == null || password == null) {
            throw new ListeningFailed("This connection has no user name and password.", null);
        }
        var api = new RozetkaApi(http, settings.apiUrl(), username, password);
        ShopPolling.forEver(listening, settings.every(), new RozetkaRound(api, listening));
    }

    /** One order, the answer for one, or that for a page of them. */
    private static List<JsonNode> orders(JsonNode body) {
        var content = body.path("content").isObject() ? body.path("content") : body;
        var orders = content.path("orders");
        return orders.isArray() && !orders.isEmpty() ? ShopJson.elements(orders) : List.of(content);
    }
}
