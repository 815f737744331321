package io.potik.intake.channel.sendgrid;

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
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Takes;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.mail.BasicAuthentication;
import io.potik.intake.channel.mail.Mail;
import io.potik.intake.channel.mail.MailItems;
import io.potik.intake.channel.mail.MailSetup;
import io.potik.intake.channel.mail.PostedFields;
import io.potik.intake.channel.mail.SmtpSender;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** SendGrid's Inbound Parse. It signs only when a security policy says so; then the connection knows the public key. */
@Component
class SendgridChannel implements Channel {

    static final String PUBLIC_KEY = "publicKey";
    private static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    private static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

    private final MailItems items;
    private final SmtpSender sender = new SmtpSender();

    SendgridChannel(Phones phones) {
        items = new MailItems(phones);
    }

    @Override
    public String provider() {
        return "sendgrid";
    }

    @Override
    public ProviderDescription description() {
        return SendgridSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        var errors = new ArrayList<>(MailSetup.check(settings));
        var key = settings.text(PUBLIC_KEY);
        if (key != null && SendgridSignature.key(key) == null) {
            errors.add(new SettingError(PUBLIC_KEY, "It is no public key as the security policy shows it."));
        }
        return errors;
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        return BasicAuthentication.check(secrets);
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        var key = connection.settings().text(PUBLIC_KEY);
        var verified = BasicAuthentication.verify(delivery, connection);
        if (!(verified instanceof Verification.Accepted) || key == null) {
            return verified;
        }
        return SendgridSignature.isBy(key, delivery.header(TIMESTAMP), delivery.body(), delivery.header(SIGNATURE))
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401,
                        delivery.header(SIGNATURE) == null
                                ? "A delivery came without a signature: attach the security policy to the parse webhook."
                                : "A delivery came with a signature that does not fit the public key.");
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
        var fields = PostedFields.read(delivery);
        var mime = fields.bytes("email");
        var mail = mime == null || mime.length == 0 ? SendgridFields.mail(fields) : Mail.ofMime(mime);
        return List.of(items.item(mail, delivery, connection.settings()));
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
