package io.potik.intake.channel.postmark;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Takes;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.mail.BasicAuthentication;
import io.potik.intake.channel.mail.MailItems;
import io.potik.intake.channel.mail.MailSetup;
import io.potik.intake.channel.mail.SmtpSender;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Postmark's inbound webhook. Nothing is signed; a user and a password can stand in the address. 403 would make Postmark
 * give the mail up, so a wrong password answers 401 and is tried again for half a day.
 */
@Component
class PostmarkChannel implements Channel {

    private final MailItems items;
    private final SmtpSender sender = new SmtpSender();

    PostmarkChannel(Phones phones) {
        items = new MailItems(phones);
    }

    @Override
    public String provider() {
        return "postmark";
    }

    @Override
    public ProviderDescription description() {
        return PostmarkSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        return MailSetup.check(settings);
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        return BasicAuthentication.check(secrets);
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return BasicAuthentication.verify(delivery, connection);
    }

    @Override
    public boolean carriesFiles() {
        return true;
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var root = DeliveryJson.read(delivery.body());
        if (!root.isObject()) {
            throw new NotUnderstood("The JSON is no object.");
        }
        // Postmark's other webhooks (bounces, openings) say what they are; an inbound mail does not.
        var record = root.path("RecordType").asString("");
        if (!record.isEmpty() && !record.equals("Inbound")) {
            return List.of(new Item.Ignored(
                    "sha256:" + Secrets.fingerprint(delivery.body()),
                    Item.FOR_EVER,
                    "notInbound",
                    "It is news of a mail that was sent: Postmark's inbound webhook belongs here."));
        }
        return List.of(items.item(new PostmarkMail(root).mail(), delivery, connection.settings()));
    }

    @Override
    public Takes takes() {
        return SmtpSender.TAKES;
    }

    @Override
    public SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        return sender.send(answer, connection);
    }
}
