package io.potik.intake.channel.rozetka;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a seller's account at Rozetka. */
final class RozetkaSetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "shop",
            "Rozetka",
            false,
            false,
            List.of(),
            List.of(
                    new Field(
                            RozetkaChannel.USERNAME,
                            true,
                            "secret",
                            new Localized(
                                    "The user name with which the seller's cabinet is entered.",
                                    "Логін, з яким входять у кабінет продавця.",
                                    "Логин, с которым входят в кабинет продавца.")),
                    new Field(
                            RozetkaChannel.PASSWORD,
                            true,
                            "secret",
                            new Localized("The password that goes with it.", "Пароль до нього.", "Пароль к нему."))),
            List.of(
                    new Localized(
                            "In the seller's cabinet at seller.rozetka.com.ua make a user of its own for Potik who may only see"
                                    + " orders.",
                            "У кабінеті seller.rozetka.com.ua створіть для Potik окремого користувача, який бачить лише"
                                    + " замовлення.",
                            "В кабинете seller.rozetka.com.ua создайте для Potik отдельного пользователя, который видит только"
                                    + " заказы."),
                    new Localized(
                            "Save this connection with that user name and password. Rozetka is asked every two minutes.",
                            "Збережіть це підключення з цим логіном і паролем. Rozetka опитують кожні дві хвилини.",
                            "Сохраните это подключение с этим логином и паролем. Rozetka опрашивают каждые две минуты."),
                    new Localized(
                            "Within a few minutes the connection turns from waiting to working; orders that changed since"
                                    + " yesterday come at once.",
                            "За кілька хвилин стан підключення зміниться з очікування на роботу; замовлення, змінені від вчора,"
                                    + " надійдуть одразу.",
                            "Через несколько минут подключение перейдёт из ожидания в работу; заказы, изменённые со вчера,"
                                    + " придут сразу.")));

    private RozetkaSetup() {}
}
