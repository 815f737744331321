package io.potik.intake.channel.whatsapp;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Parts;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.Takes;
import io.potik.intake.channel.meta.MetaAnswer;
import io.potik.intake.channel.meta.MetaFaults;
import io.potik.intake.channel.meta.MetaGraph;
import io.potik.intake.channel.meta.MetaJson;
import io.potik.intake.channel.meta.MetaSend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers through {@code /{phone number id}/messages}. */
final class WhatsappSend {

    private static final int LONGEST = 4096;
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    /** What the Cloud API takes; it refuses every other media type. */
    static final Takes TAKES = new Takes(
            LONGEST,
            10,
            List.of(
                    Takes.Kind.of("image/jpeg", 5),
                    Takes.Kind.of("image/png", 5),
                    Takes.Kind.of("video/mp4", 16),
                    Takes.Kind.of("video/3gpp", 16),
                    Takes.Kind.of("audio/aac", 16),
                    Takes.Kind.of("audio/amr", 16),
                    Takes.Kind.of("audio/mpeg", 16),
                    Takes.Kind.of("audio/mp4", 16),
                    Takes.Kind.of("audio/ogg", 16),
                    Takes.Kind.of("text/plain", 100),
                    Takes.Kind.of("application/pdf", 100),
                    Takes.Kind.of("application/msword", 100),
                    Takes.Kind.of("application/vnd.ms-excel", 100),
                    Takes.Kind.of("application/vnd.ms-powerpoint", 100),
                    Takes.Kind.of(OFFICE + "wordprocessingml.document", 100),
                    Takes.Kind.of(OFFICE + "spreadsheetml.sheet", 100),
                    Takes.Kind.of(OFFICE + "presentationml.presentation", 100)));

    private static final int LONGEST_CAPTION = 1024;
    private static final String GROUP = "group:";

    private final MetaGraph graph;

    WhatsappSend(MetaGraph graph) {
        this.graph = graph;
    }

    /** What an answer is addressed to: the business's number that was written to, and the person or the group. */
    static String conversation(@Nullable String numberId, String to) {
        return numberId == null || !isNumberId(numberId) ? to : numberId + ":" + to;
    }

    static boolean isNumberId(String text) {
        return text.matches("\\d{1,30}");
    }

    SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        if (answer.text().length() > LONGEST) {
            return new SendResult.Refused("WhatsApp takes at most " + LONGEST + " characters in a message.");
        }
        var conversation = answer.conversationId() == null ? "" : answer.conversationId();
        int colon = conversation.indexOf(':');
        var from = colon > 0 && isNumberId(conversation.substring(0, colon))
                ? conversation.substring(0, colon)
                : connection.settings().text(WhatsappSetup.PHONE_NUMBER_ID);
        if (from == null || !isNumberId(from)) {
            return new SendResult.Refused(
                    "It is not known from which number: enter the phone number ID of the connection.");
        }
        var early = MetaSend.beforeSending(graph, MetaGraph.Product.WHATSAPP, connection);
        if (early != null) {
            return early;
        }
        var to = conversation.substring(colon + 1).startsWith(GROUP)
                ? conversation.substring(colon + 1)
                : answer.toValue().replaceFirst("^\\+", "");
        var messages = new ArrayList<Map<String, Object>>();
        var text = answer.text();
        if (!text.isBlank() && !fitsBelow(answer)) {
            messages.add(message("text", textOnly(text)));
            text = "";
        }
        // All files are taken before anything is sent: what is not sent at all can be tried again.
        for (var file : answer.files()) {
            if (messages.size() < answer.partsOut()) {
                messages.add(Map.of());
                text = "";
                continue;
            }
            var taken = graph.upload(
                    from + "/media",
                    "file",
                    file,
                    Map.of("messaging_product", "whatsapp", "type", file.mediaType()),
                    connection);
            var id = taken instanceof MetaAnswer.Came came && came.ok()
                    ? MetaJson.id(came.body().path("id"))
                    : null;
            if (id == null) {
                return MetaFaults.preparing(taken);
            }
            messages.add(media(file, id, text));
            text = "";
        }
        return Parts.send(
                answer,
                messages.stream()
                        .<Supplier<SendResult>>map(message -> () -> one(from, to, message, connection))
                        .toList());
    }

    /** A text can stand below the first file, but not below a sound, and not a long one. */
    private static boolean fitsBelow(AnswerToSend answer) {
        return !answer.files().isEmpty()
                && answer.text().length() <= LONGEST_CAPTION
                && !MetaSend.type(answer.files().getFirst(), "document").equals("audio");
    }

    private static Map<String, Object> media(AnswerToSend.File file, String id, String caption) {
        var type = MetaSend.type(file, "document");
        var media = new LinkedHashMap<String, Object>();
        media.put("id", id);
        if (!caption.isBlank()) {
            media.put("caption", caption);
        }
        if (type.equals("document")) {
            media.put("filename", file.name());
        }
        return message(type, media);
    }

    /** Without a preview of what an address in it leads to. */
    private static Map<String, Object> textOnly(String text) {
        var content = new LinkedHashMap<String, Object>();
        content.put("body", text);
        content.put("preview_url", false);
        return content;
    }

    private static Map<String, Object> message(String type, Map<String, Object> content) {
        var message = new LinkedHashMap<String, Object>();
        message.put("type", type);
        message.put(type, content);
        return message;
    }

    private SendResult one(String from, String to, Map<String, Object> message, ConnectionAccess connection) {
        var body = new LinkedHashMap<String, Object>();
        body.put("messaging_product", "whatsapp");
        boolean group = to.startsWith(GROUP);
        body.put("recipient_type", group ? "group" : "individual");
        // A person without a number has to be named as recipient: in "to" the id is dropped without a word.
        body.put(!group && WhatsappPerson.isUserId(to) ? "recipient" : "to", group ? to.substring(GROUP.length()) : to);
        body.putAll(message);
        var sent = graph.post(from + "/messages", body, connection);
        var id = sent instanceof MetaAnswer.Came came && came.ok()
                ? MetaJson.id(came.body().path("messages").path(0).path("id"))
                : null;
        return id == null ? MetaFaults.sending(sent) : new SendResult.Sent(id);
    }
}
