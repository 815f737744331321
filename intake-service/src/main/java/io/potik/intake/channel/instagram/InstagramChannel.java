package io.potik.intake.channel.instagram;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Takes;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.meta.MetaDelivery;
import io.potik.intake.channel.meta.MetaEntry;
import io.potik.intake.channel.meta.MetaGraph;
import io.potik.intake.channel.meta.MetaHook;
import io.potik.intake.channel.meta.MetaMessaging;
import io.potik.intake.channel.meta.MetaReader;
import io.potik.intake.channel.meta.MetaSend;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A professional account of Instagram: its direct messages, and the comments below its posts. */
@Component
class InstagramChannel implements Channel, MetaReader {

    private static final int LONGEST_BYTES = 1000;

    private static final Takes TAKES = new Takes(
            LONGEST_BYTES,
            10,
            Stream.concat(
                            Stream.of("image/png", "image/jpeg", "image/gif").map(type -> Takes.Kind.of(type, 8)),
                            Stream.of(
                                            "audio/aac",
                                            "audio/mp4",
                                            "audio/x-m4a",
                                            "audio/wav",
                                            "audio/x-wav",
                                            "video/mp4",
                                            "video/ogg",
                                            "video/x-msvideo",
                                            "video/quicktime",
                                            "video/webm",
                                            "application/pdf")
                                    .map(type -> Takes.Kind.of(type, 25)))
                    .toList());

    private final MetaMessaging messaging;
    private final MetaSend send;

    InstagramChannel(Phones phones, MetaGraph graph) {
        messaging = new MetaMessaging(provider(), "igsid", phones);
        send = new MetaSend(graph, MetaGraph.Product.INSTAGRAM);
    }

    @Override
    public final String provider() {
        return "instagram";
    }

    @Override
    public ProviderDescription description() {
        return InstagramSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        return MetaHook.check(secrets);
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return MetaHook.verify(delivery, connection);
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        return MetaDelivery.read(delivery, "instagram", this);
    }

    @Override
    public Item event(JsonNode event, MetaEntry entry) {
        return messaging.item(event, entry);
    }

    @Override
    public List<Item> change(String field, JsonNode value, MetaEntry entry) {
        // With Instagram's own sign-in, events may come as changes of the field "messages" and its kin.
        return List.of(
                value.path("sender").isObject()
                        ? messaging.item(value, entry)
                        : InstagramComments.item(field, value, entry));
    }

    @Override
    public Takes takes() {
        return TAKES;
    }

    @Override
    public boolean fetchesFiles() {
        return true;
    }

    @Override
    public SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        return answer.text().getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES
                ? new SendResult.Refused("Instagram takes at most " + LONGEST_BYTES
                        + " bytes in a message: about 500 letters of Cyrillic, or 1000 of Latin.")
                : send.send(answer, connection);
    }
}
