package io.potik.intake.channel.telegram;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a bot. */
final class TelegramSetup {

    static final String GROUPS = "groups";

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "telegram",
            "Telegram",
            true,
            true,
            List.of(new Field(
                    GROUPS,
                    false,
                    "flag",
                    new Localized(
                            "Whether messages in groups are requests as well. Without it they are counted and ignored.",
                            "Чи є зверненнями також повідомлення в групах. Інакше їх лише рахують і пропускають.",
                            "Считать ли обращениями и сообщения в группах. Иначе их только считают и пропускают."))),
            List.of(
                    new Field(
                            TelegramChannel.SECRET_TOKEN,
                            true,
                            "secret",
                            new Localized(
                                    "Any long word of your own (A-Z, a-z, 0-9, _ and -). Telegram repeats it with every"
                                            + " delivery, so nobody else can deliver here.",
                                    "Довге слово, яке ви придумали (A-Z, a-z, 0-9, _ та -). Telegram додає його до"
                                            + " кожного повідомлення, тож ніхто інший сюди писати не зможе.",
                                    "Длинное слово, которое вы придумали (A-Z, a-z, 0-9, _ и -). Telegram добавляет его"
                                            + " к каждому сообщению, поэтому никто другой сюда писать не сможет.")),
                    new Field(
                            TelegramChannel.BOT_TOKEN,
                            false,
                            "secret",
                            new Localized(
                                    "The bot's token from @BotFather. Needed to answer people from here.",
                                    "Токен бота від @BotFather. Потрібен, щоб відповідати людям звідси.",
                                    "Токен бота от @BotFather. Нужен, чтобы отвечать людям отсюда."))),
            List.of(
                    new Localized(
                            "In Telegram, write /newbot to @BotFather (or /token for a bot you have) and copy its token.",
                            "У Telegram напишіть @BotFather команду /newbot (або /token для наявного бота) і скопіюйте"
                                    + " токен.",
                            "В Telegram напишите @BotFather команду /newbot (или /token для готового бота) и скопируйте"
                                    + " токен."),
                    new Localized(
                            "Save this connection with a secret token and copy its hook address.",
                            "Збережіть це підключення із секретним токеном і скопіюйте адресу хука.",
                            "Сохраните это подключение с секретным токеном и скопируйте адрес хука."),
                    new Localized(
                            "Open https://api.telegram.org/bot<token>/setWebhook?url=<hook address>"
                                    + "&secret_token=<secret token> once in a browser.",
                            "Один раз відкрийте у браузері https://api.telegram.org/bot<токен>/setWebhook?"
                                    + "url=<адреса хука>&secret_token=<секретний токен>.",
                            "Один раз откройте в браузере https://api.telegram.org/bot<токен>/setWebhook?"
                                    + "url=<адрес хука>&secret_token=<секретный токен>."),
                    new Localized(
                            "Write something to the bot: the connection turns from waiting to working.",
                            "Напишіть щось боту: стан підключення зміниться з очікування на роботу.",
                            "Напишите что-нибудь боту: подключение перейдёт из ожидания в работу.")));

    private TelegramSetup() {}
}
