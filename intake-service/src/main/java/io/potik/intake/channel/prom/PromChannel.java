package io.potik.intake.channel.prom;

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
import io.potik.intake.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A shop at Prom.ua: its orders, and its messages if the settings say so, are asked for once a minute. */
@Component
class PromChannel implements ListeningChannel {

    static final String TOKEN = "token";
    static final String MESSAGES = "messages";

    private final Phones phones;
    private final Workspace workspace;
    private final PromSettings settings;
    private final ShopHttp http;

    PromChannel(Phones phones, Workspace workspace, PromSettings settings) {
        this.phones = phones;
        this.workspace = workspace;
        this.settings = settings;
        this.http = new ShopHttp(settings.connectTimeout(), settings.timeout());
    }

    @Override
    public String provider() {
        return "prom";
    }

    @Override
    public ProviderDescription description() {
        return PromSetup.DESCRIPTION;
    }

    /** Prom posts nothing; the address, which only its people know, takes an order that they hand over by themselves. */
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
        var times = new ShopTimes(delivery.receivedAt(), workspace.timeZone());
        var items = new ArrayList<Item>();
        for (var thing : things(body)) {
            items.add(
                    thing.has("message") && !thing.has("products")
                            ? new PromMessage(thing, phones, times).item()
                            : new PromOrder(thing, phones, times).item());
        }
        return items;
    }

    @Override
    public void listen(ConnectionAccess connection, Listening listening) throws ListeningFailed, InterruptedException {
        var token = connection.newest(TOKEN);
        if (token == null) {
            throw new ListeningFailed("This connection has no token.", null);
        }
        var api = new PromApi(http, settings.apiUrl(), token);
        var round = new PromRound(api, listening, connection.settings().flag(MESSAGES), workspace.timeZone());
        ShopPolling.forEver(listening, settings.every(), round);
    }

    private static List<JsonNode> things(JsonNode body) {
        for (var list : List.of("orders", "messages")) {
            if (body.path(list).isArray() && !body.path(list).isEmpty()) {
                return ShopJson.elements(body.path(list));
            }
        }
        return List.of(body.path("order").isObject() ? body.path("order") : body);
    }
}
