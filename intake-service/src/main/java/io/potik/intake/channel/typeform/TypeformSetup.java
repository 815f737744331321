package io.potik.intake.channel.typeform;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a form of Typeform. */
final class TypeformSetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "form",
            "Typeform",
            true,
            false,
            List.of(),
            List.of(new Field(
                    TypeformChannel.SECRET,
                    true,
                    "secret",
                    new Localized(
                            "Any long word of your own. Typeform signs every response with it.",
                            "Довге слово, яке ви придумали. Ним Typeform підписує кожну відповідь.",
                            "Длинное слово, которое вы придумали. Им Typeform подписывает каждый ответ."))),
            List.of(
                    new Localized(
                            "Save this connection with a secret and copy its hook address.",
                            "Збережіть це підключення із секретом і скопіюйте адресу хука.",
                            "Сохраните это подключение с секретом и скопируйте адрес хука."),
                    new Localized(
                            "In Typeform open the form, Connect, Webhooks, Add a webhook, and paste the address.",
                            "У Typeform відкрийте форму, Connect, Webhooks, Add a webhook і вставте адресу.",
                            "В Typeform откройте форму, Connect, Webhooks, Add a webhook и вставьте адрес."),
                    new Localized(
                            "Edit the webhook, enter the same secret, and switch it on.",
                            "Відредагуйте вебхук, введіть той самий секрет і ввімкніть його.",
                            "Отредактируйте вебхук, введите тот же секрет и включите его."),
                    new Localized(
                            "Ask for an e-mail address or a phone number, and name hidden fields utm_source, utm_medium"
                                    + " and so on to know where people came from.",
                            "Питайте електронну пошту або телефон і назвіть приховані поля utm_source, utm_medium тощо,"
                                    + " щоб знати, звідки прийшла людина.",
                            "Спрашивайте электронную почту или телефон и назовите скрытые поля utm_source, utm_medium и"
                                    + " так далее, чтобы знать, откуда пришёл человек.")));

    private TypeformSetup() {}
}
