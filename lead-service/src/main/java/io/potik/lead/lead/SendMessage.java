package io.potik.lead.lead;

import io.potik.lead.problem.Invalid;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.lead.timeline.Activity;
import io.potik.lead.timeline.Actor;
import io.potik.lead.timeline.Happening;
import io.potik.lead.timeline.Happening.SentFile;
import io.potik.outbox.Outbox;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Answers the person by the channel they wrote by. */
@Service
public class SendMessage {

    private static final long LARGEST_TOGETHER = 25L * 1024 * 1024;

    private final Desk desk;
    private final Outbox outbox;
    private final JsonMapper json;

    SendMessage(Desk desk, Outbox outbox, JsonMapper json) {
        this.desk = desk;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * Asks intake to send the text and the files where the person last wrote from; they stand in the timeline as queued at
     * once.
     *
     * @param text may be empty when there are files
     * @param files that the caller has attached at intake
     * @return the new item of the timeline, which is the message's id too
     * @throws Invalid when no channel of this lead can be answered, or there is nothing or too much to send
     * @throws io.potik.lead.problem.NotFound when the lead is not there, or not for who asks
     */
    @Transactional
    public UUID send(Caller caller, UUID id, String text, List<SentFile> files) {
        check(text, files);
        var lead = desk.take(caller.sees(), id);
        var route = desk.talkOf(lead).answerBy();
        if (route == null) {
            throw new Invalid(List.of(new Invalid.Field(
                    "text", "This lead came by a channel that cannot be answered from here yet.", "noChannel")));
        }
        var message = Activity.of(
                id, Rows.now(), Actor.staff(caller.staffId()), new Happening.MessageOut(text, "queued", null, files));
        desk.answer(lead, message, said(text, files), "message");
        outbox.send(new MessageRequested(
                        message.id(),
                        id,
                        route.connection(),
                        new MessageRequested.To(route.kind(), route.value()),
                        route.conversation(),
                        text,
                        message.at(),
                        caller.staffId(),
                        files.stream().map(SentFile::id).toList(),
                        false)
                .message(json));
        return message.id();
    }

    private static void check(String text, List<SentFile> files) {
        if (text.isBlank() && files.isEmpty()) {
            throw new Invalid("text", "There is nothing to send: write something, or attach a file.");
        }
        if (files.stream().map(SentFile::id).distinct().count() < files.size()) {
            throw new Invalid("files", "The same file is attached twice.");
        }
        if (files.stream().mapToLong(SentFile::size).sum() > LARGEST_TOGETHER) {
            throw new Invalid("files", "At most 25 MB go with one message.");
        }
    }

    /** What a card shows as the last words. */
    private static String said(String text, List<SentFile> files) {
        return text.isBlank()
                ? files.stream().map(file -> "[" + file.name() + "]").collect(Collectors.joining(" "))
                : text;
    }
}
