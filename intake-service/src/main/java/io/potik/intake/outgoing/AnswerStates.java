package io.potik.intake.outgoing;

import io.potik.intake.outgoing.NewsOfAnswers.Advanced;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells what became of answers, with the open transaction. */
@Component
class AnswerStates {

    private record MessageState(
            UUID messageId,
            UUID leadId,
            String state,
            @Nullable String providerMessageId,
            @Nullable String reason,
            Instant at) {}

    private final Outbox outbox;
    private final JsonMapper json;

    AnswerStates(Outbox outbox, JsonMapper json) {
        this.outbox = outbox;
        this.json = json;
    }

    void tell(Collection<Advanced> answers) {
        outbox.send(answers.stream().map(this::message).toList());
    }

    private OutgoingMessage message(Advanced answer) {
        return new OutgoingMessage(
                "outbound.states",
                answer.leadId().toString(),
                "outbound.message-state.v1",
                1,
                answer.at(),
                json.writeValueAsBytes(new MessageState(
                        answer.messageId(),
                        answer.leadId(),
                        answer.state(),
                        answer.providerMessageId(),
                        answer.reason(),
                        answer.at())));
    }
}
