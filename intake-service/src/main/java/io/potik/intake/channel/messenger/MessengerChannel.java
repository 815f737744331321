package io.potik.intake.channel.messenger;

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
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A Facebook page: its Messenger, and the comments below its posts. */
@Component
class MessengerChannel implements Channel, MetaReader {

    private static final int LONGEST = 2000;

    /** Pictures up to 8 MB are shown, whatever else comes as a file up to 25 MB. */
    private static final Takes TAKES =
            new Takes(LONGEST, 10, List.of(Takes.Kind.of("image/*", 8), Takes.Kind.of("*/*", 25)));

    private final MetaMessaging messaging;
    private final MetaSend send;

    MessengerChannel(Phones phones, MetaGraph graph) {
        messaging = new MetaMessaging(provider(), "psid", phones);
        send = new MetaSend(graph, MetaGraph.Product.MESSENGER);
    }

    @Override
    public final String provider() {
        return "messenger";
    }

    @Override
    public ProviderDescription description() {
        return MessengerSetup.DESCRIPTION;
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
        return MetaDelivery.read(delivery, "page", this);
    }

    @Override
    public Item event(JsonNode event, MetaEntry entry) {
        return messaging.item(event, entry);
    }

    @Override
    public List<Item> change(String field, JsonNode value, MetaEntry entry) {
        // The dashboard's samples show an event as a change of the field "messages".
        return List.of(
                value.path("sender").isObject() && !value.has("item")
                        ? messaging.item(value, entry)
                        : PageFeed.item(field, value, entry));
    }

    @Override
    public Takes takes() {
        return TAKES;
    }

    @Override
    public SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        return answer.text().length() > LONGEST
                ? new SendResult.Refused("Messenger takes at most " + LONGEST + " characters in a message.")
                : send.send(answer, connection);
    }
}
