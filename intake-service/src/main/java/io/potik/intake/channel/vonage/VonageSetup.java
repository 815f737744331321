package io.potik.intake.channel.vonage;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect Vonage. */
final class VonageSetup {

    static final String FORWARD_TO = "forwardTo";
    static final String SIGNED_SMS = "signedSms";

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "call",
            "Vonage",
            true,
            false,
            List.of(
                    new Field(
                            FORWARD_TO,
                            false,
                            "text",
                            new Localized(
                                    "The number (+380…) that rings when somebody calls. Without it an incoming call ends"
                                            + " at once and counts as missed.",
                                    "Номер (+380…), на який переадресовувати дзвінок. Без нього вхідний дзвінок одразу"
                                            + " завершується і вважається пропущеним.",
                                    "Номер (+380…), на который переадресовать звонок. Без него входящий звонок сразу"
                                            + " завершается и считается пропущенным.")),
                    new Field(
                            SIGNED_SMS,
                            false,
                            "flag",
                            new Localized(
                                    "Refuse text messages without a signature. Only if Vonage's support has switched"
                                            + " signed SMS on for your account.",
                                    "Не приймати SMS без підпису. Лише якщо підтримка Vonage увімкнула підписані SMS"
                                            + " для вашого облікового запису.",
                                    "Не принимать SMS без подписи. Только если поддержка Vonage включила подписанные"
                                            + " SMS для вашей учётной записи."))),
            List.of(new Field(
                    VonageChannel.SIGNATURE_SECRET,
                    false,
                    "secret",
                    new Localized(
                            "The signature secret from Vonage's API settings. With it, only what Vonage has signed is"
                                    + " accepted.",
                            "Signature secret із налаштувань API у Vonage. З ним приймається лише те, що підписав"
                                    + " Vonage.",
                            "Signature secret из настроек API в Vonage. С ним принимается только то, что подписал"
                                    + " Vonage."))),
            List.of(
                    new Localized(
                            "In Vonage's dashboard, open API settings and copy the signature secret.",
                            "У панелі Vonage відкрийте API settings і скопіюйте signature secret.",
                            "В панели Vonage откройте API settings и скопируйте signature secret."),
                    new Localized(
                            "Save this connection with the secret and copy its hook address.",
                            "Збережіть це підключення із секретом і скопіюйте адресу хука.",
                            "Сохраните это подключение с секретом и скопируйте адрес хука."),
                    new Localized(
                            "Create an application with the Voice capability, paste the address as its answer URL and its"
                                    + " event URL, switch on signed webhooks, and link your number to it. For text messages,"
                                    + " paste the address as the inbound URL.",
                            "Створіть застосунок із можливістю Voice, вставте адресу як answer URL та event URL, увімкніть"
                                    + " signed webhooks і прив'яжіть до нього свій номер. Для SMS вставте адресу як"
                                    + " inbound URL.",
                            "Создайте приложение с возможностью Voice, вставьте адрес как answer URL и event URL, включите"
                                    + " signed webhooks и привяжите к нему свой номер. Для SMS вставьте адрес как"
                                    + " inbound URL."),
                    new Localized(
                            "Call the number and hang up: the connection turns from waiting to working.",
                            "Зателефонуйте на номер і покладіть слухавку: стан підключення зміниться з очікування на"
                                    + " роботу.",
                            "Позвоните на номер и положите трубку: подключение перейдёт из ожидания в работу.")));

    private VonageSetup() {}
}
