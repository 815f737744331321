package io.potik.intake.channel.fields;

import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.Words;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the person came from: the form's own fields, else the address of the page on which the form stands. */
final class FormAttribution {

    private static final int LONGEST = 500;
    private static final int LONGEST_ADDRESS = 2000;
    private static final List<String> CLICKS = List.of("gclid", "fbclid", "ttclid", "yclid", "msclkid", "wbraid");

    private final Map<String, String> byName = new HashMap<>();
    private final @Nullable String page;

    FormAttribution(Map<String, String> fields, FieldNames names, @Nullable String referer) {
        fields.forEach((name, value) -> {
            if (!value.isBlank()) {
                byName.putIfAbsent(names.of(name).joined(), value);
            }
        });
        var said =
                first("landingpage", "landing", "pageurl", "page", "url", "href", "sourceurl", "formpage", "location");
        page = said != null && said.contains("/") ? said : referer;
        // Fields win over the page's address: a form that carries them along knows the first page, not the last one.
        Map<String, String> ofPage = new HashMap<>();
        parameters(page, ofPage);
        parameters(referer, ofPage);
        ofPage.forEach(byName::putIfAbsent);
    }

    @Nullable
    Attribution read() {
        return new Attribution(
                        first("utmsource"),
                        first("utmmedium"),
                        first("utmcampaign"),
                        first("utmcontent"),
                        first("utmterm"),
                        Words.clean(
                                first("referrer", "referer", "httpreferer", "referrerurl", "refererurl"),
                                LONGEST_ADDRESS),
                        Words.clean(page, LONGEST_ADDRESS),
                        ad())
                .orNull();
    }

    private @Nullable String ad() {
        var named = first("ad", "adid", "adname");
        if (named != null) {
            return named;
        }
        for (var click : CLICKS) {
            var id = first(click);
            if (id != null) {
                return Words.clean(click + ":" + id, LONGEST);
            }
        }
        return null;
    }

    private @Nullable String first(String... names) {
        for (var name : names) {
            var value = byName.get(name);
            if (value != null) {
                return Words.clean(value, LONGEST);
            }
        }
        return null;
    }

    private static void parameters(@Nullable String address, Map<String, String> into) {
        int start = address == null ? -1 : address.indexOf('?');
        if (address == null || start < 0) {
            return;
        }
        int fragment = address.indexOf('#', start);
        for (var pair : address.substring(start + 1, fragment < 0 ? address.length() : fragment)
                .split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                var name = FormCharsets.percentDecoded(pair.substring(0, equals), StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z]", "");
                var value = FormCharsets.percentDecoded(pair.substring(equals + 1), StandardCharsets.UTF_8);
                if ((name.startsWith("utm") || CLICKS.contains(name)) && !value.isBlank()) {
                    into.putIfAbsent(name, value);
                }
            }
        }
    }
}
