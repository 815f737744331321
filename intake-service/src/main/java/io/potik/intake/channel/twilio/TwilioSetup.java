package io.potik.intake.channel.twilio;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect Twilio. */
final class TwilioSetup {

    static final String PUBLIC_URL = "publicUrl";
    static final String FORWARD_TO = "forwardTo";

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "call",
            "Twilio",
            true,
            false,
            List.of(
                    new Field(
                            PUBLIC_URL,
                            false,
                            "url",
                            new Localized(
                                    "The address exactly as it is entered at Twilio, if it is not the hook address (a"
                                            + " proxy, another name). Twilio signs it.",
                                    "Адреса точно така, як її введено у Twilio, якщо це не адреса хука (проксі, інше"
                                            + " ім'я). Twilio підписує саме її.",
                                    "Адрес точно такой, как он введён в Twilio, если это не адрес хука (прокси, другое"
                                            + " имя). Twilio подписывает именно его.")),
                    new Field(
                            FORWARD_TO,
                            false,
                            "list",
                            new Localized(
                                    "Numbers (+380…) or SIP addresses that ring when somebody calls. Without them an"
                                            + " incoming call ends at once and counts as missed.",
                                    "Номери (+380…) або SIP-адреси, на які переадресовувати дзвінок. Без них вхідний"
                                            + " дзвінок одразу завершується і вважається пропущеним.",
                                    "Номера (+380…) или SIP-адреса, на которые переадресовать звонок. Без них входящий"
                                            + " звонок сразу завершается и считается пропущенным."))),
            List.of(new Field(
                    TwilioChannel.AUTH_TOKEN,
                    true,
                    "secret",
                    new Localized(
                            "The auth token of the account, shown on the first page of Twilio's console.",
                            "Auth Token облікового запису; його видно на першій сторінці консолі Twilio.",
                            "Auth Token учётной записи; он виден на первой странице консоли Twilio."))),
            List.of(
                    new Localized(
                            "Save this connection with the auth token and copy its hook address.",
                            "Збережіть це підключення з Auth Token і скопіюйте адресу хука.",
                            "Сохраните это подключение с Auth Token и скопируйте адрес хука."),
                    new Localized(
                            "In Twilio, open Phone Numbers, Manage, Active numbers, and choose the number.",
                            "У Twilio відкрийте Phone Numbers, Manage, Active numbers і виберіть номер.",
                            "В Twilio откройте Phone Numbers, Manage, Active numbers и выберите номер."),
                    new Localized(
                            "Paste the address for “A call comes in”, “Call status changes” and “A message comes in”, each"
                                    + " as HTTP POST.",
                            "Вставте адресу в поля «A call comes in», «Call status changes» і «A message comes in», скрізь"
                                    + " HTTP POST.",
                            "Вставьте адрес в поля «A call comes in», «Call status changes» и «A message comes in», везде"
                                    + " HTTP POST."),
                    new Localized(
                            "Call the number or send it a message: the connection turns from waiting to working.",
                            "Зателефонуйте на номер або надішліть повідомлення: стан підключення зміниться з очікування"
                                    + " на роботу.",
                            "Позвоните на номер или отправьте сообщение: подключение перейдёт из ожидания в работу.")));

    private TwilioSetup() {}
}
