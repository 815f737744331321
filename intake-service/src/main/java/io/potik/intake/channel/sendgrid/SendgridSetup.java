package io.potik.intake.channel.sendgrid;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.mail.MailSetup;
import java.util.List;

/** What people are told who connect SendGrid. */
final class SendgridSetup {

    static final ProviderDescription DESCRIPTION = MailSetup.description(
            "SendGrid",
            true,
            List.of(MailSetup.field(
                    SendgridChannel.PUBLIC_KEY,
                    "text",
                    "The public key of the security policy, if the parse webhook has one (optional).",
                    "Публічний ключ політики безпеки, якщо її додано до parse webhook (необов'язково).",
                    "Публичный ключ политики безопасности, если она добавлена к parse webhook (необязательно).")),
            MailSetup.basicAuthentication(),
            List.of(
                    new Localized(
                            "Point the MX record of a subdomain, like leads.example.com, at mx.sendgrid.net.",
                            "Спрямуйте MX-запис піддомену, як-от leads.example.com, на mx.sendgrid.net.",
                            "Направьте MX-запись поддомена, например leads.example.com, на mx.sendgrid.net."),
                    new Localized(
                            "Save this connection and copy its hook address.",
                            "Збережіть це підключення і скопіюйте адресу хука.",
                            "Сохраните это подключение и скопируйте адрес хука."),
                    new Localized(
                            "In SendGrid open Settings, Inbound Parse, add the subdomain and paste the address. Tick \"POST"
                                    + " the raw, full MIME message\": nothing is lost that way.",
                            "У SendGrid відкрийте Settings, Inbound Parse, додайте піддомен і вставте адресу. Позначте"
                                    + " \"POST the raw, full MIME message\": так нічого не загубиться.",
                            "В SendGrid откройте Settings, Inbound Parse, добавьте поддомен и вставьте адрес. Отметьте"
                                    + " \"POST the raw, full MIME message\": так ничего не потеряется."),
                    new Localized(
                            "Send a mail to the address: the connection turns from waiting to working.",
                            "Надішліть на цю адресу лист: стан підключення зміниться з очікування на роботу.",
                            "Отправьте на этот адрес письмо: подключение перейдёт из ожидания в работу.")));

    private SendgridSetup() {}
}
