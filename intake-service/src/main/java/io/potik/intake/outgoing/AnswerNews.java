package io.potik.intake.outgoing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider told of answers that were sent.
 *
 * @param messages in the provider's words; empty when only the conversation is known
 * @param conversationId with {@code upTo}: all answers of this conversation that were sent until then
 * @param state delivered, read or failed; anything else is no news
 * @param reason for people, when it failed
 */
public record AnswerNews(
        List<String> messages,
        @Nullable String conversationId,
        @Nullable Instant upTo,
        String state,
        @Nullable String reason) {}
