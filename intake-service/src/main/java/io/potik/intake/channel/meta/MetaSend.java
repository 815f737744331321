package io.potik.intake.channel.meta;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Parts;
import io.potik.intake.channel.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers through {@code /me/messages}, which Messenger and Instagram share. */
public final class MetaSend {

    /** Before the id of a comment that is answered: by a message that only its author sees. */
    public static final String COMMENT = "comment:";

    /** The setting that says that the app may answer for seven days, where a person and no machine answers. */
    public static final String HUMAN_AGENT = "humanAgent";

    private static final String PATH = "me/messages";
    private static final JsonMapper JSON = new JsonMapper();

    private final MetaGraph graph;
    private final MetaGraph.Product product;

    /** Sends for this product. */
    public MetaSend(MetaGraph graph, MetaGraph.Product product) {
        this.graph = graph;
        this.product = product;
    }

    /** Sends the text and then each file, which Meta takes as messages of their own. */
    public SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        var early = beforeSending(graph, product, connection);
        if (early != null) {
            return early;
        }
        var messages = new ArrayList<Map<String, Object>>();
        if (!answer.text().isBlank()) {
            messages.add(Map.of("text", answer.text()));
        }
        boolean byAddress = MetaGraph.isInstagramsOwn(connection);
        // All files are taken before anything is sent: what is not sent at all can be tried again.
        for (var file : answer.files()) {
            if (messages.size() < answer.partsOut()) {
                messages.add(Map.of());
                continue;
            }
            if (byAddress) {
                if (file.address() == null) {
                    return new SendResult.Refused("Instagram fetches files by their address, and this installation has"
                            + " no https address that it could reach: send a link instead.");
                }
                messages.add(attachment(file, "url", file.address().toString()));
                continue;
            }
            var taken = upload(file, connection);
            var id = taken instanceof MetaAnswer.Came came && came.ok()
                    ? MetaJson.id(came.body().path("attachment_id"))
                    : null;
            if (id == null) {
                return MetaFaults.preparing(taken);
            }
            messages.add(attachment(file, "attachment_id", id));
        }
        return Parts.send(
                answer,
                messages.stream()
                        .<Supplier<SendResult>>map(message -> () -> one(message, answer, connection))
                        .toList());
    }

    private static Map<String, Object> attachment(AnswerToSend.File file, String by, String value) {
        return Map.of("attachment", Map.of("type", type(file), "payload", Map.of(by, value)));
    }

    /** Why nothing can be sent now, or null when it can. */
    public static @Nullable SendResult beforeSending(
            MetaGraph graph, MetaGraph.Product product, ConnectionAccess connection) {
        if (connection.newest(MetaHook.ACCESS_TOKEN) == null) {
            return new SendResult.Refused("This connection has no access token, so it cannot answer.");
        }
        return graph.maySend(product, connection)
                ? null
                : new SendResult.Later(Duration.ofMillis(500), "It is sent as fast as Meta allows.");
    }

    /** What Meta calls a file of this kind: image, video, audio or {@code other}. */
    public static String type(AnswerToSend.File file, String other) {
        var kind = file.mediaType().toLowerCase(Locale.ROOT).replaceAll("/.*", "");
        return List.of("image", "video", "audio").contains(kind) ? kind : other;
    }

    private static String type(AnswerToSend.File file) {
        return type(file, "file");
    }

    private SendResult one(Map<String, Object> message, AnswerToSend answer, ConnectionAccess connection) {
        var sent = graph.post(PATH, body(message, answer, "RESPONSE"), connection);
        if (MetaFaults.outsideTheWindow(sent) && connection.settings().flag(HUMAN_AGENT)) {
            sent = graph.post(PATH, body(message, answer, "MESSAGE_TAG"), connection);
        }
        var id = sent instanceof MetaAnswer.Came came && came.ok()
                ? MetaJson.id(came.body().path("message_id"))
                : null;
        return id == null ? MetaFaults.sending(sent) : new SendResult.Sent(id);
    }

    private static Map<String, Object> body(Map<String, Object> message, AnswerToSend answer, String type) {
        var body = new LinkedHashMap<String, Object>();
        var conversation = answer.conversationId();
        body.put(
                "recipient",
                conversation != null && conversation.startsWith(COMMENT)
                        ? Map.of("comment_id", conversation.substring(COMMENT.length()))
                        : Map.of("id", answer.toValue()));
        body.put("messaging_type", type);
        if (type.equals("MESSAGE_TAG")) {
            body.put("tag", "HUMAN_AGENT");
        }
        body.put("message", message);
        return body;
    }

    private MetaAnswer upload(AnswerToSend.File file, ConnectionAccess connection) {
        var message = Map.of("attachment", Map.of("type", type(file), "payload", Map.of("is_reusable", true)));
        var fields = new LinkedHashMap<String, String>();
        fields.put("message", JSON.writeValueAsString(message));
        var named = file;
        if (product == MetaGraph.Product.INSTAGRAM) {
            fields.put("platform", "instagram");
            // Instagram takes no other letters in a name, and shows none.
            named = new AnswerToSend.File(
                    file.name().replaceAll("[^A-Za-z0-9._-]+", "_"), file.mediaType(), file.content());
        }
        return graph.upload("me/message_attachments", "filedata", named, fields, connection);
    }
}
