package io.potik.intake.channel.viber;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a Viber bot. */
final class ViberSetup {

    static final String SENDER_NAME = "senderName";
    static final String SENDER_AVATAR = "senderAvatar";

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "viber",
            "Viber",
            true,
            true,
            List.of(
                    new Field(
                            SENDER_NAME,
                            false,
                            "text",
                            new Localized(
                                    "The name above your answers, at most 28 characters. Empty: the connection's name.",
                                    "Ім'я над вашими відповідями, до 28 символів. Порожньо: назва підключення.",
                                    "Имя над вашими ответами, до 28 символов. Пусто: название подключения.")),
                    new Field(
                            SENDER_AVATAR,
                            false,
                            "url",
                            new Localized(
                                    "The address of a picture beside that name, at most 100 KB.",
                                    "Адреса зображення поруч із цим ім'ям, до 100 КБ.",
                                    "Адрес картинки рядом с этим именем, до 100 КБ."))),
            List.of(new Field(
                    ViberChannel.AUTH_TOKEN,
                    true,
                    "secret",
                    new Localized(
                            "The bot's token. Viber signs every delivery with it, and it is needed to answer people.",
                            "Токен бота. Ним Viber підписує кожне повідомлення, і з ним ви відповідаєте людям.",
                            "Токен бота. Им Viber подписывает каждое сообщение, и с ним вы отвечаете людям."))),
            List.of(
                    new Localized(
                            "Open the bot at partners.viber.com (or in the app: More, Settings, Bots, Edit info) and copy"
                                    + " its token. New bots are made under a commercial agreement with Viber.",
                            "Відкрийте бота на partners.viber.com (або в застосунку: Ще, Налаштування, Боти, Редагувати)"
                                    + " і скопіюйте його токен. Нових ботів Viber створює за комерційною угодою.",
                            "Откройте бота на partners.viber.com (или в приложении: Ещё, Настройки, Боты, Изменить) и"
                                    + " скопируйте его токен. Новых ботов Viber создаёт по коммерческому договору."),
                    new Localized(
                            "Save this connection with the token and copy its hook address. It must begin with https and"
                                    + " have a certificate of a public authority.",
                            "Збережіть це підключення з токеном і скопіюйте адресу хука. Вона має починатися з https і"
                                    + " мати сертифікат публічного центру.",
                            "Сохраните это подключение с токеном и скопируйте адрес хука. Он должен начинаться с https и"
                                    + " иметь сертификат публичного центра."),
                    new Localized(
                            "Send it to Viber once: curl -X POST https://chatapi.viber.com/pa/set_webhook -H"
                                    + " \"X-Viber-Auth-Token: <token>\" -d '{\"url\":\"<hook address>\",\"send_name\":true}'."
                                    + " The answer must hold \"status\":0.",
                            "Один раз передайте її Viber: curl -X POST https://chatapi.viber.com/pa/set_webhook -H"
                                    + " \"X-Viber-Auth-Token: <токен>\" -d '{\"url\":\"<адреса хука>\",\"send_name\":true}'."
                                    + " У відповіді має бути \"status\":0.",
                            "Один раз передайте его Viber: curl -X POST https://chatapi.viber.com/pa/set_webhook -H"
                                    + " \"X-Viber-Auth-Token: <токен>\" -d '{\"url\":\"<адрес хука>\",\"send_name\":true}'."
                                    + " В ответе должно быть \"status\":0."),
                    new Localized(
                            "Write something to the bot: the connection turns from waiting to working.",
                            "Напишіть щось боту: стан підключення зміниться з очікування на роботу.",
                            "Напишите что-нибудь боту: подключение перейдёт из ожидания в работу.")));

    private ViberSetup() {}
}
