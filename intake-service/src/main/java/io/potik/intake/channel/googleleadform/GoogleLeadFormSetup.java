package io.potik.intake.channel.googleleadform;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect a lead form of Google Ads. */
final class GoogleLeadFormSetup {

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "form",
            "Google Ads lead form",
            true,
            false,
            List.of(),
            List.of(new Field(
                    GoogleLeadFormChannel.GOOGLE_KEY,
                    true,
                    "secret",
                    new Localized(
                            "Any word of your own, at most 50 characters. Google repeats it in every lead, so nobody else"
                                    + " can deliver here.",
                            "Слово, яке ви придумали, до 50 символів. Google повторює його в кожному ліді, тож ніхто"
                                    + " інший сюди писати не зможе.",
                            "Слово, которое вы придумали, до 50 символов. Google повторяет его в каждом лиде, поэтому"
                                    + " никто другой сюда писать не сможет."))),
            List.of(
                    new Localized(
                            "Save this connection with a key and copy its hook address.",
                            "Збережіть це підключення з ключем і скопіюйте адресу хука.",
                            "Сохраните это подключение с ключом и скопируйте адрес хука."),
                    new Localized(
                            "In Google Ads open Assets, choose the lead form, and under Export leads open Other data"
                                    + " integration options.",
                            "У Google Ads відкрийте Об'єкти, виберіть форму для потенційних клієнтів і в розділі"
                                    + " експорту відкрийте інші способи інтеграції даних.",
                            "В Google Ads откройте Объекты, выберите форму для потенциальных клиентов и в разделе"
                                    + " экспорта откройте другие способы интеграции данных."),
                    new Localized(
                            "Enter the hook address as the webhook URL and the key as the key.",
                            "Введіть адресу хука як URL вебхука, а ключ як ключ.",
                            "Введите адрес хука как URL вебхука, а ключ как ключ."),
                    new Localized(
                            "Press Send test data: it is counted as ignored here, and the connection turns from waiting"
                                    + " to working.",
                            "Натисніть «Надіслати тестові дані»: тут їх порахують як пропущені, а стан підключення"
                                    + " зміниться з очікування на роботу.",
                            "Нажмите «Отправить тестовые данные»: здесь их посчитают как пропущенные, а подключение"
                                    + " перейдёт из ожидания в работу.")));

    private GoogleLeadFormSetup() {}
}
