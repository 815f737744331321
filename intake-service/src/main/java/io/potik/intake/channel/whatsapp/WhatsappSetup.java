package io.potik.intake.channel.whatsapp;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.meta.MetaSetup;
import java.util.List;

/** What people are told who connect a WhatsApp number. */
final class WhatsappSetup {

    static final String PHONE_NUMBER_ID = "phoneNumberId";
    static final String GROUPS = "groups";

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "whatsapp",
            "WhatsApp",
            true,
            true,
            List.of(
                    new Field(
                            PHONE_NUMBER_ID,
                            false,
                            "text",
                            new Localized(
                                    "The phone number ID (WhatsApp, API setup) to write from when nobody has written"
                                            + " first. Answers go out from the number that was written to.",
                                    "Phone number ID (WhatsApp, API setup), з якого писати, якщо людина ще не писала"
                                            + " сама. Відповіді йдуть з того номера, на який написали.",
                                    "Phone number ID (WhatsApp, API setup), с которого писать, если человек ещё не писал"
                                            + " сам. Ответы уходят с того номера, на который написали.")),
                    new Field(
                            GROUPS,
                            false,
                            "flag",
                            new Localized(
                                    "Whether messages in groups are requests as well. Without it they are counted and"
                                            + " ignored.",
                                    "Чи є зверненнями також повідомлення в групах. Інакше їх лише рахують і пропускають.",
                                    "Считать ли обращениями и сообщения в группах. Иначе их только считают и"
                                            + " пропускают."))),
            List.of(
                    MetaSetup.APP_SECRET,
                    MetaSetup.VERIFY_TOKEN,
                    MetaSetup.accessToken(new Localized(
                            "A lasting access token of a system user with whatsapp_business_messaging. Needed to answer"
                                    + " people from here.",
                            "Постійний токен доступу системного користувача з дозволом whatsapp_business_messaging."
                                    + " Потрібен, щоб відповідати людям звідси.",
                            "Постоянный токен доступа системного пользователя с разрешением"
                                    + " whatsapp_business_messaging. Нужен, чтобы отвечать людям отсюда."))),
            List.of(
                    MetaSetup.APP,
                    MetaSetup.SAVE,
                    new Localized(
                            "In the app, open WhatsApp, Configuration, and enter the hook address and the verify token.",
                            "У застосунку відкрийте WhatsApp, Configuration, і введіть адресу хука та токен перевірки.",
                            "В приложении откройте WhatsApp, Configuration, и введите адрес хука и токен проверки."),
                    new Localized(
                            "Subscribe there to the field messages (and to calls, if people may call you).",
                            "Там само підпишіться на поле messages (і на calls, якщо вам можна телефонувати).",
                            "Там же подпишитесь на поле messages (и на calls, если вам можно звонить)."),
                    new Localized(
                            "Write something to the number: the connection turns from waiting to working.",
                            "Напишіть щось на цей номер: стан підключення зміниться з очікування на роботу.",
                            "Напишите что-нибудь на этот номер: подключение перейдёт из ожидания в работу.")));

    private WhatsappSetup() {}
}
