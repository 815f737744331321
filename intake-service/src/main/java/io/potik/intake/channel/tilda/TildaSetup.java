package io.potik.intake.channel.tilda;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a site made with Tilda. */
final class TildaSetup {

    static final String API_KEY_NAME = "apiKeyName";

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "form",
            "Tilda",
            true,
            false,
            List.of(new Field(
                    API_KEY_NAME,
                    false,
                    "text",
                    new Localized(
                            "What the API key is called in Tilda, if it is not called apikey.",
                            "Як ключ API названо в Tilda, якщо не apikey.",
                            "Как ключ API назван в Tilda, если не apikey."))),
            List.of(new Field(
                    TildaChannel.API_KEY,
                    false,
                    "secret",
                    new Localized(
                            "Any long word of your own, entered in Tilda as the API key of the webhook, sent in a header"
                                    + " or in a field. Without it the address alone is the secret.",
                            "Довге слово, яке ви придумали, введене в Tilda як ключ API вебхука; надсилати в заголовку"
                                    + " або в полі. Без нього секретом є лише сама адреса.",
                            "Длинное слово, которое вы придумали, введённое в Tilda как ключ API вебхука; отправлять в"
                                    + " заголовке или в поле. Без него секретом служит только сам адрес."))),
            List.of(
                    new Localized(
                            "Save this connection and copy its hook address.",
                            "Збережіть це підключення і скопіюйте адресу хука.",
                            "Сохраните это подключение и скопируйте адрес хука."),
                    new Localized(
                            "In Tilda open Site settings, Forms, Webhook, paste the address, and let it send cookies"
                                    + " along: they say where people came from. Only that is read of them.",
                            "У Tilda відкрийте Налаштування сайту, Форми, Webhook, вставте адресу і ввімкніть надсилання"
                                    + " cookies: з них видно, звідки прийшла людина. Більше нічого з них не зберігається.",
                            "В Tilda откройте Настройки сайта, Формы, Webhook, вставьте адрес и включите отправку"
                                    + " cookies: по ним видно, откуда пришёл человек. Больше ничего из них не хранится."),
                    new Localized(
                            "Choose the webhook as a receiver in every form block, and publish the pages again.",
                            "Виберіть цей вебхук приймачем даних у кожному блоці з формою і знову опублікуйте сторінки.",
                            "Выберите этот вебхук приёмником данных в каждом блоке с формой и снова опубликуйте страницы."),
                    new Localized(
                            "Fill a form in once: the connection turns from waiting to working.",
                            "Заповніть форму один раз: стан підключення зміниться з очікування на роботу.",
                            "Заполните форму один раз: подключение перейдёт из ожидания в работу.")));

    private TildaSetup() {}
}
