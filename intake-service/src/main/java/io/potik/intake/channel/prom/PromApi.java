package io.potik.intake.channel.prom;

import io.potik.intake.channel.shop.ShopAway;
import io.potik.intake.channel.shop.ShopHttp;
import io.potik.intake.channel.shop.ShopJson;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is asked of Prom's API. It answers 200 with an {@code error} to a question that it does not like. */
final class PromApi {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 200;

    private final ShopHttp http;
    private final String url;
    private final Map<String, String> headers;

    PromApi(ShopHttp http, URI url, String token) {
        this.http = http;
        this.url = url.toString().replaceAll("/+$", "");
        this.headers = Map.of("Authorization", "Bearer " + token);
    }

    List<JsonNode> orders(Instant changedSince) throws ShopAway, InterruptedException {
        return pages("orders", "last_modified_from", changedSince);
    }

    List<JsonNode> messages(Instant writtenSince) throws ShopAway, InterruptedException {
        return pages("messages", "date_from", writtenSince);
    }

    /**
     * Newest first; the next page begins below the last id. A time must have neither a fraction nor a zone, or nothing is
     * found; in which zone it is meant is said nowhere, and taken for Kyiv's a time in UTC only brings more.
     */
    private List<JsonNode> pages(String what, String parameter, Instant since) throws ShopAway, InterruptedException {
        var from = LocalDateTime.ofInstant(since, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        var found = new ArrayList<JsonNode>();
        var last = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = http.get(
                    URI.create(url + "/" + what + "/list?limit=" + PAGE + "&" + parameter + "=" + from + last),
                    headers);
            if (answer.hasNonNull("error")) {
                throw new ShopAway("Prom refused the question for " + what + ".", false, null, 200, null);
            }
            var list = ShopJson.elements(answer.path(what));
            found.addAll(list);
            var id = list.isEmpty() ? null : ShopJson.id(list.getLast().path("id"));
            if (list.size() < PAGE || id == null || last.equals("&last_id=" + id)) {
                break;
            }
            last = "&last_id=" + id;
        }
        return found;
    }
}
