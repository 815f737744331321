package io.potik.intake.channel.ringostat;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect Ringostat. */
final class RingostatSetup {

    static final String FIELDS = "fields";

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "call",
            "Ringostat",
            true,
            false,
            List.of(new Field(
                    FIELDS,
                    false,
                    "list",
                    new Localized(
                            "Only if you have renamed fields in Ringostat: ours=theirs, like caller=my_phone. Ours are: "
                                    + String.join(", ", RingostatFields.NAMES) + ".",
                            "Лише якщо ви перейменували поля в Ringostat: наше=ваше, наприклад caller=my_phone. Наші"
                                    + " назви: " + String.join(", ", RingostatFields.NAMES) + ".",
                            "Только если вы переименовали поля в Ringostat: наше=ваше, например caller=my_phone. Наши"
                                    + " названия: " + String.join(", ", RingostatFields.NAMES) + "."))),
            List.of(new Field(
                    RingostatChannel.TOKEN,
                    false,
                    "secret",
                    new Localized(
                            "Any long word of your own. Ringostat has to send it with every call, as a parameter token or"
                                    + " in the Authorization header; without it nothing is accepted.",
                            "Довге слово, яке ви придумали. Ringostat має надсилати його з кожним дзвінком у параметрі"
                                    + " token або в заголовку Authorization; без нього нічого не приймається.",
                            "Длинное слово, которое вы придумали. Ringostat должен отправлять его с каждым звонком в"
                                    + " параметре token или в заголовке Authorization; без него ничего не"
                                    + " принимается."))),
            List.of(
                    new Localized(
                            "Save this connection and copy its hook address.",
                            "Збережіть це підключення і скопіюйте адресу хука.",
                            "Сохраните это подключение и скопируйте адрес хука."),
                    new Localized(
                            "In Ringostat, open Integration, Webhooks 2.0, and create a webhook for the event “After call”"
                                    + " with this address, method POST and format JSON; create a second one for “After"
                                    + " outgoing call”.",
                            "У Ringostat відкрийте Інтеграція, Webhooks 2.0 і створіть вебхук для події «Після дзвінка» з"
                                    + " цією адресою, методом POST і форматом JSON; створіть другий для події «Після"
                                    + " вихідного дзвінка».",
                            "В Ringostat откройте Интеграция, Webhooks 2.0 и создайте вебхук для события «После звонка» с"
                                    + " этим адресом, методом POST и форматом JSON; создайте второй для события «После"
                                    + " исходящего звонка»."),
                    new Localized(
                            "Choose at least these parameters: call_id, calldate, caller, dst, call_type, disposition,"
                                    + " billsec, recording, employee_fio, utm_source, utm_medium, utm_campaign, landing.",
                            "Виберіть щонайменше такі параметри: call_id, calldate, caller, dst, call_type, disposition,"
                                    + " billsec, recording, employee_fio, utm_source, utm_medium, utm_campaign, landing.",
                            "Выберите хотя бы такие параметры: call_id, calldate, caller, dst, call_type, disposition,"
                                    + " billsec, recording, employee_fio, utm_source, utm_medium, utm_campaign, landing."),
                    new Localized(
                            "Call one of your numbers and hang up: the connection turns from waiting to working.",
                            "Зателефонуйте на один зі своїх номерів і покладіть слухавку: стан підключення зміниться з"
                                    + " очікування на роботу.",
                            "Позвоните на один из своих номеров и положите трубку: подключение перейдёт из ожидания в"
                                    + " работу.")));

    private RingostatSetup() {}
}
