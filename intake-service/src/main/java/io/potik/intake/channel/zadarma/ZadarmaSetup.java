package io.potik.intake.channel.zadarma;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect Zadarma. */
final class ZadarmaSetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "call",
            "Zadarma",
            true,
            false,
            List.of(),
            List.of(new Field(
                    ZadarmaChannel.SECRET,
                    true,
                    "secret",
                    new Localized(
                            "The secret of your API key (Settings, Integrations and API, Keys and API). Zadarma signs every"
                                    + " notification with it.",
                            "Секрет вашого ключа API (Налаштування, Інтеграції та API, Ключі та API). Ним Zadarma"
                                    + " підписує кожне сповіщення.",
                            "Секрет вашего ключа API (Настройки, Интеграции и API, Ключи и API). Им Zadarma подписывает"
                                    + " каждое уведомление."))),
            List.of(
                    new Localized(
                            "In Zadarma, open Settings, Integrations and API, Keys and API, and generate keys if there are"
                                    + " none.",
                            "У Zadarma відкрийте Налаштування, Інтеграції та API, Ключі та API і згенеруйте ключі, якщо"
                                    + " їх ще немає.",
                            "В Zadarma откройте Настройки, Интеграции и API, Ключи и API и сгенерируйте ключи, если их"
                                    + " ещё нет."),
                    new Localized(
                            "Save this connection with the secret and copy its hook address.",
                            "Збережіть це підключення із секретом і скопіюйте адресу хука.",
                            "Сохраните это подключение с секретом и скопируйте адрес хука."),
                    new Localized(
                            "In PBX calls notifications, paste the address, switch on NOTIFY_END, NOTIFY_OUT_END and"
                                    + " NOTIFY_RECORD, and save; Zadarma tries the address at once.",
                            "У розділі сповіщень про дзвінки АТС вставте адресу, увімкніть NOTIFY_END, NOTIFY_OUT_END і"
                                    + " NOTIFY_RECORD та збережіть; Zadarma одразу перевірить адресу.",
                            "В разделе уведомлений о звонках АТС вставьте адрес, включите NOTIFY_END, NOTIFY_OUT_END и"
                                    + " NOTIFY_RECORD и сохраните; Zadarma сразу проверит адрес."),
                    new Localized(
                            "Call one of your numbers and hang up: the connection turns from waiting to working.",
                            "Зателефонуйте на один зі своїх номерів і покладіть слухавку: стан підключення зміниться з"
                                    + " очікування на роботу.",
                            "Позвоните на один из своих номеров и положите трубку: подключение перейдёт из ожидания в"
                                    + " работу.")));

    private ZadarmaSetup() {}
}
