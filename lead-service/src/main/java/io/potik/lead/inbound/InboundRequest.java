package io.potik.lead.inbound;

import io.potik.lead.contact.ContactPoint;
import io.potik.lead.contact.GivenContactPoint;
import io.potik.lead.timeline.Happening;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code inbound.request-received.v1}: what intake made of a delivery.
 *
 * @param answers whether the sender can be answered by the connection; null from who does not say
 * @param receivedAt the channel's receipt
 */
public record InboundRequest(
        UUID receiptId,
        UUID connectionId,
        @Nullable String connectionName,
        @Nullable String provider,
        @Nullable Boolean answers,
        Instant receivedAt,
        Content request) {

    /**
     * Who said what, by what contact points, when, with what attribution.
     *
     * @param kind message, comment, reaction, follow, form, email, call or order
     * @param messageKey chat and message id, the same for every edit; null when it cannot be edited
     * @param edited whether this is an edit
     */
    public record Content(
            String channel,
            String kind,
            @Nullable Instant occurredAt,
            @Nullable Sender sender,
            @Nullable String text,
            @Nullable List<Happening.Attachment> attachments,
            @Nullable String conversationId,
            @Nullable Call call,
            @Nullable Map<String, @Nullable Object> form,
            @Nullable Map<String, @Nullable Object> attribution,
            @Nullable String messageKey,
            @Nullable Boolean edited) {}

    /** Who it is. */
    public record Sender(
            @Nullable String displayName, @Nullable List<GivenContactPoint> contactPoints) {}

    /** A call; {@code direction} is in or out. */
    public record Call(
            @Nullable String direction,
            @Nullable Boolean answered,
            @Nullable Integer durationSeconds,
            @Nullable String recordingUrl) {}

    /** The sender's contact points; empty for somebody who hides. */
    List<GivenContactPoint> contactPoints() {
        return request.sender() == null || request.sender().contactPoints() == null
                ? List.of()
                : request.sender().contactPoints();
    }

    /** What the sender is recognised by. */
    public List<ContactPoint> points() {
        return contactPoints().stream().map(GivenContactPoint::point).toList();
    }

    /** The name the sender goes by, or null. */
    @Nullable
    String senderName() {
        var name = request.sender() == null ? null : request.sender().displayName();
        return name == null || name.isBlank() ? null : name.strip();
    }

    /** When it was said; nothing can be said after it was received. */
    Instant saidAt() {
        var at = request.occurredAt();
        return at == null || at.isAfter(receivedAt) ? receivedAt : at;
    }

    /** What tells this message or call from all others, of all connections; null when no more comes of it. */
    @Nullable
    String uniqueKey() {
        return request.messageKey() == null ? null : connectionId + ":" + request.messageKey();
    }

    /** Where the lead came from, without what is not known. */
    Map<String, String> attribution() {
        return texts(request.attribution());
    }

    /** What it is in the timeline. */
    Happening happening() {
        var call = request.call();
        if (call != null) {
            return new Happening.Call(
                    Objects.requireNonNullElse(call.direction(), "in"),
                    Boolean.TRUE.equals(call.answered()),
                    call.durationSeconds(),
                    call.recordingUrl(),
                    request.text());
        }
        return message();
    }

    /** What it is in the timeline, when it is words. */
    Happening.MessageIn message() {
        return new Happening.MessageIn(
                request.text(),
                attachments(),
                request.kind(),
                texts(request.form()),
                List.of(),
                saidAt(),
                Boolean.TRUE.equals(request.edited()));
    }

    /** Its words, or else one word for what it was. */
    String inShort() {
        if (request.text() != null && !request.text().isBlank()) {
            return request.text();
        }
        return attachments().stream()
                .map(Happening.Attachment::kind)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(request.kind());
    }

    boolean isAnsweredCall() {
        return request.call() != null && Boolean.TRUE.equals(request.call().answered());
    }

    private List<Happening.Attachment> attachments() {
        return request.attachments() == null ? List.of() : request.attachments();
    }

    private static Map<String, String> texts(@Nullable Map<String, @Nullable Object> given) {
        var texts = new LinkedHashMap<String, String>();
        if (given != null) {
            given.forEach((name, value) -> {
                if (value != null) {
                    texts.put(name, value.toString());
                }
            });
        }
        return texts;
    }
}
