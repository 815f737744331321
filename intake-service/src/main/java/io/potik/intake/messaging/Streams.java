package io.potik.intake.messaging;

import io.potik.intake.erasure.ErasePerson;
import io.potik.intake.imports.UndoImport;
import io.potik.intake.ledger.Outcome;
import io.potik.intake.outgoing.Answers;
import io.potik.intake.outgoing.OutgoingAnswer;
import io.potik.intake.receipt.DecideOutcomes;
import io.potik.intake.receipt.DecideOutcomes.Decision;
import io.potik.outbox.Inbox;
import io.potik.outbox.IncomingMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** What comes over Kafka. Types that are not known here are left alone: their topics are shared. */
@Configuration(proxyBeanMethods = false)
class Streams {

    static final String OUTCOME_DECIDED = "inbound.outcome-decided.v1";
    static final String UNDO_DECIDED = "inbound.undo-decided.v1";
    static final String MESSAGE_REQUESTED = "outbound.message-requested.v1";

    record OutcomeDecided(
            UUID receiptId,
            String outcome,
            @Nullable UUID leadId,
            @Nullable UUID orderId,
            @Nullable String detail,
            Instant decidedAt) {

        Decision decision() {
            return new Decision(receiptId, Outcome.of(outcome), leadId, orderId, detail, decidedAt);
        }
    }

    record UndoDecided(
            UUID receiptId, String undone, @Nullable String leftBecause) {

        UndoImport.Answer answer() {
            return new UndoImport.Answer(receiptId, undone, leftBecause);
        }
    }

    record To(String kind, String value) {}

    record MessageRequested(
            UUID messageId,
            UUID leadId,
            UUID connectionId,
            To to,
            @Nullable String conversationId,
            String text,
            Instant at,
            @Nullable UUID requestedBy,
            @Nullable List<UUID> files,
            @Nullable Boolean mailing) {

        OutgoingAnswer answer() {
            return new OutgoingAnswer(
                    messageId,
                    leadId,
                    connectionId,
                    to.kind(),
                    to.value(),
                    conversationId,
                    text,
                    at,
                    requestedBy,
                    files == null ? List.of() : files,
                    0,
                    Boolean.TRUE.equals(mailing));
        }

        @Override
        public String toString() {
            return "MessageRequested[" + messageId + "]";
        }
    }

    @Bean
    Consumer<Message<List<byte[]>>> inboundOutcomes(
            Inbox inbox, DecideOutcomes decide, UndoImport undo, JsonMapper json) {
        return poll -> inbox.receive("inboundOutcomes", poll, messages -> {
            decide.decide(only(OUTCOME_DECIDED, messages).stream()
                    .map(message -> json.readValue(message.payload(), OutcomeDecided.class)
                            .decision())
                    .toList());
            undo.answered(only(UNDO_DECIDED, messages).stream()
                    .map(message ->
                            json.readValue(message.payload(), UndoDecided.class).answer())
                    .toList());
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> outboundMessages(Inbox inbox, Answers answers, JsonMapper json) {
        return poll -> inbox.receive(
                "outboundMessages",
                poll,
                messages -> answers.queue(only(MESSAGE_REQUESTED, messages).stream()
                        .map(message -> json.readValue(message.payload(), MessageRequested.class)
                                .answer())
                        .toList()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> erasureRequests(Inbox inbox, ErasePerson erasePerson, JsonMapper json) {
        return poll -> inbox.receive(
                "erasureRequests",
                poll,
                messages -> messages.stream()
                        .filter(message -> message.type().equals(ErasureWanted.TYPE))
                        .map(message -> json.readValue(message.payload(), ErasureWanted.class))
                        .filter(ErasureWanted::isForUs)
                        .forEach(wanted -> erasePerson.erase(wanted.erasureId(), wanted.person())));
    }

    private static List<IncomingMessage> only(String type, List<IncomingMessage> messages) {
        return messages.stream().filter(message -> message.type().equals(type)).toList();
    }
}
