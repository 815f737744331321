package io.potik.intake.channel.horoshop;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a Horoshop store. */
final class HoroshopSetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "shop",
            "Horoshop",
            true,
            false,
            List.of(),
            List.of(
                    new Field(
                            HoroshopChannel.TOKEN,
                            false,
                            "secret",
                            new Localized(
                                    "Horoshop does not sign what it sends. A word of your own here, repeated as ?token=… at the end of"
                                            + " the subscribed address, proves that a delivery comes from the store.",
                                    "Хорошоп не підписує те, що надсилає. Ваше власне слово тут, повторене як ?token=… наприкінці"
                                            + " підписаної адреси, доводить, що повідомлення надійшло з магазину.",
                                    "Хорошоп не подписывает то, что отправляет. Ваше собственное слово здесь, повторённое как"
                                            + " ?token=… в конце подписанного адреса, доказывает, что сообщение пришло из магазина."))),
            List.of(
                    new Localized(
                            "Save this connection and copy its hook address; with a token, add ?token=<token> to it.",
                            "Збережіть це підключення і скопіюйте адресу хука; якщо є токен, додайте до неї"
                                    + " ?token=<токен>.",
                            "Сохраните это подключение и скопируйте адрес хука; если есть токен, добавьте к нему"
                                    + " ?token=<токен>."),
                    new Localized(
                            "Get an API token of the store: POST https://<store>/api/auth/ with {\"login\":…,\"password\":…}.",
                            "Отримайте API-токен магазину: POST https://<магазин>/api/auth/ з {\"login\":…,\"password\":…}.",
                            "Получите API-токен магазина: POST https://<магазин>/api/auth/ с {\"login\":…,\"password\":…}."),
                    new Localized(
                            "Subscribe the address with POST https://<store>/api/hooks/subscribe/ and"
                                    + " {\"token\":…,\"event\":\"order_created\",\"target_url\":\"<hook address>\"}; the same for"
                                    + " order_update, order_paid and request_call_me. Adding event=<event> to the address"
                                    + " helps to tell them apart.",
                            "Підпишіть адресу через POST https://<магазин>/api/hooks/subscribe/ з"
                                    + " {\"token\":…,\"event\":\"order_created\",\"target_url\":\"<адреса хука>\"}; так само для"
                                    + " order_update, order_paid і request_call_me. Параметр event=<подія> в адресі допомагає"
                                    + " їх розрізняти.",
                            "Подпишите адрес через POST https://<магазин>/api/hooks/subscribe/ с"
                                    + " {\"token\":…,\"event\":\"order_created\",\"target_url\":\"<адрес хука>\"}; то же для"
                                    + " order_update, order_paid и request_call_me. Параметр event=<событие> в адресе помогает"
                                    + " их различать."),
                    new Localized(
                            "Place a test order. Horoshop sends about every five minutes; then the connection turns from"
                                    + " waiting to working.",
                            "Зробіть тестове замовлення. Хорошоп надсилає приблизно раз на п’ять хвилин; тоді стан підключення"
                                    + " зміниться з очікування на роботу.",
                            "Сделайте тестовый заказ. Хорошоп отправляет примерно раз в пять минут; тогда подключение перейдёт"
                                    + " из ожидания в работу.")));

    private HoroshopSetup() {}
}
