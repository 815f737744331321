package io.potik.intake.channel.viber;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The messages that an answer becomes: its text, then each file by its address, which is all that Viber takes of one. */
final class ViberMessages {

    private static final List<String> PICTURES = List.of("image/jpeg", "image/png", "image/gif");
    private static final int LARGEST_PICTURE = 1_000_000;
    private static final int LARGEST_VIDEO = 26_000_000;
    private static final int LONGEST_NAME = 256;

    private ViberMessages() {}

    /** Bodies of {@code send_message}. Every file needs its address. */
    static List<Map<String, Object>> of(AnswerToSend answer, ConnectionAccess connection) {
        var messages = new ArrayList<Map<String, Object>>();
        if (!answer.text().isBlank()) {
            var text = head(answer, connection);
            text.put("type", "text");
            text.put("text", answer.text());
            messages.add(text);
        }
        for (var file : answer.files()) {
            var message = head(answer, connection);
            put(message, file, Objects.requireNonNull(file.address()));
            messages.add(message);
        }
        return messages;
    }

    private static void put(Map<String, Object> message, AnswerToSend.File file, URI address) {
        int size = file.content().length;
        if (PICTURES.contains(file.mediaType()) && size <= LARGEST_PICTURE) {
            message.put("type", "picture");
            message.put("text", "");
        } else if (file.mediaType().equals("video/mp4") && size <= LARGEST_VIDEO) {
            message.put("type", "video");
            message.put("size", size);
        } else {
            message.put("type", "file");
            message.put("size", size);
            message.put("file_name", Objects.requireNonNullElse(Words.clean(file.name(), LONGEST_NAME), "file"));
        }
        message.put("media", address.toString());
    }

    private static Map<String, Object> head(AnswerToSend answer, ConnectionAccess connection) {
        var name = connection.settings().text(ViberSetup.SENDER_NAME);
        var sender = new LinkedHashMap<String, Object>();
        sender.put(
                "name",
                Objects.requireNonNullElse(
                        Words.clean(name == null ? connection.name() : name, ViberChannel.LONGEST_SENDER_NAME), "-"));
        var avatar = connection.settings().text(ViberSetup.SENDER_AVATAR);
        if (avatar != null) {
            sender.put("avatar", avatar);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("receiver", answer.conversationId() == null ? answer.toValue() : answer.conversationId());
        body.put("min_api_version", 1);
        body.put("sender", sender);
        return body;
    }
}
