package io.potik.lead.lead;

import io.potik.lead.problem.Invalid;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activities;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.outbox.Outbox;
import io.potik.outbox.OutgoingMessage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Answers the person by the channel they wrote by. */
@Service
public class SendMessage {

    private final Desk desk;
    private final Activities activities;
    private final Outbox outbox;
    private final JsonMapper json;

    SendMessage(Desk desk, Activities activities, Outbox outbox, JsonMapper json) {
        this.desk = desk;
        this.activities = activities;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * Asks intake to send the text where the person last wrote from; it stands in the timeline as queued at once.
     *
     * @return the new item of the timeline, which is the message's id too
     * @throws Invalid when no channel of this lead can be answered
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public UUID send(Caller caller, UUID id, String text) {
        var lead = desk.take(caller.sees(), id);
        var route = desk.talkOf(lead).answerBy();
        if (route == null) {
            throw new Invalid(List.of(new Invalid.Field(
                    "text", "This lead came by a channel that cannot be answered from here yet.", "noChannel")));
        }
        var message = Activity.of(
                id, Rows.now(), Actor.staff(caller.staffId()), new Happening.MessageOut(text, "queued", null));
        desk.answer(lead, message, text, "message");
        var to = new MessageRequested.To(route.kind(), route.value());
        outbox.send(new OutgoingMessage(
                MessageRequested.TOPIC,
                to.kind() + ":" + to.value(),
                MessageRequested.TYPE,
                0,
                message.at(),
                json.writeValueAsBytes(new MessageRequested(
                        message.id(), id, route.connection(), to, route.conversation(), text, message.at()))));
        return message.id();
    }

    /**
     * Notes what became of a message, in the caller's transaction; of one that is gone with its lead, nothing.
     *
     * @param state sent, delivered, read or failed
     * @param reason why it failed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delivered(UUID message, UUID lead, String state, @Nullable String reason) {
        activities.delivered(message, lead, state, reason);
    }
}
