package io.potik.intake.channel.asterisk;

import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import java.util.List;

/** What people are told who connect an Asterisk. */
final class AsteriskSetup {

    static final String HOST = "host";
    static final String PORT = "port";
    static final String TLS = "tls";
    static final String USERNAME = "username";
    static final String INBOUND_CONTEXTS = "inboundContexts";

    static final ProviderDescription DESCRIPTION = new ProviderDescription(
            "call",
            "Asterisk",
            true,
            false,
            List.of(
                    new Field(
                            HOST,
                            false,
                            "text",
                            new Localized(
                                    "The exchange's name or address. Empty if a script of yours posts the events to the"
                                            + " hook address.",
                                    "Ім'я або адреса станції. Порожньо, якщо події на адресу хука надсилає ваш скрипт.",
                                    "Имя или адрес станции. Пусто, если события на адрес хука отправляет ваш скрипт.")),
                    new Field(
                            PORT,
                            false,
                            "text",
                            new Localized(
                                    "The port of the manager interface, if it is not 5038.",
                                    "Порт інтерфейсу керування (AMI), якщо це не 5038.",
                                    "Порт интерфейса управления (AMI), если это не 5038.")),
                    new Field(
                            TLS,
                            false,
                            "flag",
                            new Localized(
                                    "Whether the manager interface is spoken to through TLS (tlsenable in manager.conf).",
                                    "Чи з'єднуватися з AMI через TLS (tlsenable у manager.conf).",
                                    "Соединяться ли с AMI через TLS (tlsenable в manager.conf).")),
                    new Field(
                            USERNAME,
                            false,
                            "text",
                            new Localized(
                                    "The user of manager.conf.",
                                    "Користувач із manager.conf.",
                                    "Пользователь из manager.conf.")),
                    new Field(
                            INBOUND_CONTEXTS,
                            false,
                            "list",
                            new Localized(
                                    "The contexts in which calls from outside begin, like from-trunk. Empty: whoever calls"
                                            + " from a number longer than an extension calls from outside.",
                                    "Контексти, у яких починаються дзвінки ззовні, як-от from-trunk. Порожньо: зовнішнім"
                                            + " вважається дзвінок із номера, довшого за внутрішній.",
                                    "Контексты, в которых начинаются звонки снаружи, например from-trunk. Пусто: внешним"
                                            + " считается звонок с номера длиннее внутреннего."))),
            List.of(new Field(
                    AsteriskChannel.SECRET,
                    false,
                    "secret",
                    new Localized(
                            "The user's secret of manager.conf.",
                            "Секрет цього користувача з manager.conf.",
                            "Секрет этого пользователя из manager.conf."))),
            List.of(
                    new Localized(
                            "In manager.conf of the exchange, add a user with read = call,cdr, no write permissions, and"
                                    + " permit only the address of this installation; then run “manager reload”.",
                            "У manager.conf станції додайте користувача з read = call,cdr без прав на запис і дозвольте"
                                    + " лише адресу цієї інсталяції; потім виконайте «manager reload».",
                            "В manager.conf станции добавьте пользователя с read = call,cdr без прав на запись и разрешите"
                                    + " только адрес этой установки; затем выполните «manager reload»."),
                    new Localized(
                            "Save this connection with the host, the user name and the secret.",
                            "Збережіть це підключення з адресою станції, ім'ям користувача і секретом.",
                            "Сохраните это подключение с адресом станции, именем пользователя и секретом."),
                    new Localized(
                            "If the exchange cannot be reached from here, post its events to the hook address instead, as"
                                    + " text or JSON, when a call is over.",
                            "Якщо станція звідси недоступна, надсилайте її події на адресу хука текстом або JSON, коли"
                                    + " дзвінок завершено.",
                            "Если станция отсюда недоступна, отправляйте её события на адрес хука текстом или JSON, когда"
                                    + " звонок завершён."),
                    new Localized(
                            "Call one of your numbers and hang up: the connection turns from waiting to working.",
                            "Зателефонуйте на один зі своїх номерів і покладіть слухавку: стан підключення зміниться з"
                                    + " очікування на роботу.",
                            "Позвоните на один из своих номеров и положите трубку: подключение перейдёт из ожидания в"
                                    + " работу.")));

    private AsteriskSetup() {}
}
