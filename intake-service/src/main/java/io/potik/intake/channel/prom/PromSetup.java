package io.potik.intake.channel.prom;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a shop at Prom.ua. */
final class PromSetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "shop",
            "Prom.ua",
            false,
            false,
            List.of(new Field(
                    PromChannel.MESSAGES,
                    false,
                    "flag",
                    new Localized(
                            "Whether messages that people write to the shop are requests as well. The token then needs the"
                                    + " right to read messages.",
                            "Чи є зверненнями також повідомлення, які пишуть магазину. Тоді токену потрібне право читати"
                                    + " повідомлення.",
                            "Считать ли обращениями и сообщения, которые пишут магазину. Тогда токену нужно право читать"
                                    + " сообщения."))),
            List.of(new Field(
                    PromChannel.TOKEN,
                    true,
                    "secret",
                    new Localized(
                            "The API token of the shop with the right to read orders.",
                            "API-токен магазину з правом читати замовлення.",
                            "API-токен магазина с правом читать заказы."))),
            List.of(
                    new Localized(
                            "In the cabinet at my.prom.ua open Settings → API tokens and make a token that may read orders.",
                            "У кабінеті my.prom.ua відкрийте Налаштування → Керування API-токенами і створіть токен з доступом"
                                    + " на читання замовлень.",
                            "В кабинете my.prom.ua откройте Настройки → Управление API-токенами и создайте токен с доступом на"
                                    + " чтение заказов."),
                    new Localized(
                            "Save this connection with the token. Nothing has to be entered at Prom: it is asked once a minute.",
                            "Збережіть це підключення з токеном. У Prom нічого вводити не треба: його опитують щохвилини.",
                            "Сохраните это подключение с токеном. В Prom ничего вводить не нужно: его опрашивают каждую"
                                    + " минуту."),
                    new Localized(
                            "Within a few minutes the connection turns from waiting to working; orders that changed since"
                                    + " yesterday come at once.",
                            "За кілька хвилин стан підключення зміниться з очікування на роботу; замовлення, змінені від вчора,"
                                    + " надійдуть одразу.",
                            "Через несколько минут подключение перейдёт из ожидания в работу; заказы, изменённые со вчера,"
                                    + " придут сразу.")));

    private PromSetup() {}
}
