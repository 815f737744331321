package io.potik.intake.channel.mime;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Localized;
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
import io.potik.intake.channel.mail.SmtpSender;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A raw message ({@code message/rfc822}) by POST, from whatever server can pipe mail into a program. The content type is
 * not looked at: scripts leave the one that their tool sets.
 */
@Component
class MimeChannel implements Channel {

    private static final ProviderDescription DESCRIPTION = MailSetup.description(
            "E-mail by POST",
            true,
            List.of(),
            MailSetup.basicAuthentication(),
            List.of(
                    new Localized(
                            "Save this connection and copy its hook address.",
                            "Збережіть це підключення і скопіюйте адресу хука.",
                            "Сохраните это подключение и скопируйте адрес хука."),
                    new Localized(
                            "Let the mail server post every message there as it is, for example from an alias that pipes"
                                    + " into: curl --fail --data-binary @- and the address.",
                            "Нехай поштовий сервер надсилає туди кожен лист без змін, наприклад з аліаса, що передає"
                                    + " лист команді curl --fail --data-binary @- з цією адресою.",
                            "Пусть почтовый сервер отправляет туда каждое письмо без изменений, например из псевдонима,"
                                    + " который передаёт письмо команде curl --fail --data-binary @- с этим адресом."),
                    new Localized(
                            "Let it try again when the answer is not 200, so that nothing is lost while we restart.",
                            "Нехай він повторює спробу, якщо відповідь не 200, щоб нічого не загубилося під час"
                                    + " перезапуску.",
                            "Пусть он повторяет попытку, если ответ не 200, чтобы ничего не потерялось во время"
                                    + " перезапуска."),
                    new Localized(
                            "Send a mail to the address: the connection turns from waiting to working.",
                            "Надішліть на цю адресу лист: стан підключення зміниться з очікування на роботу.",
                            "Отправьте на этот адрес письмо: подключение перейдёт из ожидания в работу.")));

    private final MailItems items;
    private final SmtpSender sender = new SmtpSender();

    MimeChannel(Phones phones) {
        items = new MailItems(phones);
    }

    @Override
    public String provider() {
        return "mime";
    }

    @Override
    public ProviderDescription description() {
        return DESCRIPTION;
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
        if (delivery.body().length == 0) {
            throw new NotUnderstood("The body is empty.");
        }
        return List.of(items.item(Mail.ofMime(delivery.body()), delivery, connection.settings()));
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
