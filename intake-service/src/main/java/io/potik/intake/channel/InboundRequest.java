package io.potik.intake.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receipt in the words of this product: who, by what contact points, what they said, when, from where.
 *
 * @param channel the kind of channel
 * @param kind message, comment, reaction, follow, form, email, call or order
 * @param occurredAt when it happened at the provider; when it was received if the provider does not say
 * @param conversationId what an answer is addressed to, in the provider's words
 * @param form the fields of a form, as they were filled in
 * @param messageKey the same for a message and every edit of it
 * @param edited whether this is a later wording of a message that was there before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InboundRequest(
        String channel,
        String kind,
        String externalId,
        Instant occurredAt,
        Sender sender,
        @Nullable String text,
        List<Attachment> attachments,
        @Nullable String conversationId,
        @Nullable Call call,
        @Nullable Map<String, String> form,
        @Nullable Attribution attribution,
        @Nullable String messageKey,
        boolean edited) {

    /** Who it comes from. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sender(@Nullable String displayName, List<ContactPoint> contactPoints) {}

    /**
     * A way to reach the person.
     *
     * @param kind phone, email, telegram …
     * @param value normalised: a phone in E.164, an address in lower case, an account's id
     * @param raw as it came
     */
    public record ContactPoint(String kind, String value, String raw) {}

    /**
     * Something that came with it.
     *
     * @param url where it can be had; {@code telegram:<file id>} and the like for what the provider keeps
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attachment(
            String kind,
            @Nullable String name,
            @Nullable String url,
            @Nullable String mediaType) {}

    /** A telephone call; {@code direction} is in or out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Call(
            String direction,
            boolean answered,
            @Nullable Integer durationSeconds,
            @Nullable String recordingUrl) {}

    /** Where the person came from. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attribution(
            @Nullable String utmSource,
            @Nullable String utmMedium,
            @Nullable String utmCampaign,
            @Nullable String utmContent,
            @Nullable String utmTerm,
            @Nullable String referrer,
            @Nullable String landingPage,
            @Nullable String ad) {

        /** Only an advertisement's name is known. */
        public static Attribution ofAd(String ad) {
            return new Attribution(null, null, null, null, null, null, null, ad);
        }

        /** Null when nothing is known. */
        public @Nullable Attribution orNull() {
            return equals(new Attribution(null, null, null, null, null, null, null, null)) ? null : this;
        }
    }

    /** The account under which the provider knows the sender; messages of one account are handled in their order. */
    public String account() {
        if (!sender.contactPoints().isEmpty()) {
            return sender.contactPoints().getFirst().value();
        }
        return conversationId == null ? externalId : conversationId;
    }

    /** Does not repeat what it holds: it is personal. */
    @Override
    public String toString() {
        return "InboundRequest[" + channel + " " + kind + "]";
    }
}
