package io.potik.intake.channel.shopify;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a Shopify store. */
final class ShopifySetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "shop",
            "Shopify",
            true,
            false,
            List.of(),
            List.of(new Field(
                    ShopifyChannel.CLIENT_SECRET,
                    true,
                    "secret",
                    new Localized(
                            "What Shopify signs deliveries with: the key below the list of webhooks in the admin, or the"
                                    + " client secret of your app if the app made the webhooks.",
                            "Чим Shopify підписує повідомлення: ключ під списком вебхуків в адмінці або client secret"
                                    + " вашого застосунку, якщо вебхуки створив він.",
                            "Чем Shopify подписывает сообщения: ключ под списком вебхуков в админке или client secret"
                                    + " вашего приложения, если вебхуки создало оно."))),
            List.of(
                    new Localized(
                            "In the Shopify admin open Settings → Notifications → Webhooks and copy the key below the list.",
                            "В адмінці Shopify відкрийте Settings → Notifications → Webhooks і скопіюйте ключ під списком.",
                            "В админке Shopify откройте Settings → Notifications → Webhooks и скопируйте ключ под списком."),
                    new Localized(
                            "Save this connection with that key as its client secret and copy its hook address.",
                            "Збережіть це підключення з цим ключем як client secret і скопіюйте адресу хука.",
                            "Сохраните это подключение с этим ключом как client secret и скопируйте адрес хука."),
                    new Localized(
                            "Create webhooks for Order creation, Order update, Order payment and Order cancellation, in JSON,"
                                    + " each with the hook address.",
                            "Створіть вебхуки для Order creation, Order update, Order payment та Order cancellation у"
                                    + " форматі JSON, кожен з адресою хука.",
                            "Создайте вебхуки для Order creation, Order update, Order payment и Order cancellation в"
                                    + " формате JSON, каждый с адресом хука."),
                    new Localized(
                            "Press “Send test” beside one of them: the connection turns from waiting to working, and a test"
                                    + " order appears, which you may cancel.",
                            "Натисніть “Send test” біля одного з них: стан підключення зміниться з очікування на роботу, і"
                                    + " з’явиться тестове замовлення, яке можна скасувати.",
                            "Нажмите “Send test” возле одного из них: подключение перейдёт из ожидания в работу, и появится"
                                    + " тестовый заказ, который можно отменить.")));

    private ShopifySetup() {}
}
