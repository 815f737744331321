package io.potik.intake.channel.mailgun;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.mail.MailSetup;
import java.util.List;

/** What people are told who connect Mailgun. */
final class MailgunSetup {

    static final ProviderDescription DESCRIPTION = MailSetup.description(
            "Mailgun",
            true,
            List.of(),
            List.of(new Field(
                    MailgunChannel.SIGNING_KEY,
                    true,
                    "secret",
                    new Localized(
                            "The HTTP webhook signing key of the account (not an API key).",
                            "HTTP webhook signing key облікового запису (не API-ключ).",
                            "HTTP webhook signing key учётной записи (не API-ключ)."))),
            List.of(
                    new Localized(
                            "In Mailgun open API security and copy the HTTP webhook signing key.",
                            "У Mailgun відкрийте API security і скопіюйте HTTP webhook signing key.",
                            "В Mailgun откройте API security и скопируйте HTTP webhook signing key."),
                    new Localized(
                            "Save this connection with the key and copy its hook address.",
                            "Збережіть це підключення з ключем і скопіюйте адресу хука.",
                            "Сохраните это подключение с ключом и скопируйте адрес хука."),
                    new Localized(
                            "Under Receiving create a route that matches your address, with the action forward to the hook"
                                    + " address.",
                            "У розділі Receiving створіть маршрут для вашої адреси з дією forward на адресу хука.",
                            "В разделе Receiving создайте маршрут для вашего адреса с действием forward на адрес хука."),
                    new Localized(
                            "Send a mail to the address: the connection turns from waiting to working.",
                            "Надішліть на цю адресу лист: стан підключення зміниться з очікування на роботу.",
                            "Отправьте на этот адрес письмо: подключение перейдёт из ожидания в работу.")));

    private MailgunSetup() {}
}
