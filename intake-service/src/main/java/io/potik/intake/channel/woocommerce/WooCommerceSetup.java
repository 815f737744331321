package io.potik.intake.channel.woocommerce;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a WooCommerce shop. */
final class WooCommerceSetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "shop",
            "WooCommerce",
            true,
            false,
            List.of(),
            List.of(new Field(
                    WooCommerceChannel.SECRET,
                    true,
                    "secret",
                    new Localized(
                            "Any long word of your own, the same in all webhooks of this shop. Deliveries are signed with it.",
                            "Довге слово, яке ви придумали, однакове в усіх вебхуках цього магазину. Ним підписують"
                                    + " повідомлення.",
                            "Длинное слово, которое вы придумали, одинаковое во всех вебхуках этого магазина. Им"
                                    + " подписывают сообщения."))),
            List.of(
                    new Localized(
                            "Save this connection with a secret and copy its hook address.",
                            "Збережіть це підключення із секретом і скопіюйте адресу хука.",
                            "Сохраните это подключение с секретом и скопируйте адрес хука."),
                    new Localized(
                            "In WordPress open WooCommerce → Settings → Advanced → Webhooks and add a webhook: status Active,"
                                    + " topic Order created, delivery URL the hook address, the secret, API version 3.",
                            "У WordPress відкрийте WooCommerce → Налаштування → Додатково → Вебхуки й додайте вебхук: стан"
                                    + " «Активний», тема «Замовлення створено», URL доставки — адреса хука, секрет, версія API"
                                    + " 3.",
                            "В WordPress откройте WooCommerce → Настройки → Дополнительно → Вебхуки и добавьте вебхук: статус"
                                    + " «Активен», тема «Заказ создан», URL доставки — адрес хука, секрет, версия API 3."),
                    new Localized(
                            "Add a second one for Order updated, with the same address and the same secret.",
                            "Додайте другий для «Замовлення оновлено» з тією самою адресою і тим самим секретом.",
                            "Добавьте второй для «Заказ обновлён» с тем же адресом и тем же секретом."),
                    new Localized(
                            "Place a test order: the connection turns from waiting to working. WooCommerce does not deliver a"
                                    + " second time, and switches a webhook off after five failures.",
                            "Зробіть тестове замовлення: стан підключення зміниться з очікування на роботу. WooCommerce не"
                                    + " надсилає вдруге й вимикає вебхук після п’яти невдач.",
                            "Сделайте тестовый заказ: подключение перейдёт из ожидания в работу. WooCommerce не отправляет"
                                    + " повторно и выключает вебхук после пяти неудач.")));

    private WooCommerceSetup() {}
}
