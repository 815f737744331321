package io.potik.intake.channel.meta;

import io.potik.intake.channel.InboundRequest.Attribution;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a person came from, as Messenger and Instagram say it. */
final class MetaReferral {

    private MetaReferral() {}

    /**
     * What the first of these says that says anything: the advertisement by its id, or the {@code ref} of a link when it
     * was no advertisement.
     */
    static @Nullable Attribution of(JsonNode... referrals) {
        for (var referral : referrals) {
            var found = one(referral);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Attribution one(JsonNode referral) {
        var ref = MetaJson.text(referral.path("ref"), 300);
        var ad = MetaJson.id(referral.path("ad_id"));
        return new Attribution(
                        MetaJson.text(referral.path("source"), 100),
                        null,
                        ad == null ? null : ref,
                        MetaJson.text(referral.path("ads_context_data").path("ad_title"), 300),
                        null,
                        MetaJson.url(referral.path("referer_uri")),
                        null,
                        ad == null ? ref : ad)
                .orNull();
    }
}
