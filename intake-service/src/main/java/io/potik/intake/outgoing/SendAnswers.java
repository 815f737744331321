package io.potik.intake.outgoing;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.Channels;
import io.potik.intake.channel.SendResult;
import io.potik.intake.connection.Hooks;
import io.potik.intake.sql.Rows;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Sends answers, each at most once, and tells the lead what came of each. */
@Service
class SendAnswers {

    private static final Logger log = LoggerFactory.getLogger(SendAnswers.class);
    private static final int AT_ONCE = 4;

    /** Longer than all that are taken at once can take, retries of the connection included. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(5);

    /** A conversation has moved on by then; the person who wrote it is told. */
    private static final Duration TRIED_FOR = Duration.ofHours(2);

    private record MessageState(
            UUID messageId,
            UUID leadId,
            String state,
            @Nullable String providerMessageId,
            @Nullable String reason,
            Instant at) {}

    private final Answers answers;
    private final Hooks hooks;
    private final Channels channels;
    private final Outbox outbox;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    SendAnswers(
            Answers answers,
            Hooks hooks,
            Channels channels,
            Outbox outbox,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.answers = answers;
        this.hooks = hooks;
        this.channels = channels;
        this.outbox = outbox;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Sends what is due, until nothing is. */
    @Scheduled(fixedDelayString = "${potik.intake.send-every:250ms}")
    void sendWhatIsDue() {
        try {
            var due = answers.take(AT_ONCE);
            while (!due.isEmpty()) {
                due.forEach(this::send);
                due = answers.take(AT_ONCE);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Answers wait for the database: {}", e.getClass().getSimpleName());
        }
    }

    /** After a crash between the mark and the answer: failed, and never sent again by a machine. */
    @Scheduled(fixedDelayString = "${potik.intake.abandoned-every:30s}")
    void endAbandoned() {
        endAbandoned(ABANDONED_AFTER);
    }

    void endAbandoned(Duration longerThan) {
        transaction.executeWithoutResult(open -> answers.abandoned(longerThan)
                .forEach(answer -> end(
                        answer,
                        "failed",
                        null,
                        "It is unknown whether it was sent: the service stopped while it was sending.")));
    }

    private void send(OutgoingAnswer answer) {
        switch (attempt(answer)) {
            case SendResult.Sent sent -> endAlone(answer, "sent", sent.providerMessageId(), null);
            case SendResult.Refused refused -> endAlone(answer, "failed", null, refused.reason());
            case SendResult.Unknown unknown -> endAlone(answer, "failed", null, unknown.reason());
            case SendResult.Later later -> {
                if (answers.isOlderThan(answer.messageId(), Instant.now().minus(TRIED_FOR))) {
                    endAlone(answer, "failed", null, "It could not be sent for two hours. " + later.reason());
                } else {
                    answers.later(answer.messageId(), later.after(), later.reason());
                }
            }
        }
    }

    private SendResult attempt(OutgoingAnswer answer) {
        var hook = hooks.of(answer.connectionId()).orElse(null);
        if (hook == null) {
            return new SendResult.Refused("The connection was removed.");
        }
        if (hook.connection().off()) {
            return new SendResult.Refused("The connection is switched off.");
        }
        var channel = channels.existing(hook.connection().provider());
        if (!channel.description().answers()) {
            return new SendResult.Refused("This channel cannot answer yet.");
        }
        try {
            return channel.send(
                    new AnswerToSend(
                            answer.messageId(),
                            answer.toKind(),
                            answer.toValue(),
                            answer.conversationId(),
                            answer.text(),
                            List.of()),
                    hook.access());
        } catch (RuntimeException e) {
            // No message: addresses of providers hold secrets.
            log.error(
                    "Answer {} broke its channel: {}",
                    answer.messageId(),
                    e.getClass().getName());
            return new SendResult.Unknown("Sending failed: it is unknown whether it was sent.");
        }
    }

    private void endAlone(OutgoingAnswer answer, String state, @Nullable String id, @Nullable String reason) {
        transaction.executeWithoutResult(open -> end(answer, state, id, reason));
    }

    private void end(OutgoingAnswer answer, String state, @Nullable String id, @Nullable String reason) {
        var now = Rows.now();
        answers.end(answer.messageId(), state, id, reason);
        outbox.send(new OutgoingMessage(
                "outbound.states",
                answer.leadId().toString(),
                "outbound.message-state.v1",
                1,
                now,
                json.writeValueAsBytes(new MessageState(answer.messageId(), answer.leadId(), state, id, reason, now))));
    }
}
