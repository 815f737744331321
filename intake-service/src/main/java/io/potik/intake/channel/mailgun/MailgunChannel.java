package io.potik.intake.channel.mailgun;

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
import io.potik.intake.channel.mail.Mail;
import io.potik.intake.channel.mail.MailItems;
import io.potik.intake.channel.mail.MailSetup;
import io.potik.intake.channel.mail.PostedFields;
import io.potik.intake.channel.mail.SmtpSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A Mailgun route. What is signed is a timestamp and a token in the body. 406 is final to Mailgun; anything else that is
 * not 200 it posts again for about eight hours, so a wrong key answers 401 and can be put right in that time.
 */
@Component
class MailgunChannel implements Channel {

    static final String SIGNING_KEY = "signingKey";

    /** Longer than Mailgun tries (5, 10, 15 minutes, 1, 2, 4 hours), so that no last try is refused as an old one. */
    private static final Duration OLDEST = Duration.ofHours(12);

    private static final Duration CLOCKS = Duration.ofMinutes(15);

    private final MailItems items;
    private final SmtpSender sender = new SmtpSender();

    MailgunChannel(Phones phones) {
        items = new MailItems(phones);
    }

    @Override
    public String provider() {
        return "mailgun";
    }

    @Override
    public ProviderDescription description() {
        return MailgunSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        return MailSetup.check(settings);
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        var key = secrets.values().get(SIGNING_KEY);
        return key == null || (!key.isBlank() && key.equals(key.strip()))
                ? List.of()
                : List.of(new SettingError(SIGNING_KEY, "There is nothing in it, or spaces around it."));
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        PostedFields fields;
        try {
            fields = PostedFields.read(delivery);
        } catch (NotUnderstood e) {
            return new Verification.Refused(406, "A delivery came without a form in it, so without a signature.");
        }
        var timestamp = fields.text("timestamp");
        var token = fields.text("token");
        var signature = fields.text("signature");
        if (timestamp == null || token == null || signature == null) {
            return new Verification.Refused(406, "A delivery came without a timestamp, a token or a signature.");
        }
        if (!MailgunSignature.isBy(connection.valid(SIGNING_KEY), timestamp, token, signature)) {
            return new Verification.Refused(401, "A delivery came that was signed with another key than this one's.");
        }
        var signed = time(timestamp);
        return signed == null
                        || signed.isBefore(delivery.receivedAt().minus(OLDEST))
                        || signed.isAfter(delivery.receivedAt().plus(CLOCKS))
                ? new Verification.Late(406, "A delivery came with an old signature: somebody may have kept it.")
                : Verification.ACCEPTED;
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
        var mime = fields.bytes("body-mime");
        var mail = mime == null ? MailgunFields.mail(fields) : Mail.ofMime(mime);
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

    private static @Nullable Instant time(String timestamp) {
        return timestamp.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(timestamp)) : null;
    }
}
