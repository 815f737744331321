package io.potik.intake.channel.rozetka;

import io.potik.intake.channel.shop.ShopAway;
import io.potik.intake.channel.shop.ShopHttp;
import io.potik.intake.channel.shop.ShopJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What is asked of Rozetka's seller API. The token of a sign-in lasts for a day; when it has run out Rozetka says so with
 * 401, or with 200 and an error code.
 */
final class RozetkaApi {

    private static final int MOST_PAGES = 500;
    private static final Set<String> TOKEN_RAN_OUT = Set.of("1018", "1020");
    private static final String EXPAND = "user,delivery,purchases,status_data,payment";

    private final ShopHttp http;
    private final String url;
    private final String username;
    private final String password;
    private @Nullable String token;

    RozetkaApi(ShopHttp http, URI url, String username, String password) {
        this.http = http;
        this.url = url.toString().replaceAll("/+$", "");
        this.username = username;
        this.password = password;
    }

    /** The orders of all kinds that were placed since that day. */
    List<JsonNode> orders(LocalDate createdSince) throws ShopAway, InterruptedException {
        var orders = new ArrayList<JsonNode>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            var content = get("/orders/search?types=1&sort=-id&created_from=" + createdSince + "&page=" + page
                            + "&expand=" + EXPAND)
                    .path("content");
            orders.addAll(ShopJson.elements(content.path("orders")));
            if (page >= content.path("_meta").path("pageCount").asInt(0)) {
                break;
            }
        }
        return orders;
    }

    private JsonNode get(String path) throws ShopAway, InterruptedException {
        boolean fresh = token == null;
        try {
            var answer = ask(path);
            if (!TOKEN_RAN_OUT.contains(
                    ShopJson.first(ShopJson.id(answer.path("errors").path("code")), ""))) {
                return succeeded(answer);
            }
        } catch (ShopAway e) {
            if (!e.isUnauthorized() || fresh) {
                throw e;
            }
        }
        token = null;
        return succeeded(ask(path));
    }

    private JsonNode ask(String path) throws ShopAway, InterruptedException {
        if (token == null) {
            token = signIn();
        }
        return http.get(URI.create(url + path), Map.of("Authorization", "Bearer " + token, "Content-Language", "uk"));
    }

    private String signIn() throws ShopAway, InterruptedException {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("username", username);
        body.put("password", Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)));
        var answer = http.post(URI.create(url + "/sites"), Map.of("Content-Language", "uk"), body.toString());
        var given = ShopJson.text(answer.path("content").path("access_token"), 2000);
        if (given == null) {
            throw new ShopAway("Rozetka does not accept the user name and password.", false, null, 200, null);
        }
        return given;
    }

    private static JsonNode succeeded(JsonNode answer) throws ShopAway {
        if (!answer.path("success").asBoolean(false)) {
            throw new ShopAway("Rozetka refused the question for orders.", false, null, 200, null);
        }
        return answer;
    }
}
