package io.potik.intake.channel.telegram;

import io.potik.intake.channel.AnswerToSend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The call of the Bot API that an answer becomes: text alone, one file with the text below it, or an album. One call, so
 * that nothing is sent by half; only a text that is too long to stand below files is a message of its own before them.
 */
record TelegramCall(String method, String contentType, byte[] body) {

    static final int LONGEST_TEXT = 4096;
    static final int LONGEST_CAPTION = 1024;
    static final int MOST_FILES = 10;
    private static final int LARGEST_PHOTO = 10_000_000;
    private static final List<String> PHOTOS = List.of("image/jpeg", "image/png", "image/webp");
    private static final JsonMapper JSON = JsonMapper.shared();

    static List<TelegramCall> of(AnswerToSend answer) {
        if (answer.files().isEmpty()) {
            return List.of(text(answer));
        }
        return answer.text().length() <= LONGEST_CAPTION
                ? List.of(files(answer, answer.text()))
                : List.of(text(answer), files(answer, ""));
    }

    private static TelegramCall text(AnswerToSend answer) {
        var fields = address(answer);
        fields.put("text", answer.text());
        return new TelegramCall("sendMessage", MediaType.APPLICATION_JSON_VALUE, JSON.writeValueAsBytes(fields));
    }

    private static TelegramCall files(AnswerToSend answer, String caption) {
        var fields = address(answer);
        var form = new TelegramForm();
        fields.forEach(form::field);
        if (answer.files().size() == 1) {
            var file = answer.files().getFirst();
            var kind = isPhoto(file) ? "photo" : "document";
            if (!caption.isEmpty()) {
                form.field("caption", caption);
            }
            form.file(kind, file.name(), file.mediaType(), file.content());
            return new TelegramCall(
                    kind.equals("photo") ? "sendPhoto" : "sendDocument", form.contentType(), form.bytes());
        }
        return album(answer, caption, form);
    }

    private static TelegramCall album(AnswerToSend answer, String caption, TelegramForm form) {
        // Photos and documents may not be mixed in one album.
        var kind = answer.files().stream().allMatch(TelegramCall::isPhoto) ? "photo" : "document";
        var media = new ArrayList<Map<String, String>>();
        for (int place = 0; place < answer.files().size(); place++) {
            var file = answer.files().get(place);
            var entry = new LinkedHashMap<String, String>();
            entry.put("type", kind);
            entry.put("media", "attach://file" + place);
            // Below photos the first caption is shown, below documents the last one stands nearest.
            if (!caption.isEmpty()
                    && place == (kind.equals("photo") ? 0 : answer.files().size() - 1)) {
                entry.put("caption", caption);
            }
            media.add(entry);
            form.file("file" + place, file.name(), file.mediaType(), file.content());
        }
        form.field("media", JSON.writeValueAsString(media));
        return new TelegramCall("sendMediaGroup", form.contentType(), form.bytes());
    }

    private static boolean isPhoto(AnswerToSend.File file) {
        return PHOTOS.contains(file.mediaType()) && file.content().length <= LARGEST_PHOTO;
    }

    /** The chat, and where in it: what {@link TelegramUpdate} made of the message that is answered. */
    private static Map<String, String> address(AnswerToSend answer) {
        var fields = new LinkedHashMap<String, String>();
        var conversation = answer.conversationId() == null ? answer.toValue() : answer.conversationId();
        int first = conversation.indexOf(':');
        int last = conversation.lastIndexOf(':');
        if (first > 0 && last > first) {
            var name = switch (conversation.substring(0, first)) {
                case "direct" -> "direct_messages_topic_id";
                case "thread" -> "message_thread_id";
                default -> "business_connection_id";
            };
            fields.put(name, conversation.substring(first + 1, last));
            conversation = conversation.substring(last + 1);
        }
        fields.put("chat_id", conversation);
        return fields;
    }

    @Override
    public String toString() {
        return "TelegramCall[" + method + "]";
    }
}
