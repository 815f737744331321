package io.potik.intake.channel.postmark;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.mail.MailSetup;
import java.util.List;

/** What people are told who connect Postmark. */
final class PostmarkSetup {

    static final ProviderDescription DESCRIPTION = MailSetup.description(
            "Postmark",
            true,
            List.of(),
            MailSetup.basicAuthentication(),
            List.of(
                    new Localized(
                            "Save this connection and copy its hook address; with a user and a password it becomes"
                                    + " https://user:password@ and the rest.",
                            "Збережіть це підключення і скопіюйте адресу хука; з користувачем і паролем вона починається"
                                    + " з https://user:password@.",
                            "Сохраните это подключение и скопируйте адрес хука; с пользователем и паролем он начинается"
                                    + " с https://user:password@."),
                    new Localized(
                            "In Postmark open the server, its inbound stream and Settings, and paste the address as the"
                                    + " webhook.",
                            "У Postmark відкрийте сервер, його inbound stream і Settings та вставте адресу як webhook.",
                            "В Postmark откройте сервер, его inbound stream и Settings и вставьте адрес как webhook."),
                    new Localized(
                            "Let your mailbox forward to the inbound address that Postmark shows there.",
                            "Нехай ваша скринька пересилає листи на вхідну адресу, яку там показує Postmark.",
                            "Пусть ваш ящик пересылает письма на входящий адрес, который там показывает Postmark."),
                    new Localized(
                            "Send a mail to the address: the connection turns from waiting to working.",
                            "Надішліть на цю адресу лист: стан підключення зміниться з очікування на роботу.",
                            "Отправьте на этот адрес письмо: подключение перейдёт из ожидания в работу.")));

    private PostmarkSetup() {}
}
