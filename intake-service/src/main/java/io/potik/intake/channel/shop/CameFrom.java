package io.potik.intake.channel.shop;

import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.Words;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a buyer came from, by what the shop kept of the visit. */
public final class CameFrom {

    private static final int LONGEST = 500;
    private static final int LONGEST_ADDRESS = 2000;

    private CameFrom() {}

    /** By the address of the first page, whose query tells of the campaign, and the page before it; null without either. */
    public static @Nullable Attribution visit(@Nullable String landingPage, @Nullable String referrer) {
        var said = new HashMap<String, String>();
        int start = landingPage == null ? -1 : landingPage.indexOf('?');
        if (landingPage != null && start >= 0) {
            for (var pair :
                    landingPage.substring(start + 1).replaceAll("#.*", "").split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    said.putIfAbsent(
                            pair.substring(0, equals).toLowerCase(Locale.ROOT), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return campaign(said, landingPage, referrer);
    }

    /** By fields that are called {@code utm_source} and so on; null when nothing is known. */
    public static @Nullable Attribution campaign(
            Map<String, String> utm, @Nullable String landingPage, @Nullable String referrer) {
        return new Attribution(
                        Words.clean(utm.get("utm_source"), LONGEST),
                        Words.clean(utm.get("utm_medium"), LONGEST),
                        Words.clean(utm.get("utm_campaign"), LONGEST),
                        Words.clean(utm.get("utm_content"), LONGEST),
                        Words.clean(utm.get("utm_term"), LONGEST),
                        Words.clean(referrer, LONGEST_ADDRESS),
                        Words.clean(landingPage, LONGEST_ADDRESS),
                        null)
                .orNull();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return text;
        }
    }
}
